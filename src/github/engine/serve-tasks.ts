import type { MessagePort } from 'node:worker_threads';
import type { ShellCheck } from '../../shell/shellcheck.ts';
import type { Report, Request } from './protocol.ts';
import type { doTask } from './tasks.ts';

/**
 * Answers every request that comes through a port, one after the other, and says before each file which one it is.
 * @param work `doTask`, but in tests
 */
export function serveTasks(port: MessagePort, work: typeof doTask, shellCheck: ShellCheck | undefined): void {
  port.on('message', ({ id, task, leftOut, ...request }: Request) => {
    const say = (report: Report): void => port.postMessage(report);
    const begin = (path: string | undefined): void => say({ id, kind: 'begun', path });
    try {
      const result = work(task, { leftOut, begin, shellCheck: request.shellCheck ? shellCheck : undefined });
      say({ id, kind: 'done', result });
    } catch (error) {
      say({ id, kind: 'fault', ...describe(error) });
    }
  });
}

/** An error without its message, which could quote what a file holds. */
function describe(error: unknown): { name: string; frames: string } {
  if (!(error instanceof Error)) return { name: typeof error, frames: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, frames: frames.join('\n') };
}
