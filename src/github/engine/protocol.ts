import type { Results, Task } from './tasks.ts';

/** To a thread. */
export interface Request {
  readonly id: number;
  readonly task: Task;
  /** Files that are not looked into, and the sentences that say why. */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Whether ShellCheck is to be used, where it is installed. */
  readonly shellCheck: boolean;
}

/** From a thread: what it looks into now (undefined: all scripts at once, with ShellCheck), and then one of the two ends. */
export type Report =
  | { readonly id: number; readonly kind: 'begun'; readonly path: string | undefined }
  | { readonly id: number; readonly kind: 'done'; readonly result: Results[Task['kind']] }
  | { readonly id: number; readonly kind: 'fault'; readonly name: string; readonly frames: string };
