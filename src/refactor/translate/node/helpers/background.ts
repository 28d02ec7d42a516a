import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Programs in the background. */
export function backgroundHelpers({ traps }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    start: {
      needs: ['connect', 'spawn', 'stagesOf', 'register'],
      code: `
let lastPid = '';

/** Starts programs in the background; the last one's process id is kept in lastPid. */
async function start(given, options = {}) {
  for (const { child, ended } of connect(stagesOf(given, options), { text: options.text, stdin: 'ignore' })) {
    // What could not be started is a child that ends at once with its exit status.
    if (child) register(child.pid, ended);
    else register(spawn('/bin/sh', ['-c', 'sleep 0']).pid, ended);
  }
}
`,
    },
    register: {
      needs: traps ? ['children', 'runTraps'] : ['children'],
      code: `
function register(pid, ended) {
  const child = { ended, code: undefined, told: false };
  ended.then((code) => {
    child.code = code;
${traps ? '    wake();\n' : ''}  });
  children.set(String(pid), child);
  lastPid = String(pid);
}
`,
    },
    children: {
      needs: [],
      code: `
// Programs in the background, by their process ids.
const children = new Map();
`,
    },
    waitFor: {
      needs: ['children', 'complain', ...(traps ? ['waited'] : [])],
      code: `
/** Waits for programs in the background and gives the exit status of the last. */
async function waitFor(...pids) {
  let status = 0;
  for (const pid of pids) {
    const child = children.get(String(pid));
    if (!child) {
      complain(\`wait: pid \${pid} is not a child of this shell\`);
      status = 127;
      continue;
    }
${
  traps
    ? `    const interrupted = await waited(() => child.code !== undefined);
    if (interrupted) return interrupted;
    status = child.code;
`
    : '    status = await child.ended;\n'
}  }
  return status;
}
`,
    },
    waitAll: {
      needs: ['children', ...(traps ? ['waited'] : [])],
      code: `
/** Waits for all programs in the background. */
async function waitAll() {
${
  traps
    ? '  return await waited(() => [...children.values()].every(({ code }) => code !== undefined));\n'
    : '  await Promise.all([...children.values()].map(({ ended }) => ended));\n  return 0;\n'
}}
`,
    },
    waitAny: {
      needs: ['children', ...(traps ? ['waited'] : [])],
      code: `
/** Waits for the next program in the background that ends, and gives its exit status. */
async function waitAny() {
  const running = [...children.values()].filter(({ told }) => !told);
  if (running.length === 0) return 127;
${
  traps
    ? `  const interrupted = await waited(() => running.some(({ code }) => code !== undefined));
  if (interrupted) return interrupted;
`
    : '  if (running.every(({ code }) => code === undefined)) await Promise.race(running.map(({ ended }) => ended));\n'
}  const child = running.find(({ code }) => code !== undefined);
  child.told = true;
  return child.code;
}
`,
    },
    waited: {
      needs: ['os', 'runTraps'],
      code: `
/** Waits until it is over: 0, or 128 and the number of the signal that came before. */
async function waited(isOver) {
  while (!isOver()) {
    if (pending.length > 0) {
      const [signal] = pending;
      await runTraps();
      return 128 + os.constants.signals[signal];
    }
    await new Promise((resolve) => {
      wake = resolve;
    });
  }
  return 0;
}
`,
    },
    kill: {
      needs: ['complain', ...(traps ? ['runTraps'] : [])],
      code: `
/** Sends a signal to processes; the status is 1 when that isn't possible for one of them. */
${traps ? 'async ' : ''}function kill(signal, ...pids) {
  let status = 0;
  for (const pid of pids) {
    try {
      process.kill(Number(pid || Number.NaN), signal);
    } catch (error) {
      complain(\`kill: \${pid}: \${error.code === 'ESRCH' ? 'No such process' : error.message}\`);
      status = 1;
    }
  }
${
  traps
    ? `  // A signal to this program itself is seen in the next turn.
  await new Promise((resolve) => setTimeout(resolve, 1));
  await runTraps();
`
    : ''
}  return status;
}
`,
    },
  };
}
