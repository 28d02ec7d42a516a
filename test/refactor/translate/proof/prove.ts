import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Language } from '../../../../src/refactor/translate/language.ts';
import { translate } from '../../../../src/refactor/translate/translate.ts';
import { generate, type Run } from './generate.ts';

/** Where a script and its translation did not do the same. */
export interface Difference {
  readonly what: string;
  readonly run: Run;
  readonly shell: unknown;
  readonly translation: unknown;
  readonly stderr?: readonly [string, string];
}

export interface Verdict {
  readonly runs: number;
  /** Of the runs, those in which the shell did the same as the translation only when it ran once more. */
  readonly racy: number;
  readonly differences: readonly Difference[];
}

/** Runs scripts and translations side by side, in a process of Python that stays. */
export class Prover {
  readonly #folder = mkdtempSync(join(tmpdir(), 'plimsoll-proof-'));
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

  /** @param driver path of driver.py */
  constructor(driver: string) {
    this.#process = spawn('python3', [driver, join(this.#folder, 'work'), 'python3']);
    this.#process.stderr.on('data', (data: Buffer) => process.stderr.write(data));
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /**
   * @param fresh the translation runs in a new process of its interpreter, not in a fork of the driver
   * @throws Error when the driver ended
   */
  async compare(
    script: string,
    translation: string,
    dialect: 'sh' | 'bash',
    runs: readonly Run[],
    options: { readonly fresh?: boolean; readonly language?: Language } = {},
  ): Promise<Verdict> {
    const flags = /^#! *\S+ +(-[eu]+)/.exec(script)?.[1];
    const job = {
      id: 0,
      shell: dialect === 'bash' ? 'bash' : 'dash',
      flags: flags ? [flags] : [],
      script,
      translation,
      runs,
      fresh: options.fresh === true,
      language: options.language ?? 'python',
    };
    this.#process.stdin.write(`${JSON.stringify(job)}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('The driver ended.');
    return JSON.parse(answer.value) as Verdict;
  }

  close(): void {
    this.#process.stdin.end();
    this.#process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }
}

export interface ProofOptions {
  readonly seed: number;
  /** How many runs of pairs at least. */
  readonly runs: number;
  readonly driver: string;
  readonly language: Language;
  /** How many pairs are run side by side. */
  readonly jobs?: number;
  /** Told about each disagreement. */
  readonly onDifference: (seed: number, script: string, translation: string, difference: Difference) => void;
  readonly onProgress?: (summary: ProofSummary) => void;
}

export interface ProofSummary {
  readonly scripts: number;
  readonly refused: number;
  readonly runs: number;
  /** Runs of scripts with a race of their own; they are among the runs. */
  readonly racy: number;
  readonly different: number;
}

/** Generates scripts from a seed on until there were enough runs. */
export async function prove(options: ProofOptions): Promise<ProofSummary> {
  const summary = { scripts: 0, refused: 0, runs: 0, racy: 0, different: 0 };
  let seed = options.seed;
  const work = async (): Promise<void> => {
    const prover = new Prover(options.driver);
    try {
      while (summary.runs < options.runs) await proveOne(prover, seed++, options, summary);
    } finally {
      prover.close();
    }
  };
  await Promise.all(Array.from({ length: options.jobs ?? 1 }, work));
  return summary;
}

async function proveOne(
  prover: Prover,
  seed: number,
  options: ProofOptions,
  summary: { -readonly [K in keyof ProofSummary]: ProofSummary[K] },
): Promise<void> {
  const sample = generate(seed);
  const translated = translate(sample.script, { name: 'entry', to: options.language });
  if (!translated.done) {
    summary.refused++;
    return;
  }
  // Every twentieth pair in a fresh interpreter, so that the fork can't hide anything.
  const verdict = await prover.compare(sample.script, translated.text, sample.dialect, sample.runs, {
    fresh: seed % 20 === 0,
    language: options.language,
  });
  summary.scripts++;
  summary.runs += verdict.runs;
  summary.racy += verdict.racy;
  for (const difference of verdict.differences) options.onDifference(seed, sample.script, translated.text, difference);
  if (verdict.differences.length > 0) summary.different++;
  if (summary.scripts % 100 === 0) options.onProgress?.({ ...summary });
}
