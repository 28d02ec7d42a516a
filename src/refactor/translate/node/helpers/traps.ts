import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** What signals and the end of the program ask for. */
export function trapHelpers({ bash }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    trap: {
      needs: ['runTraps'],
      code: `
/**
 * Has an action done when one of the signals arrives: after the program in front, and at once while
 * this program waits.
 */
function trap(action, ...signals) {
  for (const signal of signals) {
    process.removeAllListeners(signal);
    traps.set(signal, action);
    if (action)
      process.on(signal, () => {
        pending.push(signal);
        wake();
      });
  }
}
`,
    },
    runTraps: {
      needs: [],
      code: `
const traps = new Map();
const pending = [];
let wake = () => {};

/** Does what the signals ask for that arrived in the meantime. */
async function runTraps() {
  while (pending.length > 0) await traps.get(pending.shift())?.();
}
`,
    },
    exit: {
      needs: ['Exit'],
      code: `
function exit(status) {
  throw new Exit(status);
}
`,
    },
    Exit: {
      needs: [],
      code: `
/** The end of the program, on the way to its last action. */
class Exit extends Error {
  constructor(status) {
    super(\`exit \${status}\`);
    this.status = status;
  }
}
`,
    },
    atExit: {
      needs: bash ? ['leave', 'os'] : ['leave'],
      code: bash
        ? `
/** Has an action done at the end of the program, which is told the exit status, also when a signal ends it. */
function atExit(action) {
  exitAction = action;
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) if (process.listenerCount(signal) === 0) process.on(signal, endBy);
}

async function endBy(signal) {
  ending = true;
  await leave(() => 0);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // As process 1 it goes on.
  process.exit(128 + os.constants.signals[signal]);
}
`
        : `
/** Has an action done at the end of the program, which is told the exit status; not when a signal ends it. */
function atExit(action) {
  exitAction = action;
}
`,
    },
    leave: {
      needs: ['Exit'],
      code: `
let exitAction;
// A signal ends the program: what it was doing stops.
let ending = false;

/** Does the work and then the last action; gives the exit status. */
async function leave(work) {
  const status = await statusOf(work);
  const action = exitAction;
  exitAction = undefined;
  if (!action) return status;
  return await statusOf(async () => {
    await action(status);
    return status;
  });
}

async function statusOf(work) {
  try {
    return (await work()) ?? 0;
  } catch (error) {
    if (error instanceof Exit) return error.status;
    throw error;
  }
}
`,
    },
    left: {
      needs: ['leave'],
      code: `
/** The error that goes on to be thrown; when it ends the program, after the last action, which comes while streams are redirected. */
async function left(error) {
  return error instanceof Exit ? new Exit(await leave(() => error.status)) : error;
}
`,
    },
  };
}
