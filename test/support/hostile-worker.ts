// A thread for tests, whose files do what their names say.
import { parentPort } from 'node:worker_threads';
import { changeOf } from '../../src/github/engine/change-data.ts';
import { serveTasks } from '../../src/github/engine/serve-tasks.ts';
import type { Review } from '../../src/review/types.ts';

const NO_REVIEW = { introduced: [], notices: [] } as unknown as Review;

function look(path: string): void {
  if (path === 'hang') for (;;);
  if (path === 'eat') for (const all: string[][] = []; ; ) all.push(new Array(1_000_000).fill('x'.repeat(9)));
  if (path === 'throw') throw new TypeError('what the file holds');
}

if (parentPort)
  serveTasks(
    parentPort,
    (task, { leftOut, begin, shellCheck }) => {
      if (task.kind !== 'review') throw new Error('The test has reviews only.');
      const paths = changeOf(task.change).head.list();
      const reviewed = paths.filter((path) => !leftOut?.has(path));
      if (paths.includes('at once')) for (;;);
      if (shellCheck && paths.some((path) => path.startsWith('shellcheck'))) {
        begin?.(undefined);
        if (paths.includes('shellcheck hangs')) for (;;);
        process.exit(7);
      }
      for (const path of reviewed) {
        begin?.(path);
        look(path);
      }
      const notices = [...(leftOut ?? [])].map(([path, message]) => ({
        path,
        line: undefined,
        column: undefined,
        message,
      }));
      return { ...NO_REVIEW, reviewed, notices };
    },
    (inputs) => inputs.map(() => []),
  );
