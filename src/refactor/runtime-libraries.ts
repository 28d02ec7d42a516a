import { bookworm } from './data/bookworm.ts';
import { bullseye } from './data/bullseye.ts';
import { trixie } from './data/trixie.ts';

/** Made by scripts/generate-runtime-libraries.mjs from Debian's package indexes. */
const SOURCES: Readonly<Record<string, string>> = { bullseye, bookworm, trixie };
/** Taken apart when first asked for. */
const tables = new Map<string, ReadonlyMap<string, readonly string[]>>();

/**
 * The packages that a header package leaves behind at run time (`libpq-dev` gives `libpq5`).
 * @param release Debian's name of its release; undefined when the image's tag does not tell it: then only what the two newest
 *   releases have in common is known
 * @returns undefined when the metadata does not know the package
 */
export function runtimeLibraries(name: string, release: string | undefined): readonly string[] | undefined {
  if (release !== undefined) return tableOf(release).get(name);
  const [old, current] = [tableOf('bookworm').get(name), tableOf('trixie').get(name)];
  // Packages that were renamed for 64-bit time provide their old names.
  const plain = current?.map((library) => library.replace(/t64$/, ''));
  return old !== undefined && old.join() === plain?.join() ? old : undefined;
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
