import { chainInstructions } from '../../dockerfile/chain.ts';
import type { BaseImage, Dockerfile } from '../../dockerfile/model.ts';
import { baseFacts } from '../../refactor/base-facts.ts';
import type { Language } from '../../refactor/translate/language.ts';
import { packageCalls } from '../../shell/packages.ts';

/**
 * Names of Node's releases with long-term support from 20 on, and tags that move with the releases:
 * https://github.com/nodejs/Release, https://hub.docker.com/_/node
 */
const NODE_NAMES =
  /^(latest|current|lts|lts-(iron|jod|krypton)|iron|jod|krypton|slim|alpine|bullseye|bookworm|trixie)(-|$)/;

/** Releases whose Python is older: https://packages.debian.org/buster/python3, https://packages.ubuntu.com/bionic/python3 */
const OLD = /^(wheezy|jessie|stretch|buster|trusty|xenial|bionic)$/;

/** The language that a translated entry point of the image can be in: one that is there when it runs, new enough. */
export function runtimeOf(file: Dockerfile): Language | undefined {
  const { target } = file;
  if (!target) return undefined;
  const { base } = target.root;
  if (isOfficial(base, 'python')) return hasPython(base.image?.tag ?? 'latest') ? 'python' : undefined;
  if (isOfficial(base, 'node')) return hasNode(base.image?.tag ?? 'latest') ? 'node' : undefined;
  // Newer releases of Debian and Ubuntu bring Python 3.8 or newer, and so does Alpine since 3.11.
  const { family, release } = baseFacts(target.root);
  if (family !== 'alpine' && (release === undefined || OLD.test(release))) return undefined;
  return installed(file).some((name) => /^python3(-minimal)?$/.test(name)) ? 'python' : undefined;
}

function isOfficial({ image }: BaseImage, repository: string): boolean {
  return image?.registry === 'docker.io' && image.repository === repository;
}

function hasPython(tag: string): boolean {
  const version = /^(\d+)(?:\.(\d+))?/.exec(tag);
  if (!version) return true;
  return version[1] === '3' && (version[2] === undefined || Number(version[2]) >= 8);
}

function hasNode(tag: string): boolean {
  const version = /^(\d+)/.exec(tag);
  return version ? Number(version[1]) >= 20 : NODE_NAMES.test(tag);
}

/** The packages that the image's own stages install with apt and apk. */
function installed(file: Dockerfile): string[] {
  return chainInstructions(file.target)
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => packageCalls(run.shell()))
    .filter(
      ({ family, subcommand }) =>
        (family === 'apt' && subcommand === 'install') || (family === 'apk' && subcommand === 'add'),
    )
    .flatMap(({ packages }) => packages.map(({ text }) => text.replace(/[=<>~].*$/s, '')));
}
