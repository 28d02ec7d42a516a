import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Programs that are run and waited for. */
export function processHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { traps, exits, trace, redirects, bash, dispatched, attempts, options } = surroundings;
  const own = redirects ? ['streams'] : [];
  const stream = (fd: number): string => (redirects ? `streams[${fd}]` : String(fd));
  const end = exits ? 'exit' : 'process.exit';
  const needsEnd = exits ? ['exit', 'leave'] : [];
  const frozen = exits
    ? `
  if (ending && !began) await new Promise(() => {});`
    : '';
  return {
    dispatch: {
      needs: ['run'],
      code: `
/** Runs a function of this program, or else a program, and gives its exit status. */
async function dispatch([name, ...args]) {
  const functions = { ${dispatched.map(([name, code]) => (name === code ? name : `${JSON.stringify(name)}: ${code}`)).join(', ')} };
  if (Object.hasOwn(functions, name)) return await functions[name](...args);
  return await run(name === undefined ? [] : [name, ...args]);
}
`,
    },
    trace: {
      needs: [],
      code: `
let tracing = false;

/** Shows the programs that are run, or stops showing them. */
function trace(on) {
  tracing = on;
}
`,
    },
    launch: {
      needs: ['complain', 'openStreams', 'os', 'spawn', 'fs', 'which', 'why', ...own, ...(trace ? ['trace'] : [])],
      code: `
/** Starts a program; gives it with the promise of its exit status, which is that of a shell when it can't be started. */
function launch(stage, stdin, stdout) {
  const { args, env, ${options ? 'argv0, ' : ''}text: _text, check: _check, pipefail: _pipefail, ...targets } = Array.isArray(stage) ? { args: stage } : stage;
${trace ? "  if (tracing) console.error('+', ...args);\n" : ''}  let streamsOfIt;
  try {
    streamsOfIt = openStreams(targets, [stdin, stdout, ${stream(2)}]);
  } catch (error) {
    complain(\`\${error.path}: \${why(error)}\`);
    return { ended: Promise.resolve(${bash ? 1 : 2}) };
  }
  const { found, opened } = streamsOfIt;
  const [program, ...rest] = args;
  const failed = (error) => {
    // Where its errors would have gone; to nowhere with 'ignore'.
    if (typeof found[2] === 'number') fs.writeSync(found[2], \`\${process.argv[1]}: \${program}: \${why(error)}\\n\`);
    return ${bash ? "error.code === 'ENOENT' && (program === '' || which(program) === '') ? 127 : 126" : "error.code === 'ENOENT' ? 127 : 126"};
  };
  const close = () => opened.splice(0).forEach((file) => fs.closeSync(file));
  const failedAtOnce = (error) => {
    const status = failed(error);
    close();
    return { ended: Promise.resolve(status) };
  };
  if (program === undefined) {
    close();
    return { ended: Promise.resolve(0) };
  }
  if (program === '') return failedAtOnce({ code: 'ENOENT' });
  // Two streams can't share a pipe here, so a shell joins them.
  const joined = found[2] === 'pipe' ? ['/bin/sh', '-c', 'exec "$@" 2>&1', program, program, ...rest] : args;
  try {
    const child = spawn(joined[0], joined.slice(1), { ${options ? 'argv0, ' : ''}stdio: [found[0], found[1], found[2] === 'pipe' ? ${stream(2)} : found[2]], env: { ...process.env, ...env } });
    const ended = new Promise((resolve) => {
      child.on('spawn', close);
      child.on('error', (error) => {
        resolve(failed(error));
        close();
      });
      child.on('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));
    });
    if (targets.stdin?.text !== undefined) feed(child, targets.stdin.text);
    return { child: child.pid === undefined ? undefined : child, ended };
  } catch (error) {
    return failedAtOnce(error);
  }
}

/** Gives a program a text to read. */
function feed({ stdin }, text) {
  // It may end without having read all of it.
  stdin.on('error', () => {});
  stdin.end(text);
}
`,
    },
    connect: {
      needs: ['launch', ...own],
      code: `
/** Starts programs, the output of each going into the next. */
function connect(stages, { text, stdin = ${stream(0)}, stdout = ${stream(1)} } = {}) {
  let source = text === undefined ? stdin : 'pipe';
  return stages.map((stage, index) => {
    const started = launch(stage, source, index === stages.length - 1 ? stdout : 'pipe');
    if (index === 0 && text !== undefined && started.child?.stdin) feed(started.child, text);
    // The pipe is the programs', not this one's.
    source.destroy?.();
    source = started.child?.stdout ?? 'ignore';
    return started;
  });
}
`,
    },
    stagesOf: {
      needs: [],
      code: `
/** The stages of a pipeline, of which one may be given as its arguments and options. */
function stagesOf(given, options) {
  return given.every((each) => typeof each === 'string') ? [{ args: given, ...options }] : given;
}
`,
    },
    finish: {
      needs: traps ? ['runTraps'] : [],
      code: `
/** Waits for programs and gives the exit status of the last, or with pipefail of the last that failed. */
async function finish(started, pipefail = false) {
  const codes = await Promise.all(started.map(({ ended }) => ended));
${traps ? '  await runTraps();\n' : ''}  return (pipefail && codes.findLast((code) => code !== 0)) || codes.at(-1);
}
`,
    },
    pipeline: {
      needs: ['connect', 'finish', ...needsEnd],
      code: `
/** Runs programs as a pipeline and gives the exit status; with check a failure ends this program too. */
async function pipeline(stages, { check = false, pipefail = false, ...options } = {}) {${exits ? '\n  const began = ending;' : ''}
  const status = await finish(connect(stages, { text: options.text }), pipefail);${frozen}
  if (check && status !== 0) ${end}(status);
  return status;
}
`,
    },
    run: {
      needs: ['pipeline'],
      code: `
/** Runs one program and gives its exit status. */
async function run(args, { text, check, ...options } = {}) {
  return await pipeline([{ args, ...options }], { text, check });
}
`,
    },
    capture: {
      needs: ['connect', 'finish', 'stagesOf', ...needsEnd],
      code: `
/** The exit status of a pipeline, and what it prints without the line ends behind it. */
async function capture(given, options = {}) {${exits ? '\n  const began = ending;' : ''}
  const started = connect(stagesOf(given, options), { text: options.text, stdout: 'pipe' });
  const chunks = [];
  for await (const chunk of started.at(-1).child?.stdout ?? []) chunks.push(chunk);
  const status = await finish(started, options.pipefail);${frozen}
  if (options.check && status !== 0) ${end}(status);
  return [status, Buffer.concat(chunks).toString().replaceAll('\\0', '').replace(/\\n+$/, '')];
}
`,
    },
    output: {
      needs: ['capture'],
      code: `
/** What a pipeline prints, without the line ends behind it. */
async function output(given, options) {
  const [, text] = await capture(given, options);
  return text;
}
`,
    },
    apart: {
      needs: [],
      code: `
// This program is started anew for a function that a shell would run in a process of its own.
const job = process.env._PART_OF_ENTRYPOINT && JSON.parse(process.env._PART_OF_ENTRYPOINT);
delete process.env._PART_OF_ENTRYPOINT;

/** A function with its arguments, as a program that can be run. */
function apart(body, ...values) {
  const part = JSON.stringify({ name: body.name, values, globals: globals() });
  return { args: [process.execPath, ...process.execArgv, process.argv[1]], env: { _PART_OF_ENTRYPOINT: part } };
}
`,
    },
    execOptions: {
      needs: [],
      code: `
/** Parts bash's own options of exec from a program and its arguments: what it is to be called, and whether without an environment. */
function execOptions(words) {
  const args = [...words];
  let login = false;
  let alone = false;
  let name;
  while (/^-./s.test(args[0])) {
    const word = args.shift();
    if (word === '--') break;
    const [, letters, rest] = /^-([cl]*)(?:a(.*))?$/s.exec(word) ?? [];
    if (rest !== undefined) name = rest || args.shift();
    if (letters === undefined || (rest !== undefined && name === undefined)) return { wrong: word };
    login ||= letters.includes('l');
    alone ||= letters.includes('c');
  }
  return { args, alone, argv0: (login ? '-' : '') + (name ?? args[0]) };
}
`,
    },
    execute: {
      needs: [
        ...['complain', 'fail', 'launch', ...own, ...needsEnd],
        ...(redirects ? ['redirect'] : []),
        ...(options ? ['execOptions', 'which'] : []),
        ...(bash ? ['stat'] : []),
        ...(exits && bash ? ['atExit'] : []),
      ],
      code: `
/** Runs the program that this one was there to prepare: it gets every signal, and its exit status becomes this program's. */
async function execute(${options ? 'words' : 'args'}, { ${attempts ? 'check = true, ' : ''}env, ...targets } = {}) {
${
  redirects
    ? attempts
      ? `  if (Object.keys(targets).length > 0 && !redirect(targets, { check })) return 1;
`
      : `  if (Object.keys(targets).length > 0) redirect(targets, { check: true });
`
    : ''
}${
  options
    ? `  const { args, alone, argv0, wrong } = execOptions(words);
${
  attempts
    ? `  if (wrong) {
    complain(\`exec: \${wrong}: invalid option\`);
    if (check) ${end}(2);
    return 2;
  }
`
    : `  if (wrong) fail(\`exec: \${wrong}: invalid option\`, 2);
`
}`
    : ''
}  if (args.length === 0) return${attempts ? ' 0' : ''};
  if (args[0] === '') fail('exec: : not found', ${bash ? 127 : 126});
${
  options
    ? `  if (alone) {
    args[0] = which(args[0]) || args[0];
    env = undefined;
    for (const name of Object.keys(process.env)) delete process.env[name];
  }
`
    : ''
}  const { child, ended } = launch({ args, env${options ? ', argv0' : ''}${redirects ? '' : ', ...targets'} }, ${stream(0)}, ${stream(1)});
${
  exits && bash
    ? `  if (!child) {
    const status = await ended;
    const folder = stat(args[0])?.isDirectory();
    // Bash has forgotten its trap when it has found something.
    if (args[0].includes('/') || (status === 126 && !folder)) atExit(undefined);
    ${end}(folder ? 126 : status);
  }
`
    : `  if (!child) ${end}(${bash ? 'stat(args[0])?.isDirectory() ? 126 : await ended' : 'await ended'});
`
}  for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGCONT', 'SIGWINCH']) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  process.exit(await ended);
}
`,
    },
  };
}
