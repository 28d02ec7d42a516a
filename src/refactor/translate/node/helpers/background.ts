import type { Helper } from '../../helper.ts';
import { optionsCode, type Surroundings, when } from './helper.ts';
import { spawned } from './running.ts';

/** Programs in the background. */
export function backgroundHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { traps, uses } = surroundings;
  const last = uses.helpers.has('last-pid');
  return {
    start: starting(surroundings),
    register: {
      needs: ['children', ...(traps ? ['runTraps'] : []), ...(last ? ['lastPid'] : [])],
      code: `
function register(pid, ended) {
  const child = { ended, code: undefined, told: false };
  ended.then((code) => {
    child.code = code;
${when(traps, '    wake();\n')}  });
  children.set(String(pid), child);
${when(last, '  lastPid = String(pid);\n')}}
`,
    },
    lastPid: {
      needs: [],
      code: `
let lastPid = '';
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

function starting(surroundings: Surroundings): Helper {
  const { uses, programs, redirects } = surroundings;
  const { start } = programs;
  const waits = (['wait-for', 'wait-all', 'wait-any'] as const).some((each) => uses.helpers.has(each));
  const last = uses.helpers.has('last-pid');
  if (programs.startsAlone) return lonely(surroundings);
  const own = start.env || start.streams.size > 0;
  const plain = optionsCode({ text: start.text });
  const options = !own ? plain : plain === '' ? ', options' : plain.replace(' } = {}', ', ...options } = {}');
  const keep = (indent: string): string =>
    waits || last
      ? `${indent}// What could not be started is a child that ends at once with its exit status.
${indent}${waits ? "register((child ?? spawn('/bin/sh', ['-c', 'sleep 0'])).pid, ended);" : "lastPid = String((child ?? spawn('/bin/sh', ['-c', 'sleep 0'])).pid);"}
`
      : '';
  const keeps = waits ? ['spawn', 'register'] : last ? ['spawn', 'lastPid'] : [];
  if (!start.several) {
    const stdin = start.text ? "text === undefined ? 'ignore' : 'pipe'" : "'ignore'";
    const launch = `launch({ args${when(own, ', ...options')} }, ${stdin}, ${redirects ? 'streams[1]' : '1'});\n`;
    const given = [...(waits || last || start.text ? ['child'] : []), ...(waits ? ['ended'] : [])];
    return {
      needs: ['launch', ...keeps, ...(start.text ? ['feed'] : []), ...(redirects ? ['streams'] : [])],
      code: `
/** Starts a program in the background. */
function start(args${options}) {
  ${given.length > 0 ? `const { ${given.join(', ')} } = ` : ''}${launch}${when(start.text, '  if (child?.stdin && text !== undefined) feed(child, text);\n')}${keep('  ')}}
`,
    };
  }
  const stages = start.single ? `stagesOf(given${when(own, ', options')})` : 'given';
  const started = `connect(${stages}, { ${when(start.text, 'text, ')}stdin: 'ignore' })`;
  return {
    needs: ['connect', ...keeps, ...(start.single ? ['stagesOf'] : [])],
    code: `
/** Starts programs in the background. */
function start(given${options}) {
${waits || last ? `  for (const { child${when(waits, ', ended')} } of ${started}) {\n${keep('    ')}  }\n` : `  ${started};\n`}}
`,
  };
}

/** A program that nobody asks for any more. */
function lonely(surroundings: Surroundings): Helper {
  const { programs } = surroundings;
  const { start } = programs;
  const { before, code, needs, options } = spawned(surroundings, start, ["'ignore'", '1', '2']);
  const failed = `notStarted(program, error${when(start.streams.has(2), ', stderr')})`;
  return {
    needs: [...needs, 'notStarted'],
    code: `
/** Starts a program in the background. */
function start([program, ...args]${optionsCode(options)}) {
${when(start.unnamed, '  if (program === undefined) return;\n')}${before}  try {
    const child = ${code};
    child.on('error', (error) => ${failed});
${when(start.text, '    if (text !== undefined) feed(child, text);\n')}  } catch (error) {
    ${failed};
  }
}
`,
  };
}
