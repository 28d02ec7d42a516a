import type { BaseImage, Stage } from '../dockerfile/model.ts';
import { packageCalls } from '../shell/packages.ts';
import { lookup } from '../text/lookup.ts';
import { isSinceBookworm } from './base-since.ts';
import { baseReleases } from './data/base-releases.ts';
import { SINCE_BOOKWORM } from './runtime-libraries.ts';

/** What has to be known of a base image to split what is built on it. */
export interface BaseFacts {
  /** The official image's name, such as `python`; undefined for all others. */
  readonly language: string | undefined;
  readonly family: 'debian' | 'alpine' | 'rpm' | undefined;
  /** Debian's or Ubuntu's name of the release; undefined when it isn't known. */
  readonly release: string | undefined;
  /** What the libraries of header packages are looked up by: the release, else what is known of it. */
  readonly libraries: string | undefined;
}

/** Official images with a language or a compiler in them: https://github.com/docker-library/official-images */
const LANGUAGES =
  /^(python|node|ruby|php|golang|rust|gcc|maven|gradle|openjdk|eclipse-temurin|amazoncorretto|buildpack-deps)$/;
const RELEASE =
  /(?:^|-)(wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|forky|sid|trusty|xenial|bionic|focal|jammy|noble|resolute)(?=$|-|\d)/;
/** Versions of Debian and Ubuntu by their names: https://www.debian.org/releases/, https://wiki.ubuntu.com/Releases */
const NAMES: Readonly<Record<string, string>> = lookup({
  'debian:8': 'jessie',
  'debian:9': 'stretch',
  'debian:10': 'buster',
  'debian:11': 'bullseye',
  'debian:12': 'bookworm',
  'debian:13': 'trixie',
  'ubuntu:14.04': 'trusty',
  'ubuntu:16.04': 'xenial',
  'ubuntu:18.04': 'bionic',
  'ubuntu:20.04': 'focal',
  'ubuntu:22.04': 'jammy',
  'ubuntu:24.04': 'noble',
  'ubuntu:26.04': 'resolute',
});

let tables: ReadonlyMap<string, string> | undefined;

/** The release that an official image's tag stands for. */
function releaseOfTag(repository: string, tag: string): string | undefined {
  tables ??= new Map(
    baseReleases
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [image = '', release = '', ...tags] = line.split(' ');
        return tags.map((name) => [`${image}:${name}`, release] as const);
      }),
  );
  return tables.get(`${repository}:${tag}`);
}

/** What is known of a stage's base image by its name, and, where the name says nothing, by the package managers that are called. */
export function baseFacts(stage: Stage): BaseFacts {
  const { base } = stage;
  const { image } = base;
  const official = image?.registry === 'docker.io' ? image.repository : undefined;
  const language = official !== undefined && LANGUAGES.test(official) ? official : dotnetOf(base);
  const tag = image?.tag ?? 'latest';
  const release = releaseOf(official, tag);
  return { language, family: familyOf(stage, official, tag), release, libraries: librariesOf(official, tag) };
}

function releaseOf(official: string | undefined, tag: string): string | undefined {
  return (
    RELEASE.exec(tag)?.[1] ??
    NAMES[`${official}:${tag.replace(/^(\d+(?:\.\d\d)?)(?:\.\d+)?(?:-slim)?$/, '$1')}`] ??
    (official === undefined ? undefined : releaseOfTag(official, tag))
  );
}

/**
 * What the packages of an image's release are looked up by.
 * @param official an official image's name, such as `python`; undefined for all others
 * @returns the release's name, else what is known of it; undefined when nothing is
 */
export function librariesOf(official: string | undefined, tag: string): string | undefined {
  const since = official !== undefined && isSinceBookworm(official, tag) ? SINCE_BOOKWORM : undefined;
  return releaseOf(official, tag) ?? since;
}

function dotnetOf({ image }: BaseImage): string | undefined {
  return image?.registry === 'mcr.microsoft.com' && image.repository === 'dotnet/sdk' ? 'dotnet' : undefined;
}

function familyOf(stage: Stage, official: string | undefined, tag: string): BaseFacts['family'] {
  if (official === 'alpine' || /alpine/.test(tag)) return 'alpine';
  if (official === 'debian' || official === 'ubuntu') return 'debian';
  const families = new Set(
    stage.instructions
      .filter(({ keyword }) => keyword === 'RUN')
      .flatMap((run) => packageCalls(run.shell()).map(({ family }) => family)),
  );
  if (families.has('apt')) return 'debian';
  if (families.has('apk')) return 'alpine';
  if (families.has('rpm') || families.has('zypper')) return 'rpm';
  return official !== undefined && LANGUAGES.test(official) ? 'debian' : undefined;
}

/** Where official images begin, when it isn't `/`: WORKDIR in each one's Dockerfile, https://github.com/docker-library/official-images */
const FOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^golang:/, '/go'],
  [/^gradle:/, '/home/gradle'],
  [/^php:.*(apache|fpm)|^wordpress:/, '/var/www/html'],
  [/^httpd:/, '/usr/local/apache2'],
  [/^tomcat:/, '/usr/local/tomcat'],
];

/** The folder that a stage works in where it sets none: its base image's, `/` when nothing else is known. */
export function baseFolder({ root }: Stage): string {
  const { image } = root.base;
  const name = image?.registry === 'docker.io' ? `${image.repository}:${image.tag ?? 'latest'}` : '';
  return FOLDERS.find(([pattern]) => pattern.test(name))?.[1] ?? '/';
}

/** Official images that start a server by themselves. */
const STARTS =
  /^(docker\.io\/)?(library\/)?(php:[^:]*(apache|fpm)|nginx|httpd|tomcat|jetty|caddy|wordpress|drupal|nextcloud)\b/;

/** Whether a stage's base image starts something that is of use without a CMD. */
export function startsByItself({ base }: Stage): boolean {
  return STARTS.test(base.resolved ?? '');
}

/** Images with next to nothing below `/usr/local` and `/opt`: distributions, and those of Python and Ruby, whose interpreters are small. */
const SMALL =
  /(^|\/)(debian|ubuntu|alpine|alpine-arm|fedora|centos|rockylinux|almalinux|amazonlinux|oraclelinux|leap|tumbleweed|ubi|ubi\d(-minimal)?|buildpack-deps|python|ruby|nginx|baseimage)$/;

/** Whether an image can be carried over with what is built in `/usr/local` or `/opt`. */
export function isSmall({ base }: Stage): boolean {
  return SMALL.test(base.image?.repository ?? '');
}
