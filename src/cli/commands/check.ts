import { visible } from '../../report/escape.ts';
import { githubAnnotations } from '../../report/github-annotations.ts';
import { gitlabCodeQuality } from '../../report/gitlab.ts';
import { jsonFindings } from '../../report/json.ts';
import { rdjson } from '../../report/rdjson.ts';
import { sarif } from '../../report/sarif.ts';
import { terminalReport } from '../../report/terminal.ts';
import { checkSnapshot } from '../../review/index.ts';
import type { Finding, Notice } from '../../review/types.ts';
import { SEVERITIES, type Severity } from '../../rules/rule.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { findShellCheck } from '../../shell/shellcheck.ts';
import { UsageError } from '../errors.ts';
import { readVersion } from '../version.ts';
import { openWorkspace } from '../workspace.ts';
import { checkLines } from './check-lines.ts';

export interface CheckArguments {
  readonly format: string;
  readonly allRules?: boolean;
  readonly failOn?: string;
  readonly config?: string;
  readonly stdinJsonl?: boolean;
  /** False with `--no-shellcheck`. */
  readonly shellcheck: boolean;
}

const FORMATS = ['text', 'json', 'sarif', 'rdjson', 'github', 'gitlab'];
/** Formats that have no place for what could not be checked, and for mistakes in the configuration. */
const WITHOUT_NOTICES = ['rdjson', 'github', 'gitlab'];

/** What is said once when ShellCheck is wanted but not there. */
export const NO_SHELLCHECK: Notice = {
  path: undefined,
  line: undefined,
  column: undefined,
  message: 'ShellCheck is not on the PATH, so it did not look into the shell text.',
};

/** `plimsoll check`; gives the exit code. */
export async function check(paths: readonly string[], options: CheckArguments): Promise<number> {
  if (!FORMATS.includes(options.format))
    throw new UsageError(`There is no format "${options.format}"; the formats are ${FORMATS.join(', ')}.`);
  await loadShellGrammar();
  const shellCheck = options.shellcheck ? findShellCheck() : undefined;
  const { allRules } = options;
  if (options.stdinJsonl) {
    const failOn = threshold(options.failOn ?? 'error');
    const findings = await checkLines({ allRules, shellCheck });
    return exitCode(findings, failOn);
  }
  const { snapshot, configuration, notices, paths: files } = openWorkspace(paths, options.config);
  const failOn = threshold(options.failOn ?? configuration.failOn);
  const result = checkSnapshot(snapshot, { paths: files, configuration, allRules, shellCheck });
  const missing = options.shellcheck && shellCheck === undefined && files.length > 0 ? [NO_SHELLCHECK] : [];
  const said = [...notices, ...result.notices, ...missing];
  const read = (path: string): string | undefined => snapshot.read(path);
  process.stdout.write(report(options.format, result.findings, said, result.checked.length, read));
  if (WITHOUT_NOTICES.includes(options.format)) process.stderr.write(said.map(noticeLine).join(''));
  return exitCode(result.findings, failOn);
}

/** A notice as one line, which no text in it can end. */
function noticeLine({ path, line, column, message }: Notice): string {
  const place = [path, line, column].filter((part) => part !== undefined).join(':');
  return `plimsoll: ${visible(`${place === '' ? '' : `${place}: `}${message}`).replace(/\n/g, ' ')}\n`;
}

function report(
  format: string,
  findings: readonly Finding[],
  notices: readonly Notice[],
  checked: number,
  read: (path: string) => string | undefined,
): string {
  const print = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  switch (format) {
    case 'json':
      return print({ findings: jsonFindings(findings, read), notices });
    case 'sarif':
      return print(sarif(findings, notices, { read, version: readVersion() }));
    case 'rdjson':
      return print(rdjson(findings, read));
    case 'github':
      return githubAnnotations(findings);
    case 'gitlab':
      return print(gitlabCodeQuality(findings));
    default: {
      const color = Boolean(process.env.FORCE_COLOR) || (process.stdout.isTTY && !process.env.NO_COLOR);
      return terminalReport(findings, notices, checked, { color, read });
    }
  }
}

function threshold(value: string): Severity | 'never' {
  const known = [...SEVERITIES, 'never' as const].find((level) => level === value);
  if (!known) throw new UsageError(`--fail-on takes ${SEVERITIES.join(', ')} or never, not "${value}".`);
  return known;
}

function exitCode(findings: readonly Pick<Finding, 'severity'>[], failOn: Severity | 'never'): number {
  if (failOn === 'never') return 0;
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn)) ? 1 : 0;
}
