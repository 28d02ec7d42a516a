import { lookup } from '../text/lookup.ts';
import { bookworm } from './data/bookworm.ts';
import { bullseye } from './data/bullseye.ts';
import { trixie } from './data/trixie.ts';

/** Stands for a release that is Debian 12 or a newer one. */
export const SINCE_BOOKWORM = 'bookworm or newer';

/** Made by scripts/generate-runtime-libraries.mjs from Debian's package indexes. */
const SOURCES: Readonly<Record<string, string>> = lookup({ bullseye, bookworm, trixie });
/**
 * Ubuntu's releases lie between two of Debian's (each one's /etc/debian_version tells): what both of them have, it has.
 * Without a release it is what all have in common that are in use.
 */
const BETWEEN: Readonly<Record<string, readonly [string, string]>> = lookup({
  [SINCE_BOOKWORM]: ['bookworm', 'trixie'],
  focal: ['bullseye', 'bookworm'],
  jammy: ['bullseye', 'bookworm'],
  noble: ['bookworm', 'trixie'],
  resolute: ['bookworm', 'trixie'],
});
/** Where Ubuntu has neither's, for the header packages that Dockerfiles name most: https://packages.ubuntu.com */
const UBUNTU: Readonly<Record<string, Readonly<Record<string, string>>>> = lookup({
  focal: {
    'libssl-dev': 'libssl1.1',
    'libffi-dev': 'libffi7',
    'libicu-dev': 'libicu66',
    'libmysqlclient-dev': 'libmysqlclient21',
    'default-libmysqlclient-dev': 'libmysqlclient21',
    'libjpeg-dev': 'libjpeg8',
    'libldap2-dev': 'libldap-2.4-2',
  },
  jammy: {
    'libssl-dev': 'libssl3',
    'libffi-dev': 'libffi8',
    'libicu-dev': 'libicu70',
    'libmysqlclient-dev': 'libmysqlclient21',
    'default-libmysqlclient-dev': 'libmysqlclient21',
    'libjpeg-dev': 'libjpeg8',
    'libldap2-dev': 'libldap-2.5-0',
  },
  noble: {
    'libssl-dev': 'libssl3t64',
    'libffi-dev': 'libffi8',
    'libicu-dev': 'libicu74',
    'libmysqlclient-dev': 'libmysqlclient21',
    'default-libmysqlclient-dev': 'libmysqlclient21',
    'libjpeg-dev': 'libjpeg8',
    'libldap2-dev': 'libldap2',
  },
});
/** Taken apart when first asked for. */
const tables = new Map<string, ReadonlyMap<string, readonly string[]>>();

/**
 * The packages that a header package leaves behind at run time (`libpq-dev` gives `libpq5`).
 * @param release Debian's or Ubuntu's name of its release; undefined when it isn't known
 * @returns undefined when the metadata does not know the package
 */
export function runtimeLibraries(name: string, release: string | undefined): readonly string[] | undefined {
  if (release !== undefined && Object.hasOwn(SOURCES, release)) return leftBy(release, name);
  const own = Object.hasOwn(UBUNTU, release ?? '') ? UBUNTU[release ?? '']?.[name] : undefined;
  if (own !== undefined) return [own];
  if (release !== undefined && !Object.hasOwn(BETWEEN, release)) return undefined;
  const releases: readonly string[] = BETWEEN[release ?? ''] ?? ['bullseye', 'bookworm', 'trixie'];
  const [old, ...newer] = releases.map((each) => leftBy(each, name));
  // Packages that were renamed for 64-bit time provide their old names.
  const same = newer.every((libraries) => libraries?.map((each) => each.replace(/t64$/, '')).join() === old?.join());
  return old !== undefined && same ? old : undefined;
}

/**
 * Whether a release has a package, as far as it is known by name what belongs to releases.
 * @param release as `runtimeLibraries` takes it
 * @param listed the names that a release of Debian has
 */
export function isInRelease(
  name: string,
  release: string | undefined,
  listed: (release: string) => ReadonlySet<string>,
): boolean {
  const own = Object.values((Object.hasOwn(UBUNTU, release ?? '') ? UBUNTU[release ?? ''] : undefined) ?? {});
  if (own.includes(name)) return true;
  if (release === undefined) return false;
  const releases = Object.hasOwn(SOURCES, release) ? [release] : (BETWEEN[release] ?? []);
  // What was renamed for 64-bit time provides its old name.
  return releases.length > 0 && releases.every((each) => listed(each).has(name) || listed(each).has(`${name}t64`));
}

/** The libraries and header packages of a release of Debian. */
export function librariesIn(release: string): ReadonlySet<string> {
  const known = names.get(release);
  if (known) return known;
  const all = new Set([...tableOf(release)].flatMap(([name, libraries]) => [name, ...libraries]));
  names.set(release, all);
  return all;
}

/** Made when first asked for. */
const names = new Map<string, ReadonlySet<string>>();

/** Header packages that newer releases only have as a way to another one, or not any more. */
const RENAMED: Readonly<Record<string, string>> = lookup({
  'libfreetype6-dev': 'libfreetype-dev',
  'libncurses5-dev': 'libncurses-dev',
  'libncursesw5-dev': 'libncurses-dev',
});

function leftBy(release: string, name: string): readonly string[] | undefined {
  const renamed = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
  return tableOf(release).get(name) ?? (renamed === undefined ? undefined : tableOf(release).get(renamed));
}

/** Debian's release that an image's tag names. */
export function releaseOf(tag: string): string | undefined {
  return Object.keys(SOURCES).find((release) => tag.includes(release));
}

function tableOf(release: string): ReadonlyMap<string, readonly string[]> {
  const known = tables.get(release);
  if (known) return known;
  const lines = (SOURCES[release] ?? '').trim().split('\n');
  const table = new Map(
    lines.map((line) => {
      const [name = '', ...libraries] = line.split(' ');
      return [name, libraries] as const;
    }),
  );
  tables.set(release, table);
  return table;
}
