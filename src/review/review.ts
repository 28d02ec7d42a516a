import type { Change } from '../repository/change.ts';
import { isCheckedPath } from '../repository/file-kinds.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { ShellCheck } from '../shell/shellcheck.ts';
import { applyEdits } from '../text/edit.ts';
import { anchor } from './anchor.ts';
import { checkSnapshot, covers, SHELLCHECK_FAILED } from './check.ts';
import type { Configuration } from './configuration.ts';
import { kinOf } from './fingerprint.ts';
import { type Known, recognise } from './recognise.ts';
import { touchedFiles } from './touched.ts';
import type { Conclusion, Finding, Notice, OfferedPatch, Review, ReviewComment } from './types.ts';

export interface ReviewOptions {
  /** What people were told before: it counts, but is not told again. */
  readonly told?: readonly Known[];
  /** What somebody with write access asked to leave alone: neither told nor counted. */
  readonly ignored?: readonly Known[];
  /** Looks into shell text; left out, nobody does. */
  readonly shellCheck?: ShellCheck;
  /** Only these files and what lies in these folders; left out, everything. */
  readonly paths?: readonly string[] | undefined;
  /** Files that nobody may look into, and the sentences that say why. */
  readonly leftOut?: ReadonlyMap<string, string>;
  /** Told of every file before it is looked into, and of undefined before all their scripts are, by ShellCheck. */
  readonly begin?: (path: string | undefined) => void;
}

/**
 * Reviews a change: what head's files have and base's have not. Pure; the shell grammar must be loaded.
 */
export function reviewChange(
  change: Change,
  configuration: Configuration,
  { told = [], ignored = [], shellCheck, paths, leftOut = new Map(), begin }: ReviewOptions = {},
): Review {
  const bounds = { leftOut: new Set(leftOut.keys()), begin };
  const isMeant = (path: string): boolean =>
    covers(configuration, path) && (paths?.some((each) => path === each || path.startsWith(`${each}/`)) ?? true);
  const headPaths = touchedFiles(change, bounds).filter(isMeant);
  const renames = new Map(
    change.files.flatMap(({ path, previousPath }) => (previousPath ? [[path, previousPath] as const] : [])),
  );
  const before = headPaths
    .map((path) => renames.get(path) ?? path)
    .filter((path) => change.base.read(path) !== undefined);
  const removed = change.files
    .filter(({ status, path }) => status === 'removed' && isCheckedPath(path) && isMeant(path))
    .map(({ path }) => path);
  const check = (withShellCheck: ShellCheck | undefined) => ({
    head: checkSnapshot(change.head, { paths: headPaths, configuration, shellCheck: withShellCheck, ...bounds }),
    base: checkSnapshot(change.base, {
      paths: [...before, ...removed],
      configuration,
      shellCheck: withShellCheck,
      ...bounds,
    }),
  });
  const first = check(shellCheck);
  // What it found on one side only would look as if the change had brought or mended it.
  const failed = first.head.shellCheckFailed || first.base.shellCheckFailed;
  const { head, base } = failed ? check(undefined) : first;
  const { introduced, preExisting, fixed } = compare(base.findings, head.findings, renames);
  const recognised = recognise([...introduced, ...preExisting], told);
  const leftAlone = ignoredAmong(introduced, ignored, recognised);
  const sorted = introduced.filter(({ fingerprint }) => !leftAlone.has(fingerprint)).sort(bySeverity);
  const { comments, outside } = anchor(
    sorted.filter(({ fingerprint }) => !recognised.has(fingerprint)),
    change,
    { head: change.head, configuration, findings: head.findings },
  );
  const max = configuration.comments.max;
  const notice = (path: string | undefined, message: string): Notice => ({
    path,
    line: undefined,
    column: undefined,
    message,
  });
  const notices = [...leftOut].map(([path, message]) => notice(path, message));
  if (failed) notices.push(notice(undefined, SHELLCHECK_FAILED));
  return {
    comments: comments.slice(0, max),
    overCap: comments.slice(max).flatMap(({ findings }) => findings),
    outside,
    patches: offeredPatches([...outside, ...comments.slice(0, max).flatMap(unsuggested)], change.head),
    introduced: sorted,
    ignored: introduced.filter(({ fingerprint }) => leftAlone.has(fingerprint)),
    leftAlone,
    recognised,
    fixed,
    preExisting,
    notices: [...notices, ...head.notices],
    conclusion: conclude(sorted, configuration.failOn),
    reviewed: head.checked,
  };
}

