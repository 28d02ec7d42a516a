import { kinOf } from './fingerprint.ts';
import type { Finding } from './types.ts';

/** A finding as it is remembered: its fingerprint, and what it shares with itself after its line was edited. */
export interface Known {
  readonly fingerprint: string;
  readonly kin: string;
  /** It stands for all of its kin: there were too many to remember each. Its fingerprint is the kin's. */
  readonly all?: true;
}

/**
 * Which remembered finding each of these is: the one with the same fingerprint, or else one of its kin that is left over, so
 * that an edit of a line that was told already tells nothing new.
 * @returns by the fingerprint of the finding, that of the remembered one
 */
export function recognise(findings: readonly Finding[], known: readonly Known[]): Map<string, string> {
  const prints = new Set(known.map(({ fingerprint }) => fingerprint));
  const found = new Map<string, string>();
  for (const { fingerprint } of findings) if (prints.has(fingerprint)) found.set(fingerprint, fingerprint);
  const left = new Map<string, string[]>();
  const endless = new Map<string, string>();
  for (const { fingerprint, kin, all } of known) {
    if (found.has(fingerprint)) continue;
    if (all) {
      endless.set(kin, fingerprint);
      continue;
    }
    const list = left.get(kin);
    if (list) list.push(fingerprint);
    else left.set(kin, [fingerprint]);
  }
  for (const finding of findings) {
    if (found.has(finding.fingerprint)) continue;
    const kin = kinOf(finding);
    const earlier = left.get(kin)?.shift() ?? endless.get(kin);
    if (earlier !== undefined) found.set(finding.fingerprint, earlier);
  }
  return found;
}
