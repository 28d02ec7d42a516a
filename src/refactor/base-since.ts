import { baseSince } from './data/base-since.ts';

type Version = readonly [major: number, minor: number, patch: number];

let tables: ReadonlyMap<string, readonly Version[]> | undefined;

/** The versions of each image, of each minor one the first that was built on Debian 12 or newer. */
function versionsOf(image: string): readonly Version[] {
  tables ??= new Map(
    baseSince
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...versions] = line.split(' ');
        return [
          name,
          versions.map((version): Version => {
            const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
            return [major, minor, patch];
          }),
        ];
      }),
  );
  return tables.get(image) ?? [];
}

/**
 * Whether an official image's tag without the name of a release stands for one on Debian 12 or newer, as what is built anew goes on doing.
 * @param tag such as `3.11`, `18-slim`, `3.11.4-slim`
 */
export function isSinceBookworm(image: string, tag: string): boolean {
  const versions = versionsOf(image);
  const newest = versions.at(-1);
  const written = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:$|-)/.exec(tag);
  if (!written || !newest) return false;
  const [major, minor, patch] = written.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const listed = versions.filter(([each]) => each === major);
  if (minor === undefined) return listed.length > 0 || (major ?? 0) > newest[0];
  const own = listed.find(([, each]) => each === minor);
  if (own) return patch === undefined || patch >= own[2];
  // What came out since the table was made.
  return (major ?? 0) > newest[0] || (major === newest[0] && minor > newest[1]);
}
