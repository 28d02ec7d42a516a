import { isCheckedPath } from '../repository/file-kinds.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import type { ShellCheck } from '../shell/shellcheck.ts';
import { applyEdits, EditSet, type TextEdit } from '../text/edit.ts';
import { checkSnapshot } from './check.ts';
import type { Configuration } from './configuration.ts';
import type { Finding } from './types.ts';

export interface FixOptions {
  readonly paths?: readonly string[];
  readonly configuration: Configuration;
  /** Also fixes that may change what the image does. */
  readonly unsafe: boolean;
  /** Only these rules' fixes. */
  readonly rules?: readonly string[];
  /** Without a look at what other rules find: `left` is of these rules alone then. */
  readonly alone?: boolean;
  /** Only findings that this accepts, in what their file is when they are found. */
  readonly only?: (finding: Finding, text: string) => boolean;
  /** Whether files can be written beside the checked ones, which some fixes do more with. */
  readonly files?: boolean;
  /** No fingerprint twice: what takes an applied finding's fingerprint afterwards is another one. */
  readonly once?: boolean;
  readonly shellCheck?: ShellCheck;
  /** See `CheckOptions`. */
  readonly leftOut?: ReadonlySet<string>;
  readonly begin?: (path: string | undefined) => void;
}

export interface FixResult {
  readonly files: { readonly path: string; readonly before: string | undefined; readonly after: string }[];
  readonly applied: Finding[];
  /** Findings after the last round. */
  readonly left: Finding[];
  readonly rounds: number;
}

const MAX_ROUNDS = 10;

/** Applies fixes to a fixed point: collect, drop conflicts, apply, check again. */
export function fixSnapshot(snapshot: Snapshot, options: FixOptions): FixResult {
  const texts = new Map<string, string>();
  const paths = options.paths ?? snapshot.list().filter(isCheckedPath);
  const current: Snapshot = { ...snapshot, read: (path) => texts.get(path) ?? snapshot.read(path) };
  const applied: Finding[] = [];
  let rounds = 0;
  const { configuration, shellCheck, leftOut, begin } = options;
  const asked = options.alone && options.rules ? { only: new Set(options.rules) } : {};
  const check = () => checkSnapshot(current, { paths, configuration, shellCheck, leftOut, begin, ...asked }).findings;
  let findings = check();
  while (rounds < MAX_ROUNDS) {
    const done = new Set(options.once ? applied.map(({ fingerprint }) => fingerprint) : []);
    const chosen = selectFixes(
      inTurn(findings.filter((finding) => wanted(finding, options, current) && !done.has(finding.fingerprint))),
    );
    if (chosen.length === 0) break;
    rounds++;
    for (const [path, edits] of editsByPath(chosen, options.files === true))
      texts.set(path, applyEdits(current.read(path) ?? '', edits));
    for (const file of chosen.flatMap(
      ({ fix }) => (options.files && fix?.withFiles ? fix.withFiles : fix)?.files ?? [],
    ))
      texts.set(file.path, file.text);
    applied.push(...chosen);
    findings = check();
  }
  const files = [...texts]
    .map(([path, after]) => ({ path, before: snapshot.read(path), after }))
    .filter(({ before, after }) => before !== after);
  return { files, applied, left: findings, rounds };
}

function editsByPath(findings: readonly Finding[], files: boolean): ReadonlyMap<string, readonly TextEdit[]> {
  const byPath = new Map<string, TextEdit[]>();
  for (const { path, fix } of findings) {
    const edits = byPath.get(path) ?? [];
    byPath.set(path, edits);
    for (const edit of (files && fix?.withFiles ? fix.withFiles : fix)?.edits ?? []) edits.push(edit);
  }
  return byPath;
}

function wanted(finding: Finding, { unsafe, rules, only }: FixOptions, { read }: Snapshot): boolean {
  if (!finding.fix || (finding.fix.safety === 'unsafe' && !unsafe)) return false;
  if (finding.suggestOnly && !rules?.includes(finding.rule)) return false;
  return (rules === undefined || rules.includes(finding.rule)) && (only?.(finding, read(finding.path) ?? '') ?? true);
}

/** Without those that wait for another round. */
function inTurn(findings: readonly Finding[]): readonly Finding[] {
  const filesWith = (turn: string): ReadonlySet<string> =>
    new Set(findings.filter(({ fix }) => fix?.turn === turn).map(({ path }) => path));
  const [prepared, rewritten] = [filesWith('before-rewrites'), filesWith('rewrite')];
  return findings.filter(
    ({ path, fix }) =>
      !(fix?.turn === 'rewrite' && prepared.has(path)) && !(fix?.turn === 'after-rewrites' && rewritten.has(path)),
  );
}

/**
 * Findings whose fixes can be applied together, in the order given. Of fixes that meet the earlier wins; what is only about how a file is
 * laid out gives way, as it has to be done anew for what the others write.
 */
export function selectFixes(findings: readonly Finding[]): Finding[] {
  const chosen = new Set<Finding>();
  const taken = new Map<string, EditSet>();
  for (const layout of [false, true])
    for (const finding of findings) {
      if ((finding.group === 'formatting') !== layout) continue;
      const others = taken.get(finding.path) ?? new EditSet();
      taken.set(finding.path, others);
      if (others.add(finding.fix?.edits ?? [])) chosen.add(finding);
    }
  return findings.filter((finding) => chosen.has(finding));
}
