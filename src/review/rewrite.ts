import type { Snapshot } from '../repository/snapshot.ts';
import type { Range } from '../text/range.ts';
import type { Configuration } from './configuration.ts';
import { fixSnapshot } from './fix.ts';
import type { Finding } from './types.ts';

/** What stands around findings: the file that they are of, and all that is found in it. */
export interface Surroundings {
  readonly head: Snapshot;
  readonly configuration: Configuration;
  /** Of head, with those that nobody is told of. */
  readonly findings: readonly Finding[];
}

export interface Rewritten {
  /** What stands in the place of the stretch. */
  readonly text: string;
  /** The findings that are gone then. */
  readonly mended: readonly Finding[];
  readonly safety: 'safe' | 'unsafe';
}

/**
 * A stretch of a file with the fixes of its findings, the one that writes stages anew among them: each is made in what the ones before it
 * left, as two suggestions for the same lines could not both be committed. Nothing outside the stretch is changed.
 * @param findings those in the stretch, with and without a fix
 * @param stretch in offsets
 * @returns undefined when nothing in it is to change
 */
export function rewriteStretch(
  findings: readonly Finding[],
  path: string,
  stretch: Range,
  { head, configuration, findings: all }: Surroundings,
): Rewritten | undefined {
  const own = new Set(findings.map(({ fingerprint }) => fingerprint));
  const others = new Set(
    all.filter((each) => each.path === path && !own.has(each.fingerprint)).map((each) => each.fingerprint),
  );
  const behind = (head.read(path) ?? '').length - stretch.end;
  // Places count here, and not fingerprints alone: of equal lines the second ones take the first ones' once those are mended.
  const isWithin = ({ start, end }: Range, text: string): boolean =>
    stretch.start <= start && end <= text.length - behind;
  const { files, applied, left } = fixSnapshot(head, {
    paths: [path],
    configuration,
    unsafe: true,
    rules: [...new Set(findings.map(({ rule }) => rule))],
    alone: true,
    only: ({ fingerprint, fix }, text) =>
      !others.has(fingerprint) && fix?.edits.every(({ range }) => isWithin(range, text)) === true,
  });
  const changed = files.find((file) => file.path === path);
  if (changed?.before === undefined) return undefined;
  const { after } = changed;
  const fixed = new Set(applied.map(({ fingerprint }) => fingerprint));
  const apart = new Set(
    findings.filter(({ range }) => !isWithin(range, changed.before ?? '')).map((each) => each.fingerprint),
  );
  const leftRules = new Set(
    left
      .filter(({ range, fingerprint }) => (isWithin(range, after) ? !others.has(fingerprint) : apart.has(fingerprint)))
      .map(({ rule }) => rule),
  );
  return {
    text: after.slice(stretch.start, after.length - behind),
    safety: applied.some(({ fix }) => fix?.safety === 'unsafe') ? 'unsafe' : 'safe',
    // Nobody asked ShellCheck again.
    mended: findings.filter(
      ({ fingerprint, rule }) => fixed.has(fingerprint) || !(leftRules.has(rule) || /^SC\d/.test(rule)),
    ),
  };
}
