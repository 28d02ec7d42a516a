import { isCheckedPath, namedFileKind } from '../repository/file-kinds.ts';
import { globRegex } from '../repository/ignore.ts';
import type { Image } from '../repository/image.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import { NOTHING } from '../rules/mentions.ts';
import { type Problem, type RuleDescription, SEVERITIES, type Severity } from '../rules/rule.ts';
import type { ShellCheck } from '../shell/shellcheck.ts';
import { lineAt, positionAt } from '../text/lines.ts';
import { isOfTool } from '../text/suppression-comment.ts';
import { type Checkable, checkable } from './checkable.ts';
import { type Configuration, configurationFor, type Settled, settledRules } from './configuration.ts';
import { fingerprint } from './fingerprint.ts';
import { scriptCheckables } from './script-checks.ts';
import { shellCheckFindings } from './shellcheck.ts';
import type { Finding, Notice } from './types.ts';
import { unusedSuppressions } from './unused-suppressions.ts';

export interface CheckOptions {
  /** Files to check, as they are; without it, every one of the snapshot that the configuration lets through. */
  readonly paths?: readonly string[];
  readonly configuration: Configuration;
  /** Also the rules that are off by default. */
  readonly allRules?: boolean;
  /** Fingerprints stay empty: nobody compares the findings with others. */
  readonly unmarked?: boolean;
  /** Only these rules, where they are on: the rest costs its time, and nobody reads it. */
  readonly only?: ReadonlySet<string>;
  /** Also what ShellCheck finds. */
  readonly shellCheck?: ShellCheck;
  /** Files that nobody may look into, scripts among them. */
  readonly leftOut?: ReadonlySet<string>;
  /** Told of every file before it is looked into, and of undefined before all their scripts are, by ShellCheck. */
  readonly begin?: (path: string | undefined) => void;
}

export interface CheckResult {
  /** By path, then line, then severity. */
  readonly findings: Finding[];
  readonly notices: Notice[];
  readonly checked: string[];
  /** ShellCheck failed: what it would have found is missing. */
  readonly shellCheckFailed: boolean;
}

/** Said where ShellCheck failed. */
export const SHELLCHECK_FAILED =
  'ShellCheck failed or took too long, so what it finds is missing here; everything else was looked at.';

/**
 * Checks the Dockerfiles, compose files and workflows of a snapshot. Pure but for what the snapshot reads. The shell grammar must be
 * loaded.
 */
export function checkSnapshot(snapshot: Snapshot, options: CheckOptions): CheckResult {
  const paths =
    options.paths ?? snapshot.list().filter((path) => isCheckedPath(path) && covers(options.configuration, path));
  const findings: Finding[] = [];
  const notices: Notice[] = [];
  const checked: string[] = [];
  const images: Image[] = [];
  for (const path of paths) {
    if (options.leftOut?.has(path)) continue;
    const text = snapshot.read(path);
    if (text === undefined) {
      notices.push({ path, line: undefined, column: undefined, message: 'The file could not be read.' });
      continue;
    }
    checked.push(path);
    options.begin?.(path);
    const file = checkable(snapshot, path, text, namedFileKind(path, text));
    if (file.image) images.push(file.image);
    const { found, cut } = checkFile(file, options);
    for (const finding of found) findings.push(finding);
    notices.push(...cut);
    // What a finding tells at the same place need not be told twice.
    const told = new Set(
      (file.problems.length > 0 ? found : []).map(({ range, message }) => `${range.start} ${message}`),
    );
    for (const { range, message } of file.problems) {
      if (told.has(`${range.start} ${message}`)) continue;
      notices.push({ path, ...positionAt(file.lines, range.start), message });
    }
  }
  const isMeant = (path: string): boolean => covers(options.configuration, path) && !options.leftOut?.has(path);
  const scripts = scriptCheckables(images).filter(({ path }) => isMeant(path));
  for (const script of scripts) {
    options.begin?.(script.path);
    const { found, cut } = checkFile(script, options);
    findings.push(...found);
    notices.push(...cut);
  }
  if (scripts.length > 0) findings.sort(byPlace);
  let shellCheckFailed = false;
  if (options.shellCheck) {
    options.begin?.(undefined);
    const { configuration, allRules: all } = options;
    const found = shellCheckFindings(images, options.shellCheck, configuration, all);
    shellCheckFailed = found === undefined;
    if (!found) notices.push({ path: undefined, line: undefined, column: undefined, message: SHELLCHECK_FAILED });
    findings.push(...(found ?? []));
    findings.sort(byPlace);
  }
  return { findings, notices, checked, shellCheckFailed };
}

