import type { ImageReference } from '../dockerfile/model.ts';
import type { Account } from './account.ts';
import { rpmAccount } from './rpm-accounts.ts';

/** Official images on Debian or Ubuntu, whose `useradd` and `groupadd` come from the package passwd. */
const DEBIAN_BASED =
  /^(debian|ubuntu|buildpack-deps|python|golang|ruby|php|perl|rust|openjdk|eclipse-temurin|amazoncorretto|gcc|pypy|elixir|erlang|haskell|julia|r-base|swift)$/;
/**
 * Accounts that images bring for what they are for. Numbers, since Kubernetes' runAsNonRoot can't check a name
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/).
 */
const BROUGHT: readonly { readonly image: RegExp; readonly user: string }[] = [
  // https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user
  { image: /^docker\.io\/node:/, user: '1000:1000' },
  // www-data, as PHP's servers run: https://github.com/docker-library/php/blob/master/Dockerfile-linux.template
  { image: /^docker\.io\/php:(?!.*apache).*alpine/, user: '82:82' },
  { image: /^docker\.io\/php:(?!.*apache)/, user: '33:33' },
  // https://github.com/dotnet/dotnet-docker/blob/main/documentation/scenarios/nonroot-users.md
  { image: /^mcr\.microsoft\.com\/dotnet\/(aspnet|runtime|runtime-deps|sdk|monitor):([89]|\d\d)\./, user: '1654:1654' },
  // https://github.com/oven-sh/bun/tree/main/dockerhub, https://github.com/denoland/deno_docker
  { image: /^docker\.io\/oven\/bun:/, user: '1000:1000' },
  { image: /^docker\.io\/denoland\/deno:/, user: '1993:1993' },
  // https://github.com/gradle/docker-gradle: the account that the daemon's cache belongs to
  { image: /^docker\.io\/gradle:/, user: '1000:1000' },
];
/** `nonroot` of https://github.com/GoogleContainerTools/distroless/blob/main/common/variables.bzl; there is no shell to make another. */
const NONROOT = '65532:65532';
/** Variants of those that are built on something else or hold no shell tools. */
const OTHER_BASE = /windows|nanoserver|ubi|oraclelinux|centos|amazonlinux|al20\d\d|distroless/i;

/** The account that an image can run as; undefined when the image isn't known. Alpine's account tools are BusyBox's. */
export function accountFor(image: ImageReference): Account | undefined {
  const tag = image.tag ?? '';
  if (image.registry === 'gcr.io' && image.repository.startsWith('distroless/'))
    return { kind: 'existing', user: NONROOT, shell: false };
  const rpm = rpmAccount(image);
  if (rpm) return rpm;
  const name = `${image.registry}/${image.repository}:${tag}`;
  const brought = /windows|nanoserver|chiseled|distroless/.test(tag)
    ? undefined
    : BROUGHT.find((each) => each.image.test(name));
  if (brought && !(image.repository === 'php' && image.tag === undefined && image.digest !== undefined))
    return { kind: 'existing', user: brought.user, shell: true };
  // A digest alone may be of any variant.
  const anyVariant = image.tag === undefined && image.digest !== undefined;
  // Ubuntu below Eclipse Temurin, Debian below the older OpenJDK: https://github.com/carlossg/docker-maven
  if (image.registry === 'docker.io' && image.repository === 'maven')
    return /^$|^latest$|^[\d.]+$|eclipse-temurin|openjdk-(8|11)(-slim)?$/.test(tag) && !/alpine/.test(tag)
      ? { kind: 'create', tools: 'shadow' }
      : undefined;
  if (image.registry !== 'docker.io' || OTHER_BASE.test(tag)) return undefined;
  // From 12 on it is Oracle Linux where the tag names nothing else: https://hub.docker.com/_/openjdk
  if (
    image.repository === 'openjdk' &&
    Number.parseInt(tag, 10) >= 12 &&
    !/slim|stretch|buster|bull|book|alpine/.test(tag)
  )
    return undefined;
  if (image.repository === 'alpine') return { kind: 'create', tools: 'busybox' };
  if (!DEBIAN_BASED.test(image.repository) || (anyVariant && !/^(debian|ubuntu)$/.test(image.repository)))
    return undefined;
  if (/alpine/.test(tag)) return { kind: 'create', tools: 'busybox' };
  return image.repository === 'amazoncorretto' ? undefined : { kind: 'create', tools: 'shadow' };
}
