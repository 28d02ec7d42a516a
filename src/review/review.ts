import type { Change } from '../repository/change.ts';
import { isCheckedPath } from '../repository/file-kinds.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { ShellCheck } from '../shell/shellcheck.ts';
import { anchor } from './anchor.ts';
import { checkSnapshot, covers } from './check.ts';
import type { Configuration } from './configuration.ts';
import { touchedFiles } from './touched.ts';
import type { Conclusion, Finding, Review } from './types.ts';

export interface ReviewOptions {
  /** Fingerprints of findings that people were told before: they count, but are not told again. */
  readonly told?: ReadonlySet<string>;
  /** Fingerprints of findings that somebody with write access asked to leave alone: neither told nor counted. */
  readonly ignored?: ReadonlySet<string>;
  /** Looks into shell text; left out, nobody does. */
  readonly shellCheck?: ShellCheck;
  /** Only these files and what lies in these folders; left out, everything. */
  readonly paths?: readonly string[] | undefined;
}

/**
 * Reviews a change: what head's files have and base's have not. Pure; the shell grammar must be loaded.
 */
export function reviewChange(
  change: Change,
  configuration: Configuration,
  { told = new Set(), ignored = new Set(), shellCheck, paths }: ReviewOptions = {},
): Review {
  const isMeant = (path: string): boolean =>
    covers(configuration, path) && (paths?.some((each) => path === each || path.startsWith(`${each}/`)) ?? true);
  const headPaths = touchedFiles(change).filter(isMeant);
  const renames = new Map(
    change.files.flatMap(({ path, previousPath }) => (previousPath ? [[path, previousPath] as const] : [])),
  );
  const basePaths = headPaths
    .map((path) => renames.get(path) ?? path)
    .filter((path) => change.base.read(path) !== undefined);
  const removed = change.files
    .filter(({ status, path }) => status === 'removed' && isCheckedPath(path) && isMeant(path))
    .map(({ path }) => path);
  const head = checkSnapshot(change.head, { paths: headPaths, configuration, shellCheck });
  const base = checkSnapshot(change.base, { paths: [...basePaths, ...removed], configuration, shellCheck });
  const { introduced, preExisting, fixed } = compare(base.findings, head.findings, renames);
  const sorted = introduced.filter(({ fingerprint }) => !ignored.has(fingerprint)).sort(bySeverity);
  const { comments, outside } = anchor(
    sorted.filter(({ fingerprint }) => !told.has(fingerprint)),
    change,
  );
  const max = configuration.comments.max;
  return {
    comments: comments.slice(0, max),
    overCap: comments.slice(max).flatMap(({ findings }) => findings),
    outside,
    introduced: sorted,
    ignored: introduced.filter(({ fingerprint }) => ignored.has(fingerprint)),
    fixed,
    preExisting,
    notices: head.notices,
    conclusion: conclude(sorted, configuration.failOn),
    reviewed: head.checked,
  };
}

interface Comparison {
  readonly introduced: Finding[];
  readonly preExisting: Finding[];
  readonly fixed: Finding[];
}

/**
 * Matches findings by rule, path (renames followed) and marked text; what is left over is matched within a rule and file,
 * so that an edit inside an instruction that was bad already introduces nothing.
 */
function compare(base: readonly Finding[], head: readonly Finding[], renames: ReadonlyMap<string, string>): Comparison {
  const open = [...base];
  const take = (matches: (finding: Finding) => boolean): boolean => {
    const at = open.findIndex(matches);
    if (at !== -1) open.splice(at, 1);
    return at !== -1;
  };
  const preExisting: Finding[] = [];
  const unmatched = head.filter((finding) => {
    const exact = take((other) => other.fingerprint === finding.fingerprint);
    if (exact) preExisting.push(finding);
    return !exact;
  });
  const introduced = unmatched.filter((finding) => {
    const path = renames.get(finding.path) ?? finding.path;
    const moved = take(
      (other) => other.rule === finding.rule && other.path === path && other.message === finding.message,
    );
    if (moved) preExisting.push(finding);
    return !moved;
  });
  return { introduced, preExisting, fixed: open };
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
