import type { Change } from '../../repository/change.ts';
import type { Thresholds } from '../../repository/scripts/thresholds.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import { SHELLCHECK_FAILED } from '../../review/check.ts';
import type { Review } from '../../review/types.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import type { Fixes } from '../commits/fixes.ts';
import { changeData } from './change-data.ts';
import { DEFAULT_LIMITS, type EngineLimits } from './limits.ts';
import { snapshotData } from './snapshot-data.ts';
import { doTask, type FixTask, type Results, type ReviewTask, type Task, type ToldPlan } from './tasks.ts';
import { type Attempt, type EngineThread, engineThread } from './threads.ts';

/** Everything that looks into files. */
export interface Engine {
  /** @throws Error when the whole of it goes over its bounds, and not because of single files; so do the others */
  review(change: Change, about: Omit<ReviewTask, 'kind' | 'change'>): Promise<Review>;
  fix(change: Change, about: Omit<FixTask, 'kind' | 'change'>): Promise<Fixes>;
  plan(snapshot: Snapshot, thresholds: Partial<Thresholds>): Promise<ToldPlan>;
  stop(): Promise<void>;
}

/** Works in the caller's thread, without bounds: where nobody else waits. The shell grammar must be loaded. */
export function localEngine(shellCheck: ShellCheck | undefined): Engine {
  return engineOf(
    async (task) => doTask(task, { shellCheck }),
    async () => undefined,
  );
}

export interface ThreadedOptions {
  /** The bundle of `worker.ts`. */
  readonly script: URL;
  /** So many tasks at the same time. */
  readonly threads: number;
  readonly limits?: EngineLimits;
  /** Told of every bound that was hit. */
  readonly report: (attempt: Exclude<Attempt, { kind: 'done' }>) => void;
}

/**
 * Works in threads of their own, so that no file stops the server from answering. A file that takes too long or too much memory is left
 * out: the review says so, and the rest is reviewed.
 */
export function threadedEngine({ script, threads, report, limits = DEFAULT_LIMITS }: ThreadedOptions): Engine {
  const all = Array.from({ length: threads }, () => engineThread(script, limits));
  const idle = [...all];
  const waiting: ((thread: EngineThread) => void)[] = [];

  const take = async (): Promise<EngineThread> => idle.pop() ?? new Promise((resolve) => waiting.push(resolve));
  const giveBack = (thread: EngineThread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };

  const bounded = async (thread: EngineThread, task: Task): Promise<Results[Task['kind']]> => {
    const leftOut = new Map<string, string>();
    const deadline = performance.now() + limits.wholeTime;
    let shellCheck = true;
    for (;;) {
      const left = Math.max(0, deadline - performance.now());
      const attempt = await thread.attempt({ task, leftOut, shellCheck }, left);
      if (attempt.kind === 'done') return shellCheck ? attempt.result : withoutShellCheck(task, attempt.result);
      report(attempt);
      if (attempt.shellCheck && shellCheck) {
        shellCheck = false;
        continue;
      }
      if (attempt.path === undefined || leftOut.has(attempt.path)) throw new Error(wholeSentence(attempt.kind, limits));
      leftOut.set(attempt.path, fileSentence(attempt.kind, limits));
    }
  };

  return engineOf(
    async (task) => {
      const thread = await take();
      try {
        return await bounded(thread, task);
      } finally {
        giveBack(thread);
      }
    },
    async () => {
      await Promise.all(all.map((thread) => thread.stop()));
    },
  );
}

/** A review says that ShellCheck's part is missing. */
function withoutShellCheck({ kind }: Task, result: Results[Task['kind']]): Results[Task['kind']] {
  if (kind !== 'review') return result;
  const review = result as Review;
  const notice = { path: undefined, line: undefined, column: undefined, message: SHELLCHECK_FAILED };
  return { ...review, notices: [...review.notices, notice] };
}

function engineOf(run: (task: Task) => Promise<Results[Task['kind']]>, stop: () => Promise<void>): Engine {
  return {
    review: async (change, about) => (await run({ kind: 'review', change: changeData(change), ...about })) as Review,
    fix: async (change, about) => (await run({ kind: 'fix', change: changeData(change), ...about })) as Fixes,
    plan: async (snapshot, thresholds) =>
      (await run({ kind: 'plan', snapshot: snapshotData(snapshot), thresholds })) as ToldPlan,
    stop,
  };
}

type Kind = Exclude<Attempt['kind'], 'done'>;

function fileSentence(kind: Kind, { fileTime, memory }: EngineLimits): string {
  if (kind === 'time') return `The file was left out: looking into it took more than ${fileTime / 1000} s.`;
  if (kind === 'memory') return `The file was left out: looking into it took more than ${memory} MB of memory.`;
  return 'The file was left out: Plimsoll has a fault that shows here. Its log says more.';
}

function wholeSentence(kind: Kind, { wholeTime, memory }: EngineLimits): string {
  if (kind === 'time') return `Looking into the files took more than ${wholeTime / 1000} s.`;
  if (kind === 'memory') return `Looking into the files took more than ${memory} MB of memory.`;
  return 'Plimsoll has a fault that shows in these files. Its log says more.';
}
