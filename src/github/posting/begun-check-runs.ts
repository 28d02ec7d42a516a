import type { GitHub, RepositoryName } from '../client.ts';
import { abandonCheckRun, type CheckRun, runningCheckRuns, startCheckRun } from './check-run.ts';

/** A check run that was begun and, as far as anybody knows, not completed. GitHub knows its number. */
export interface BegunCheckRun extends RepositoryName {
  /** Of the job that began it. */
  readonly key: string;
  readonly headSha: string;
  readonly installation: number;
}

/**
 * Remembers which check runs were begun until they are completed: an instance may die in between, and a required check that stays
 * open blocks merging. Written before GitHub is asked, so that nothing is begun that nobody knows of.
 */
export interface BegunCheckRuns {
  of(key: string): Promise<readonly BegunCheckRun[]>;
  begin(begun: BegunCheckRun): Promise<void>;
  end(begun: Pick<BegunCheckRun, 'key' | 'headSha'>): Promise<void>;
}

/** Remembers as long as the process runs. */
export function begunInMemory(): BegunCheckRuns {
  const all = new Map<string, BegunCheckRun>();
  const nameOf = ({ key, headSha }: Pick<BegunCheckRun, 'key' | 'headSha'>): string => `${key} ${headSha}`;
  return {
    of: async (key) => [...all.values()].filter((begun) => begun.key === key),
    async begin(begun) {
      all.set(nameOf(begun), begun);
    },
    async end(begun) {
      all.delete(nameOf(begun));
    },
  };
}

/**
 * Begins a check run, or goes on with the one that an earlier attempt at the same commit left; what was left at other commits is
 * completed.
 * @param subject see `startCheckRun`
 */
export async function beginCheckRun(
  github: GitHub,
  memory: BegunCheckRuns,
  begun: BegunCheckRun,
  subject: string,
): Promise<CheckRun> {
  let mine: CheckRun | undefined;
  for (const left of await memory.of(begun.key)) {
    if (left.headSha === begun.headSha) mine = await lastOf(github, left);
    else await abandonBegun(github, memory, left, 'Superseded', 'A newer commit is reviewed instead.');
  }
  if (mine) return mine;
  await memory.begin(begun);
  return startCheckRun(github, { ...begun, subject });
}

/** The newest one of a commit that is not completed; older ones were begun by attempts whose end nobody saw. */
async function lastOf(github: GitHub, begun: BegunCheckRun): Promise<CheckRun | undefined> {
  const running = await runningCheckRuns(github, begun);
  const last = running.pop();
  for (const older of running) await abandonCheckRun(github, older, 'Superseded', 'It was begun again.');
  return last;
}

/** Completes the check runs that were left at a commit, as neutral. */
export async function abandonBegun(
  github: GitHub,
  memory: BegunCheckRuns,
  begun: BegunCheckRun,
  title: string,
  summary: string,
): Promise<void> {
  for (const check of await runningCheckRuns(github, begun)) await abandonCheckRun(github, check, title, summary);
  await memory.end(begun);
}
