import { afterEach, expect } from '@jest/globals';
import { type App, startApp } from '../../src/demo/app.ts';
import { createRepository, type Repository } from '../../src/demo/repository.ts';
import { type Exchange, type StandIn, startStandIn } from '../../src/demo/stand-in/server.ts';
import type { CheckRunRecord, PullRequestRecord } from '../../src/demo/stand-in/state.ts';
import { deviations } from './openapi.ts';
import { pullRecord } from './pull-record.ts';

type Files = Readonly<Record<string, string | undefined>>;

/** The real app against the stand-in, with one pull request of a repository made for the test. */
export interface TestApp {
  readonly app: App;
  readonly standIn: StandIn;
  readonly repository: Repository;
  readonly pull: PullRequestRecord;
  /** Commits files on the pull request's branch. */
  push(files: Files): string;
  /** The check run of the branch's head that was made last. */
  check(): CheckRunRecord;
  /** Requests so far, token excluded. */
  requests(): readonly Exchange[];
  /** Ends everything, and gives what GitHub's description has against the requests and answers that went over the wire. */
  stop(): Promise<string[]>;
}

export async function testApp(
  base: Files,
  head: Files,
  about: Partial<PullRequestRecord> = {},
  more: Parameters<typeof startApp>[2] = {},
): Promise<TestApp> {
  const repository = createRepository();
  repository.create('main', 'Begin', base);
  repository.create('change', 'Change it', head, 'main');
  const standIn = await startStandIn(repository);
  const pull = pullRecord(about);
  standIn.state.pullRequests.set(pull.number, pull);
  const app = await startApp(standIn, more.logTo ? 'trace' : 'fatal', more);
  return {
    app,
    standIn,
    repository,
    pull,
    push: (files) => repository.create('change', 'Go on', files, 'change'),
    check() {
      const check = standIn.state.checkRuns.findLast(({ headSha }) => headSha === repository.resolve('change'));
      if (!check) throw new Error('There is no check run on the head.');
      return check;
    },
    requests: () => standIn.exchanges.filter(({ path }) => !path.endsWith('/access_tokens')),
    async stop() {
      await app.stop();
      await standIn.stop();
      repository.remove();
      return standIn.exchanges.flatMap(deviations);
    },
  };
}

/**
 * `testApp` for the tests of a file, one at a time: after each test its app is ended, and what went over the wire has to be as GitHub
 * describes it.
 */
export function appOfEachTest(): typeof testApp {
  let running: TestApp | undefined;
  afterEach(async () => {
    const ended = running;
    running = undefined;
    expect(await ended?.stop()).toEqual([]);
  });
  return async (...args) => {
    running = await testApp(...args);
    return running;
  };
}
