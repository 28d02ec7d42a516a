import { createInterface } from 'node:readline';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import { jsonFindings } from '../../report/json.ts';
import { isDockerfilePath } from '../../repository/dockerfile-paths.ts';
import { imageOf } from '../../repository/read-image.ts';
import { memorySnapshot, type Snapshot } from '../../repository/snapshot.ts';
import { CONFIGURATION_PATHS, checkSnapshot, loadConfiguration, shellSources } from '../../review/index.ts';
import type { Finding } from '../../review/types.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';

export interface LinesOptions {
  readonly allRules?: boolean;
  readonly shellCheck?: ShellCheck;
}

/** What the caller numbers its inputs with; null when it can't be told. */
type Id = string | number | null;
type Input = { readonly id: Id; readonly snapshot: Snapshot } | { readonly id: Id; readonly error: string };

/**
 * `check --stdin-jsonl`: one process, many inputs. A line of JSON in, a line of JSON out, in order; a line that can't be read is
 * answered with `errors`. Lines that arrive together are handed to ShellCheck together.
 * @returns the severities of all findings, for the exit code
 */
export async function checkLines(options: LinesOptions): Promise<Pick<Finding, 'severity'>[]> {
  const severities = new Set<Finding['severity']>();
  let fault: unknown;
  for await (const lines of arrivingLines()) {
    const inputs = lines.filter((line) => line.trim() !== '').map(readInput);
    if (options.shellCheck) prepare(inputs, options.shellCheck);
    for (const input of inputs) {
      if ('error' in input) {
        await write({ id: input.id, findings: [], errors: [input.error] });
        continue;
      }
      const { id, snapshot } = input;
      try {
        const answer = answerTo(snapshot, options);
        for (const { severity } of answer.found) severities.add(severity);
        await write({ id, findings: answer.findings, errors: answer.errors });
      } catch (error) {
        // A fault of ours on one input keeps no other from its answer; it is thrown when all have theirs.
        fault ??= error;
        await write({ id, findings: [], errors: [`Plimsoll failed on this input: ${String(error)}`] });
      }
    }
  }
  if (fault !== undefined) throw fault;
  return [...severities].map((severity) => ({ severity }));
}

function answerTo(snapshot: Snapshot, options: LinesOptions) {
  const path = CONFIGURATION_PATHS.find((candidate) => snapshot.read(candidate) !== undefined);
  const { configuration, notices: mistakes } = loadConfiguration(path && snapshot.read(path), path ?? '');
  const { findings, notices } = checkSnapshot(snapshot, { configuration, unmarked: true, ...options });
  return {
    found: findings,
    findings: jsonFindings(findings, (file) => snapshot.read(file)),
    errors: [...mistakes, ...notices].map(({ message }) => message),
  };
}

function prepare(inputs: readonly Input[], shellCheck: ShellCheck): void {
  const sources = inputs.flatMap((input) => {
    if ('error' in input) return [];
    const { snapshot } = input;
    return snapshot
      .list()
      .filter(isDockerfilePath)
      .flatMap((path) => shellSources(imageOf(snapshot, parseDockerfile(path, snapshot.read(path) ?? ''))));
  });
  shellCheck(sources);
}

/** The lines of standard input, in the lots in which they come. */
async function* arrivingLines(): AsyncGenerator<string[]> {
  const reader = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  let lot: string[] = [];
  let ended = false;
  let wake = (): void => {};
  reader.on('line', (line) => {
    lot.push(line);
    // An endless or fast writer waits until what it sent is answered.
    if (lot.length >= MAX_LOT) reader.pause();
    wake();
  });
  reader.on('close', () => {
    ended = true;
    wake();
  });
  while (!ended || lot.length > 0) {
    if (lot.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    // The other lines of the same chunk follow at once.
    await new Promise((resolve) => setImmediate(resolve));
    const taken = lot;
    lot = [];
    if (taken.length > 0) yield taken;
    if (!ended) reader.resume();
  }
}

const MAX_LOT = 200;

function readInput(line: string): Input {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { id: null, error: 'The line is not JSON.' };
  }
  const { id: given, files } = (parsed ?? {}) as { id?: unknown; files?: unknown };
  const id = typeof given === 'string' || typeof given === 'number' ? given : null;
  const valid =
    id !== null &&
    typeof files === 'object' &&
    files !== null &&
    Object.values(files).every((text) => typeof text === 'string');
  return valid
    ? { id, snapshot: memorySnapshot(files as Record<string, string>) }
    : { id, error: 'The line has to be {"id": "…", "files": {"Dockerfile": "…"}}.' };
}

function write(value: unknown): Promise<void> {
  return new Promise((done) => process.stdout.write(`${JSON.stringify(value)}\n`, () => done()));
}
