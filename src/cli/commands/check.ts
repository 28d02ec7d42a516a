import { createInterface } from 'node:readline';
import { githubAnnotations } from '../../report/github-annotations.ts';
import { jsonFindings } from '../../report/json.ts';
import { terminalReport } from '../../report/terminal.ts';
import { memorySnapshot } from '../../repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION } from '../../review/index.ts';
import type { Finding } from '../../review/types.ts';
import { SEVERITIES, type Severity } from '../../rules/rule.ts';
import { loadShellGrammar } from '../../shell/parser.ts';
import { UsageError } from '../errors.ts';
import { openWorkspace } from '../workspace.ts';

export interface CheckArguments {
  readonly format: string;
  readonly allRules?: boolean;
  readonly failOn?: string;
  readonly config?: string;
  readonly stdinJsonl?: boolean;
}

/** `plimsoll check`; gives the exit code. */
export async function check(paths: readonly string[], options: CheckArguments): Promise<number> {
  if (!['text', 'json', 'github'].includes(options.format))
    throw new UsageError(`There is no format "${options.format}"; the formats are text, json, github.`);
  await loadShellGrammar();
  if (options.stdinJsonl) return checkLines(options);
  const { snapshot, configuration, notices, paths: files } = openWorkspace(paths, options.config);
  const failOn = threshold(options.failOn ?? configuration.failOn);
  const result = checkSnapshot(snapshot, { paths: files, configuration, allRules: options.allRules });
  const said = [...notices, ...result.notices];
  const read = (path: string): string | undefined => snapshot.read(path);
  if (options.format === 'json') {
    process.stdout.write(
      `${JSON.stringify({ findings: jsonFindings(result.findings, read), notices: said }, null, 2)}\n`,
    );
  } else if (options.format === 'github') {
    process.stdout.write(githubAnnotations(result.findings));
  } else {
    const color = Boolean(process.env.FORCE_COLOR) || (process.stdout.isTTY && !process.env.NO_COLOR);
    process.stdout.write(terminalReport(result.findings, said, result.checked.length, { color, read }));
  }
  return exitCode(result.findings, failOn);
}

function threshold(value: string): Severity | 'never' {
  const known = [...SEVERITIES, 'never' as const].find((level) => level === value);
  if (!known) throw new UsageError(`--fail-on takes ${SEVERITIES.join(', ')} or never, not "${value}".`);
  return known;
}

function exitCode(findings: readonly Finding[], failOn: Severity | 'never'): number {
  if (failOn === 'never') return 0;
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn)) ? 1 : 0;
}

/** One process, many inputs: a line of JSON in, a line of JSON out, in order. A line that can't be read is answered with `errors`. */
async function checkLines(options: CheckArguments): Promise<number> {
  const failOn = threshold(options.failOn ?? DEFAULT_CONFIGURATION.failOn);
  let code = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const input = readInput(line);
    if (typeof input === 'string') {
      await write({ id: null, findings: [], errors: [input] });
      continue;
    }
    const snapshot = memorySnapshot(input.files);
    const { findings, notices } = checkSnapshot(snapshot, {
      configuration: DEFAULT_CONFIGURATION,
      allRules: options.allRules,
    });
    await write({
      id: input.id,
      findings: jsonFindings(findings, (path) => snapshot.read(path)),
      errors: notices.map(({ message }) => message),
    });
    code = Math.max(code, exitCode(findings, failOn));
  }
  return code;
}

function readInput(line: string): { id: string; files: Record<string, string> } | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return 'The line is not JSON.';
  }
  const { id, files } = (parsed ?? {}) as { id?: unknown; files?: unknown };
  const valid =
    typeof id === 'string' &&
    typeof files === 'object' &&
    files !== null &&
    Object.values(files).every((text) => typeof text === 'string');
  return valid
    ? { id, files: files as Record<string, string> }
    : 'The line has to be {"id": "…", "files": {"Dockerfile": "…"}}.';
}

function write(value: unknown): Promise<void> {
  return new Promise((done) => process.stdout.write(`${JSON.stringify(value)}\n`, () => done()));
}