/** Whether include and exclude let a path through. */
export function covers(configuration: Configuration, path: string): boolean {
  const matches = (patterns: readonly string[]): boolean => patterns.some((pattern) => globRegex(pattern).test(path));
  return (configuration.include.length === 0 || matches(configuration.include)) && !matches(configuration.exclude);
}

/**
 * So many findings of one rule are told of one file. No author's file has as many; one that is made to have them, as ten thousand
 * services on one YAML anchor, would only fill memory.
 */
const MOST_OF_A_RULE = 1000;

function checkFile(file: Checkable, options: CheckOptions): { found: Finding[]; cut: Notice[] } {
  const occurrences = new Map<string, number>();
  const found: Finding[] = [];
  const cut: Notice[] = [];
  const configuration = configurationFor(options.configuration, file.path);
  const suppressing = configuration.suppressions && file.suppressions.any;
  const tell = ({ rule, names, settings }: Settled<RuleDescription>, problems: Iterable<Problem>): void => {
    const { severity } = settings;
    if (severity === 'off' || problems === NOTHING) return;
    let count = 0;
    for (const problem of problems) {
      if (suppressing && isSuppressed(file, names, problem)) continue;
      if (count === MOST_OF_A_RULE) {
        const message = `${rule.id} finds more than ${MOST_OF_A_RULE.toLocaleString('en')} places in this file. The others aren't listed.`;
        cut.push({ path: file.path, line: lineAt(file.lines, problem.range.start), column: undefined, message });
        return;
      }
      count += 1;
      const stops = file.stopsAtChecks === true && isOfTool('buildkit', rule.aliases);
      const finding = describe(rule, file, problem, {
        severity: stops ? 'error' : severity,
        fix: settings.fix === 'never' ? undefined : problem.fix,
        fingerprint: options.unmarked ? '' : fingerprint(rule.id, file, problem.range, occurrences),
      });
      found.push(finding.fix && settings.fix === 'suggest' ? { ...finding, suggestOnly: true } : finding);
    }
  };
  file.inspect((rules, problems) => {
    const settled = settledRules(rules, configuration, options.allRules);
    const own = settled.find(({ rule }) => rule.tool === 'engine');
    // What suppresses nothing is only known when everything was asked.
    const only = own && options.only?.has(own.rule.id) ? undefined : options.only;
    const isOn = ({ rule, settings }: Settled<RuleDescription>): boolean =>
      settings.severity !== 'off' && (only?.has(rule.id) ?? true);
    for (const each of settled) if (isOn(each)) tell(each, problems(each.rule, each.settings.options));
    if (own && isOn(own) && suppressing && file.problems.length === 0) {
      const asked = settled.map((each) => ({ rule: each.rule, on: isOn(each) }));
      const others = own.settings.options['other-linters'] === true;
      tell(own, unusedSuppressions(file.lines, file.suppressions, asked, others));
    }
  });
  return { found: found.sort(byPlace), cut };
}

function isSuppressed(file: Checkable, names: readonly string[], { range, elsewhere = [] }: Problem): boolean {
  return [range, ...elsewhere].some(({ start }) => file.suppressions.suppressed(names, lineAt(file.lines, start)));
}

const RANKS = Object.fromEntries(SEVERITIES.map((severity, rank) => [severity, rank])) as Record<Severity, number>;

function byPlace(a: Finding, b: Finding): number {
  const path = a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
  return path || a.line - b.line || RANKS[a.severity] - RANKS[b.severity] || a.column - b.column;
}

function describe(
  rule: RuleDescription,
  file: Checkable,
  problem: Problem,
  settled: Pick<Finding, 'severity' | 'fix' | 'fingerprint'>,
): Finding {
  const start = positionAt(file.lines, problem.range.start);
  const end = positionAt(file.lines, problem.range.end);
  return {
    rule: rule.id,
    group: rule.group,
    aliases: rule.aliases,
    message: problem.message,
    why: problem.why ?? rule.why,
    path: file.path,
    range: problem.range,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    related: (problem.related ?? []).map((item) => ({ ...item, line: lineAt(file.lines, item.range.start) })),
    severity: settled.severity,
    fix: settled.fix,
    fingerprint: settled.fingerprint,
  };
}