/** So many rewrites are worth a look at once. */
const MOST_PATCHES = 5;

/** What a comment tells and doesn't suggest. */
function unsuggested({ findings, suggestion }: ReviewComment): readonly Finding[] {
  return suggestion === undefined ? findings : [];
}

function offeredPatches(findings: readonly Finding[], head: Snapshot): OfferedPatch[] {
  return findings
    .filter(({ fix }) => fix?.turn !== undefined)
    .slice(0, MOST_PATCHES)
    .map((finding) => {
      const before = head.read(finding.path) ?? '';
      // As the command commits it.
      const { edits = [], files = [] } = finding.fix?.withFiles ?? finding.fix ?? {};
      return {
        finding,
        path: finding.path,
        before,
        after: applyEdits(before, edits),
        files: files.map(({ path, text }) => ({ path, before: head.read(path), after: text })),
      };
    });
}

/** A finding that was told is ignored when what was told is; its kin may be another one that nobody spoke of. */
function ignoredAmong(
  introduced: readonly Finding[],
  ignored: readonly Known[],
  recognised: ReadonlyMap<string, string>,
): Map<string, string> {
  const asked = new Set(ignored.map(({ fingerprint }) => fingerprint));
  const untold = introduced.filter(({ fingerprint }) => !recognised.has(fingerprint));
  const told = [...recognised].filter(([, earlier]) => asked.has(earlier));
  const taken = new Set(told.map(([, earlier]) => earlier));
  const left = ignored.filter(({ fingerprint }) => !taken.has(fingerprint));
  return new Map([...told, ...recognise(untold, left)]);
}

interface Comparison {
  readonly introduced: Finding[];
  readonly preExisting: Finding[];
  readonly fixed: Finding[];
}

/**
 * Matches findings by rule, path (renames followed) and marked lines; what is left over is matched by what is said of a file,
 * so that an edit inside an instruction that was bad already introduces nothing.
 */
function compare(base: readonly Finding[], head: readonly Finding[], renames: ReadonlyMap<string, string>): Comparison {
  const exact = new Pool(base, ({ fingerprint }) => fingerprint);
  const matched = head.map((finding) => exact.take(finding.fingerprint));
  const kin = new Pool(exact.left(), kinOf);
  const found = head.map((finding, at) => {
    if (matched[at]) return true;
    const path = renames.get(finding.path) ?? finding.path;
    return kin.take(kinOf({ ...finding, path }));
  });
  return {
    introduced: head.filter((_, at) => !found[at]),
    preExisting: head.filter((_, at) => found[at]),
    fixed: kin.left(),
  };
}

/** Findings that can each be matched once. */
class Pool {
  readonly #findings: readonly Finding[];
  readonly #byKey = new Map<string, number[]>();
  readonly #taken = new Set<number>();

  constructor(findings: readonly Finding[], key: (finding: Finding) => string) {
    this.#findings = findings;
    for (const [at, finding] of findings.entries()) {
      const list = this.#byKey.get(key(finding));
      if (list) list.push(at);
      else this.#byKey.set(key(finding), [at]);
    }
    for (const list of this.#byKey.values()) list.reverse();
  }

  take(key: string): boolean {
    const at = this.#byKey.get(key)?.pop();
    if (at !== undefined) this.#taken.add(at);
    return at !== undefined;
  }

  left(): Finding[] {
    return this.#findings.filter((_, at) => !this.#taken.has(at));
  }
}

function bySeverity(a: Finding, b: Finding): number {
  const severity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return severity || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line;
}

/** What a check run is to say of findings. */
export function conclude(findings: readonly Finding[], failOn: Severity | 'never'): Conclusion {
  if (findings.length === 0) return 'success';
  if (failOn === 'never') return 'neutral';
  const limit = SEVERITIES.indexOf(failOn);
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit) ? 'failure' : 'neutral';
}
