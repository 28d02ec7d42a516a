import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engine, localEngine, threadedEngine } from '../../../src/github/engine/engine.ts';
import type { Change } from '../../../src/repository/change.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { DEFAULT_CONFIGURATION } from '../../../src/review/index.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { findShellCheck } from '../../../src/shell/shellcheck.ts';
import { bundle } from '../../support/bundle.ts';

const ABOUT = { configuration: DEFAULT_CONFIGURATION, told: [], ignored: [], paths: undefined };

function changeOfPaths(...paths: string[]): Change {
  return {
    base: memorySnapshot({}),
    head: memorySnapshot(Object.fromEntries(paths.map((path) => [path, '']))),
    files: [],
  };
}

describe('the engine in threads', () => {
  let hostile: ReturnType<typeof bundle>;
  let engine: Engine;
  let reports: string[] = [];

  beforeAll(() => {
    hostile = bundle('test/support/hostile-worker.ts');
    engine = threadedEngine({
      script: hostile.script,
      threads: 2,
      limits: { fileTime: 3_000, shellCheckTime: 3_000, wholeTime: 40_000, memory: 64 },
      report: ({ kind, path, detail }) => reports.push(`${kind} ${path} ${detail.split('\n')[0]}`),
    });
  });
  afterAll(async () => {
    await engine.stop();
    hostile.remove();
  });

  it('leaves out what takes too long, too much memory or fails, says so, and reviews the rest', async () => {
    reports = [];
    let turns = 0;
    const turning = setInterval(() => turns++, 10);
    const review = await engine.review(changeOfPaths('a', 'eat', 'hang', 'throw', 'z'), ABOUT);
    clearInterval(turning);
    expect(review.reviewed).toEqual(['a', 'z']);
    expect(Object.fromEntries(review.notices.map(({ path, message }) => [path, message]))).toEqual({
      eat: 'The file was left out: looking into it took more than 64 MB of memory.',
      hang: 'The file was left out: looking into it took more than 3 s.',
      throw: 'The file was left out: Plimsoll has a fault that shows here. Its log says more.',
    });
    expect(reports).toEqual([
      'memory eat ERR_WORKER_OUT_OF_MEMORY',
      'time hang over the time for a file',
      'fault throw TypeError',
    ]);
    // The thread hung for three seconds; this one went on.
    expect(turns).toBeGreaterThan(50);
  });

  it.each([
    ['hangs', 'time undefined over the time for ShellCheck'],
    ['dies', 'fault undefined the thread ended with 7'],
  ])('goes on without ShellCheck when it %s, and says so', async (how, reported) => {
    reports = [];
    const review = await engine.review(changeOfPaths(`shellcheck ${how}`), ABOUT);
    expect(review.notices.map(({ message }) => message)).toEqual([expect.stringContaining('ShellCheck failed')]);
    expect(review.reviewed).toEqual([`shellcheck ${how}`]);
    expect(reports).toEqual([reported]);
  });

  it('serves others meanwhile, and more than there are threads', async () => {
    const hanging = engine.review(changeOfPaths('hang'), ABOUT);
    const others = await Promise.all(['a', 'b', 'c'].map((path) => engine.review(changeOfPaths(path), ABOUT)));
    expect(others.map(({ reviewed }) => reviewed)).toEqual([['a'], ['b'], ['c']]);
    expect((await hanging).reviewed).toEqual([]);
  });

  it('ends with an error where no single file is to blame', async () => {
    const short = threadedEngine({
      script: hostile.script,
      threads: 1,
      limits: { fileTime: 6_000, shellCheckTime: 6_000, wholeTime: 6_000, memory: 64 },
      report: () => undefined,
    });
    await expect(short.review(changeOfPaths('at once'), ABOUT)).rejects.toThrow('took more than 6 s');
    expect((await short.review(changeOfPaths('a'), ABOUT)).reviewed).toEqual(['a']);
    await short.stop();
  });
});

describe('the real worker', () => {
  it('gives what the engine gives in this thread: reviews, fixes and plans', async () => {
    await loadShellGrammar();
    const real = bundle('src/github/engine/worker.ts');
    const threaded = threadedEngine({
      script: real.script,
      threads: 1,
      report: (attempt) => expect(attempt).toBeUndefined(),
    });
    const local = localEngine(findShellCheck());
    const dockerfile =
      'FROM node:22\nADD . /app\nRUN apt-get update && apt-get install curl\nENTRYPOINT ["/app/start.sh"]\n';
    const head = {
      Dockerfile: dockerfile,
      'start.sh': '#!/bin/sh\nexec node server.js\n',
      'old/Dockerfile': 'FROM a\n',
    };
    const change: Change = {
      base: memorySnapshot({ 'old/Dockerfile': 'FROM a\nUSER app\n', 'gone/Dockerfile': 'FROM b\n' }, new Set()),
      head: memorySnapshot(head, new Set(['start.sh'])),
      files: [
        { path: 'Dockerfile', previousPath: undefined, status: 'added', hunks: [{ start: 1, end: 4 }] },
        { path: 'start.sh', previousPath: undefined, status: 'added', hunks: undefined },
        { path: 'old/Dockerfile', previousPath: undefined, status: 'modified', hunks: [{ start: 1, end: 1 }] },
        { path: 'gone/Dockerfile', previousPath: undefined, status: 'removed', hunks: [] },
      ],
    };
    const review = await local.review(change, ABOUT);
    expect(review.introduced.length).toBeGreaterThan(3);
    expect(await threaded.review(change, ABOUT)).toEqual(review);
    const fix = { configuration: DEFAULT_CONFIGURATION, review, selection: { unsafe: true } };
    const fixes = await local.fix(change, fix);
    expect(fixes.files).toHaveLength(1);
    expect(await threaded.fix(change, fix)).toEqual(fixes);
    expect(await threaded.plan(change.head, {})).toEqual(await local.plan(change.head, {}));
    await threaded.stop();
    real.remove();
  });
});
