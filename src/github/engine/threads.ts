import { Worker } from 'node:worker_threads';
import type { EngineLimits } from './limits.ts';
import type { Report, Request } from './protocol.ts';
import type { Results, Task } from './tasks.ts';

/** What ShellCheck needs of the environment: where it is, and where files may be put. */
const NEEDED = ['PATH', 'TMPDIR', 'TEMP', 'TMP'];

/** How one attempt at a task ended. */
export type Attempt =
  | { readonly kind: 'done'; readonly result: Results[Task['kind']] }
  | {
      readonly kind: 'time' | 'memory' | 'fault';
      /** The file that was looked into; undefined when it was none alone. */
      readonly path: string | undefined;
      /** ShellCheck was at work. */
      readonly shellCheck: boolean;
      /** For the log: never what a file holds. */
      readonly detail: string;
    };

/** A thread that does one task at a time. After a bound was hit it is dead, and the next attempt starts another one. */
export interface EngineThread {
  /** @param time for the whole attempt, in milliseconds */
  attempt(request: Omit<Request, 'id'>, time: number): Promise<Attempt>;
  stop(): Promise<void>;
}

export function engineThread(script: URL, limits: EngineLimits): EngineThread {
  let worker: Worker | undefined;
  let count = 0;

  const start = (): Worker => {
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
      // What the engine needs is in the task; tokens and keys that the environment holds are none of its business.
      env: Object.fromEntries(NEEDED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    });
    started.once('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };

  return {
    async attempt(request, time) {
      worker ??= start();
      const thread = worker;
      const id = ++count;
      return new Promise((resolve) => {
        let path: string | undefined;
        let shellCheck = false;
        let fileTimer: NodeJS.Timeout | undefined;
        const end = (attempt: Attempt): void => {
          clearTimeout(fileTimer);
          clearTimeout(wholeTimer);
          thread.off('message', heard);
          thread.off('error', failed);
          thread.off('exit', ended);
          resolve(attempt);
        };
        const kill = (attempt: Attempt): void => {
          if (worker === thread) worker = undefined;
          thread.terminate().catch(() => undefined);
          end(attempt);
        };
        const heard = (report: Report): void => {
          if (report.id !== id) return;
          if (report.kind === 'done') end({ kind: 'done', result: report.result });
          else if (report.kind === 'fault')
            end({ kind: 'fault', path, shellCheck, detail: `${report.name}\n${report.frames}` });
          else {
            path = report.path;
            shellCheck = path === undefined;
            clearTimeout(fileTimer);
            const detail = shellCheck ? 'over the time for ShellCheck' : 'over the time for a file';
            fileTimer = setTimeout(
              () => kill({ kind: 'time', path, shellCheck, detail }),
              shellCheck ? limits.shellCheckTime : limits.fileTime,
            );
          }
        };
        const failed = (error: NodeJS.ErrnoException): void => {
          const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
          kill({ kind: memory ? 'memory' : 'fault', path, shellCheck, detail: error.code ?? error.name });
        };
        const ended = (code: number): void =>
          end({ kind: 'fault', path, shellCheck, detail: `the thread ended with ${code}` });
        const wholeTimer = setTimeout(
          () => kill({ kind: 'time', path: undefined, shellCheck, detail: 'over the time for all of it' }),
          time,
        );
        thread.on('message', heard);
        thread.once('error', failed);
        thread.once('exit', ended);
        thread.postMessage({ ...request, id } satisfies Request);
      });
    },
    async stop() {
      const thread = worker;
      worker = undefined;
      await thread?.terminate();
    },
  };
}
