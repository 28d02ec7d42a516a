import bookworm from './data/runtime-libraries-bookworm.json' with { type: 'json' };
import bullseye from './data/runtime-libraries-bullseye.json' with { type: 'json' };
import trixie from './data/runtime-libraries-trixie.json' with { type: 'json' };

type Table = Readonly<Record<string, string>>;

/** Made by scripts/generate-runtime-libraries.mjs from Debian's package indexes. */
const TABLES: Readonly<Record<string, Table>> = { bullseye, bookworm, trixie };

/**
 * The packages that a header package leaves behind at run time (`libpq-dev` gives `libpq5`).
 * @param release Debian's name of its release; undefined when the image's tag does not tell it: then only what the two newest
 *   releases have in common is known
 * @returns undefined when the metadata does not know the package
 */
export function runtimeLibraries(name: string, release: string | undefined): readonly string[] | undefined {
  if (release !== undefined) return look(TABLES[release], name);
  const [old, current] = [look(bookworm, name), look(trixie, name)];
  // Packages that were renamed for 64-bit time provide their old names.
  const plain = current?.map((library) => library.replace(/t64$/, ''));
  return old !== undefined && old.join() === plain?.join() ? old : undefined;
}

/** Debian's release that an image's tag names. */
export function releaseOf(tag: string): string | undefined {
  return Object.keys(TABLES).find((release) => tag.includes(release));
}

function look(table: Table | undefined, name: string): string[] | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name]?.split(' ') : undefined;
}
