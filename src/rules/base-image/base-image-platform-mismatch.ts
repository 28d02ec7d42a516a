import { isWindowsImage } from '../../dockerfile/image-reference.ts';
import type { BaseImage } from '../../dockerfile/model.ts';
import { lookup } from '../../text/lookup.ts';
import type { Rule } from '../rule.ts';

export const baseImagePlatformMismatch: Rule = {
  id: 'base-image-platform-mismatch',
  group: 'base-image',
  severity: 'warning',
  default: false,
  fix: 'none',
  aliases: ['InvalidBaseImagePlatform', 'tally/platform-mismatch'],
  summary: 'A base image is asked for on a platform that it is not made for.',
  why: 'The build fails, or goes on with an image that does not run where it is meant to.',
  *check({ file }) {
    for (const { base, from, parent, role } of file.stages) {
      const flag = from.flags.find(({ name }) => name === 'platform');
      const asked = /^(linux|windows)\/(\w+)(\/v\d)?$/.exec(flag?.value ?? '');
      if (!flag || !asked || parent || base.scratch || role === 'unused') continue;
      const made = madeFor(base);
      const [, os = '', architecture = ''] = asked;
      const wrong =
        (made.os !== undefined && made.os !== os) ||
        (made.architecture !== undefined && made.architecture !== architecture);
      if (!wrong) continue;
      const platform = [made.os ?? os, made.architecture ?? architecture].join('/');
      yield {
        range: flag.range,
        message: `\`${base.raw}\` is made for \`${platform}\`, not for \`${flag.value}\`.`,
      };
    }
  },
};

/** Namespaces of Docker's official images for one architecture: https://github.com/docker-library/official-images#architectures-other-than-amd64 */
const NAMESPACES: Readonly<Record<string, string>> = lookup({
  amd64: 'amd64',
  arm32v5: 'arm',
  arm32v6: 'arm',
  arm32v7: 'arm',
  arm64v8: 'arm64',
  i386: '386',
  mips64le: 'mips64le',
  ppc64le: 'ppc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
});

/** What an image's name says of its platform; a registry could say more. */
function madeFor({ image, resolved }: BaseImage): { readonly os?: string; readonly architecture?: string } {
  if (!image) return {};
  const namespace = image.registry === 'docker.io' ? image.repository.split('/')[0] : undefined;
  const named = namespace !== undefined && Object.hasOwn(NAMESPACES, namespace) ? NAMESPACES[namespace] : undefined;
  const tagged = /(?:^|-)(amd64|arm64|s390x|ppc64le|riscv64)$/.exec(image.tag ?? '')?.[1];
  const architecture = named ?? tagged;
  if (isWindowsImage(resolved)) return { os: 'windows', architecture };
  const linux = image.registry === 'docker.io' && LINUX.test(image.repository);
  return { os: linux ? 'linux' : undefined, architecture };
}

/** Images that exist for Linux only. */
const LINUX =
  /^(alpine|debian|ubuntu|busybox|fedora|archlinux|amazonlinux|rockylinux\/\w+|almalinux|oraclelinux|nginx|redis|postgres)$/;
