// The entry of the threads that look into files: bundled on its own, started by `threads.ts`.
import { parentPort } from 'node:worker_threads';
import { loadShellGrammar } from '../../shell/parser.ts';
import { findShellCheck } from '../../shell/shellcheck.ts';
import { serveTasks } from './serve-tasks.ts';
import { doTask } from './tasks.ts';

await loadShellGrammar();
if (parentPort) serveTasks(parentPort, doTask, findShellCheck());
