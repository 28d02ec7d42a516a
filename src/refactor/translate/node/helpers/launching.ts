import type { Helper } from '../../helper.ts';
import { optionsCode, type Surroundings, when } from './helper.ts';
import { opensFiles } from './streams.ts';

/** Programs beside each other: pipelines, and parts of this program in processes of their own. */
export function launchingHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { traps, exits, redirects, programs } = surroundings;
  const { pipeline, launched } = programs;
  const own = redirects ? ['streams'] : [];
  const stream = (fd: number): string => (redirects ? `streams[${fd}]` : String(fd));
  const end = exits ? 'exit' : 'process.exit';
  const { start, capture } = programs;
  const text = launched.text;
  const source = start.several;
  const sink = !programs.capturesAlone && (capture.single || capture.several);
  const given = optionsCode({
    text,
    [`stdin = ${stream(0)}`]: source,
    [`stdout = ${stream(1)}`]: sink,
  });
  const pipefail = launched.pipefail;
  return {
    launch: programs.direct ? directLaunch(surroundings) : launch(surroundings),
    connect: {
      needs: ['launch', ...own, ...(text ? ['feed'] : [])],
      code: `
/** Starts programs, the output of each going into the next. */
function connect(stages${given}) {
  let source = ${text ? `text === undefined ? ${source ? 'stdin' : stream(0)} : 'pipe'` : source ? 'stdin' : stream(0)};
  return stages.map((stage, index) => {
    const started = launch(stage, source, index === stages.length - 1 ? ${sink ? 'stdout' : stream(1)} : 'pipe');
${when(text, '    if (index === 0 && text !== undefined && started.child?.stdin) feed(started.child, text);\n')}    // The pipe is the programs', not this one's.
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
/** Waits for programs and gives the status of the last${when(pipefail, ' or, with pipefail, of the last to fail')}. */
async function finish(started${when(pipefail, ', pipefail')}) {
  const codes = await Promise.all(started.map(({ ended }) => ended));
${when(traps, '  await runTraps();\n')}  return ${pipefail ? '(pipefail && codes.findLast((code) => code !== 0)) || codes.at(-1)' : 'codes.at(-1)'};
}
`,
    },
    pipeline: {
      needs: ['connect', 'finish', ...(exits ? ['leave', ...(pipeline.check ? ['exit'] : [])] : [])],
      code: `
/** Runs programs as a pipeline and gives the exit status${when(pipeline.check, '; with check a failure ends this one')}. */
async function pipeline(stages${optionsCode({ text: pipeline.text, 'check = false': pipeline.check, 'pipefail = false': pipeline.pipefail })}) {
${when(exits, '  const began = ending;\n')}  ${exits || pipeline.check ? 'const status =' : 'return'} await finish(connect(stages${when(pipeline.text, ', { text }')})${when(pipeline.pipefail, ', pipefail')});
${when(exits, '  if (ending && !began) await new Promise(() => {});\n')}${when(pipeline.check, `  if (check && status !== 0) ${end}(status);\n`)}${when(exits || pipeline.check, '  return status;\n')}}
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
  };
}

/** The head of `launch`, with the parts of a stage, which may be just its arguments. */
function launchHead(several: boolean, parts: readonly string[]): string {
  const names = `{ ${parts.join(', ')} }`;
  if (!several) return `function launch(${names}, stdin, stdout) {\n`;
  return `function launch(stage, stdin, stdout) {
  const given = Array.isArray(stage) ? { args: stage } : stage;
  const ${names} = given;
`;
}

const ENDED = `      child.on('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal]));\n`;

/** Where streams lead is known: it is given to the program as it is. */
function directLaunch({ trace, programs }: Surroundings): Helper {
  const { launched } = programs;
  const leads = (['stdin', 'stdout', 'stderr'] as const).filter((_, fd) => launched.streams.has(fd as 0 | 1 | 2));
  const led = (name: 'stdin' | 'stdout' | 'stderr', otherwise: string): string =>
    leads.includes(name) ? `targets.${name} ?? ${otherwise}` : otherwise;
  const parts = [
    'args: [program, ...args]',
    ...(launched.env ? ['env'] : []),
    ...(leads.length > 0 ? ['...targets'] : []),
  ];
  const stderr = when(launched.streams.has(2), ', stdio[2]');
  return {
    needs: ['notStarted', 'os', 'spawn', ...(trace ? ['trace'] : [])],
    code: `
/** Starts a program; gives it, if it could be started, with the promise of its exit status. */
${launchHead(launched.several, parts)}${when(launched.unnamed, '  if (program === undefined) return { ended: Promise.resolve(0) };\n')}${when(trace, "  if (tracing) console.error('+', program, ...args);\n")}  const stdio = [${led('stdin', 'stdin')}, ${led('stdout', 'stdout')}, ${led('stderr', '2')}];
  try {
    const child = spawn(program, args, { stdio${when(launched.env, ', env: { ...process.env, ...env }')} });
    const ended = new Promise((resolve) => {
      child.on('error', (error) => resolve(notStarted(program, error${stderr})));
${ENDED}    });
    return { child: child.pid === undefined ? undefined : child, ended };
  } catch (error) {
    return { ended: Promise.resolve(notStarted(program, error${stderr})) };
  }
}
`,
  };
}

/** Files are opened, and streams may follow a pipe. */
function launch(surroundings: Surroundings): Helper {
  const { trace, redirects, bash, programs } = surroundings;
  const options = surroundings.options && !programs.executesAlone;
  const { launched, targets } = programs;
  const error = redirects ? 'streams[2]' : '2';
  const files = opensFiles(surroundings);
  const joins = targets.has(1);
  const parts = [
    'args: [program, ...args]',
    ...(launched.env || options ? ['env'] : []),
    ...(options ? ['argv0'] : []),
    '...targets',
  ];
  const failed = files
    ? `  const failed = (error) => {
    const status = notStarted(program, error, found[2]);
    close();
    return status;
  };
`
    : `  const failed = (error) => notStarted(program, error, found[2]);\n`;
  const opening = files
    ? `  let found;
  let opened;
  try {
    ({ found, opened } = openStreams(targets, [stdin, stdout, ${error}]));
  } catch (error) {
    complain(\`\${error.path}: \${why(error)}\`);
    return { ended: Promise.resolve(${bash ? 1 : 2}) };
  }
  const close = () => opened.splice(0).forEach((file) => fs.closeSync(file));
`
    : `  const found = openStreams(targets, [stdin, stdout, ${error}]);\n`;
  const text = targets.has('text');
  const spawns = joins
    ? `  // Two streams can't share a pipe here, so a shell joins them.
  const shell = ['/bin/sh', '-c', 'exec "$@" 2>&1', program];
  const command = found[2] === 'pipe'${when(launched.blank, " && program !== ''")} ? [...shell, program, ...args] : [program, ...args];
`
    : '';
  const call = joins ? 'command[0], command.slice(1)' : 'program, args';
  const stdio = joins ? `[found[0], found[1], found[2] === 'pipe' ? ${error} : found[2]]` : 'found';
  return {
    needs: [
      ...['notStarted', 'openStreams', 'os', 'spawn'],
      ...(files ? ['complain', 'fs', 'why'] : []),
      ...(redirects ? ['streams'] : []),
      ...(trace ? ['trace'] : []),
      ...(text ? ['feed'] : []),
    ],
    code: `
/** Starts a program; gives it, if it could be started, with the promise of its exit status. */
${launchHead(launched.several, parts)}${when(trace, `  if (tracing${when(launched.unnamed, ' && program !== undefined')}) console.error('+', program, ...args);\n`)}${opening}${failed}${when(
  launched.unnamed,
  `  if (program === undefined) {
${when(files, '    close();\n')}    return { ended: Promise.resolve(0) };
  }
`,
)}${spawns}  try {
    const child = spawn(${call}, { ${when(options, 'argv0, ')}stdio: ${stdio}${when(launched.env || options, ', env: { ...process.env, ...env }')} });
    const ended = new Promise((resolve) => {
${when(files, "      child.on('spawn', close);\n")}      child.on('error', (error) => resolve(failed(error)));
${ENDED}    });
${when(text, '    if (child.stdin && targets.stdin?.text !== undefined) feed(child, targets.stdin.text);\n')}    return { child: child.pid === undefined ? undefined : child, ended };
  } catch (error) {
    return { ended: Promise.resolve(failed(error)) };
  }
}
`,
  };
}
