import type { ImageReference } from '../dockerfile/model.ts';

/** How an image gets an unprivileged account. */
export type Account =
  | { readonly kind: 'existing'; readonly user: string }
  | { readonly kind: 'create'; readonly tools: 'shadow' | 'busybox' };

/** Official images on Debian or Ubuntu, whose `useradd` and `groupadd` come from the package passwd. */
const DEBIAN_BASED =
  /^(debian|ubuntu|buildpack-deps|python|golang|ruby|php|perl|rust|openjdk|eclipse-temurin|amazoncorretto|gcc|pypy|elixir|erlang|haskell|julia|r-base|swift)$/;
/** Variants of those that are built on something else or hold no shell tools. */
const OTHER_BASE = /windows|nanoserver|ubi|oraclelinux|centos|amazonlinux|al20\d\d|distroless/i;

/**
 * The account that an image can run as; undefined when the image isn't known. `node` has the user 1000:1000
 * (https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user); Alpine's account tools are BusyBox's.
 */
export function accountFor(image: ImageReference): Account | undefined {
  const tag = image.tag ?? '';
  if (image.registry !== 'docker.io' || OTHER_BASE.test(tag)) return undefined;
  if (image.repository === 'node') return { kind: 'existing', user: '1000:1000' };
  if (image.repository === 'alpine') return { kind: 'create', tools: 'busybox' };
  if (!DEBIAN_BASED.test(image.repository)) return undefined;
  if (/alpine/.test(tag)) return { kind: 'create', tools: 'busybox' };
  return image.repository === 'amazoncorretto' ? undefined : { kind: 'create', tools: 'shadow' };
}
