import { packageSizes } from './data/package-sizes.ts';

/** Size by itself and with all that it brings, in megabytes. */
type Size = readonly [own: number, all: number];

let table: ReadonlyMap<string, Size> | undefined;

/**
 * About how much smaller an image is without some packages, in megabytes: an estimate from Debian 12's package sizes. What several of
 * them bring is counted once, with the largest of them; what is small isn't counted.
 * @returns 0 where nothing is known
 */
export function estimatedSavings(names: readonly string[]): number {
  table ??= new Map(
    packageSizes
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', own, all] = line.split(' ');
        return [name, [Number(own), Number(all)]] as const;
      }),
  );
  const known = table;
  const sizes = names.map((name) => known.get(name.replace(/[=:].*$/s, ''))).filter((size) => size !== undefined);
  const largest = sizes.reduce<Size>((most, size) => (size[1] > most[1] ? size : most), [0, 0]);
  return sizes.reduce((sum, [own]) => sum + own, largest[1] - largest[0]);
}
