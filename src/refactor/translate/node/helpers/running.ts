import type { Helper } from '../../helper.ts';
import type { Asked } from '../programs.ts';
import { optionsCode, type Surroundings, when } from './helper.ts';

/** Programs in front, which are waited for. */
export function runningHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { dispatched, programs } = surroundings;
  return {
    dispatch: {
      needs: ['run'],
      code: `
/** Runs a function of this program, or else a program, and gives its exit status. */
async function dispatch(words) {
  const [name, ...args] = words;
  const functions = { ${dispatched.map(([name, code]) => (name === code ? name : `${JSON.stringify(name)}: ${code}`)).join(', ')} };
  return Object.hasOwn(functions, name) ? await functions[name](...args) : await run(words);
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
    run: programs.runsAlone ? directRun(surroundings) : launchedRun(surroundings),
    output: output(surroundings),
    capture: capture(surroundings),
    feed: {
      needs: [],
      code: `
/** Gives a program a text to read. */
function feed({ stdin }, text) {
  // It may end without having read all of it.
  stdin.on('error', () => {});
  stdin.end(text);
}
`,
    },
  };
}

/** What comes behind the end of a program: actions of signals, and the end of this one. */
function afterwards(
  { traps, exits }: Surroundings,
  check: string,
): { readonly code: string; readonly needs: string[] } {
  const end = exits ? 'exit' : 'process.exit';
  return {
    code:
      when(traps, '  await runTraps();\n') +
      when(exits, '  if (ending && !began) await new Promise(() => {});\n') +
      when(check !== '', `  if (${check} && status !== 0) ${end}(status);\n`),
    needs: [...(traps ? ['runTraps'] : []), ...(exits ? ['leave', ...(check === '' ? [] : ['exit'])] : [])],
  };
}

/** The call of spawn, and what starts a program otherwise. */
export function spawned(
  { trace }: Surroundings,
  asked: Asked,
  stdio: readonly [string, string, string],
): {
  readonly before: string;
  readonly code: string;
  readonly needs: string[];
  readonly options: Readonly<Record<string, boolean>>;
} {
  const names = ['stdin', 'stdout', 'stderr'] as const;
  const leads = names.map((name, fd) =>
    asked.streams.has(fd as 0 | 1 | 2) && stdio[fd] !== "'pipe'" ? name : undefined,
  );
  const values = stdio.map((value, fd) => leads[fd] ?? value);
  if (asked.text) values[0] = `text === undefined ? ${values[0]} : 'pipe'`;
  const inherits = values.join() === '0,1,2';
  const given = names.filter((_, fd) => leads[fd]);
  return {
    before: when(trace, "  if (tracing) console.error('+', program, ...args);\n"),
    code: `spawn(program, args, { stdio: ${inherits ? "'inherit'" : `[${values.join(', ')}]`}${when(asked.env, ', env: { ...process.env, ...env }')} })`,
    needs: ['spawn', ...(asked.text ? ['feed'] : []), ...(trace ? ['trace'] : [])],
    options: {
      ...Object.fromEntries(given.map((name) => [`${name} = ${stdio[names.indexOf(name)]}`, true])),
      text: asked.text,
      env: asked.env,
    },
  };
}

const STATUS = 'code ?? 128 + os.constants.signals[signal]';

function directRun(surroundings: Surroundings): Helper {
  const { traps, exits, programs } = surroundings;
  const { run } = programs;
  const { before, code, needs, options } = spawned(surroundings, run, ['0', '1', '2']);
  const after = afterwards(surroundings, run.check ? 'check' : '');
  const ends = traps || exits || run.check;
  const give = ends ? 'status =' : 'return';
  return {
    needs: [...needs, ...after.needs, 'notStarted', 'once', 'os'],
    code: `
/** Runs a program and gives its exit status${when(run.check, '; with check a failure ends this program too')}. */
async function run([program, ...args]${optionsCode({ ...options, 'check = false': run.check })}) {
${when(exits, '  const began = ending;\n')}${when(run.unnamed, '  if (program === undefined) return 0;\n')}${before}${when(ends, '  let status;\n')}  try {
    const child = ${code};
${when(run.text, '    if (text !== undefined) feed(child, text);\n')}    const [code, signal] = await once(child, 'exit');
    ${give} ${STATUS};
  } catch (error) {
    ${give} notStarted(program, error${when(run.streams.has(2), ', stderr')});
  }
${after.code}${when(ends, '  return status;\n')}}
`,
  };
}

function launchedRun(surroundings: Surroundings): Helper {
  const { exits, redirects, programs } = surroundings;
  const { check, text } = programs.run;
  const after = afterwards(surroundings, check ? 'check' : '');
  const stream = (fd: number): string => (redirects ? `streams[${fd}]` : String(fd));
  const given = ['text', 'check'].filter((name) => (name === 'text' ? text : check));
  const own = programs.run.env || programs.run.streams.size > 0;
  const parameters = [
    ...given.map((name) => (name === 'check' ? 'check = false' : name)),
    ...(own ? ['...options'] : []),
  ];
  const options = given.length > 0 ? `, { ${parameters.join(', ')} } = {}` : when(own, ', options');
  const source = text ? `text === undefined ? ${stream(0)} : 'pipe'` : stream(0);
  return {
    needs: ['launch', ...after.needs, ...(text ? ['feed'] : []), ...(redirects ? ['streams'] : [])],
    code: `
/** Runs a program and gives its exit status${when(check, '; with check a failure ends this program too')}. */
async function run(args${options}) {
${when(exits, '  const began = ending;\n')}  const { ${when(text, 'child, ')}ended } = launch({ args${when(own, ', ...options')} }, ${source}, ${stream(1)});
${when(text, '  if (child?.stdin && text !== undefined) feed(child, text);\n')}${
  after.code === '' ? '  return await ended;\n' : `  const status = await ended;\n${after.code}  return status;\n`
}}
`,
  };
}

function output(surroundings: Surroundings): Helper {
  const { traps, exits, uses, programs } = surroundings;
  const asked = programs.capture;
  const short = programs.capturesAlone && uses.captures.length === 0 && !traps && !exits && !asked.check;
  if (!short) {
    const given = `${asked.several ? 'given' : 'args'}${when(hasOptions(asked), ', options')}`;
    return {
      needs: ['capture'],
      code: `
/** What ${asked.several ? 'a pipeline' : 'a program'} prints, without the line ends behind it. */
async function output(${given}) {
  const [, text] = await capture(${given});
  return text;
}
`,
    };
  }
  const { before, code, needs, options } = spawned(surroundings, asked, ['0', "'pipe'", '2']);
  return {
    needs: [...needs, 'buffer', 'notStarted', 'once'],
    code: `
/** What a program prints, without the line ends behind it. */
async function output([program, ...args]${optionsCode(options)}) {
${when(asked.unnamed, "  if (program === undefined) return '';\n")}${before}  try {
    const child = ${code};
${when(asked.text, '    if (text !== undefined) feed(child, text);\n')}    const [printed] = await Promise.all([buffer(child.stdout), once(child, 'exit')]);
    return String(printed).replaceAll('\\0', '').replace(/\\n+$/, '');
  } catch (error) {
    notStarted(program, error${when(asked.streams.has(2), ', stderr')});
    return '';
  }
}
`,
  };
}

/** Are there calls with options? */
function hasOptions({ env, text, check, pipefail, streams }: Asked): boolean {
  return env || text || check || pipefail || streams.size > 0;
}

function capture(surroundings: Surroundings): Helper {
  const { exits, programs } = surroundings;
  const asked = programs.capture;
  const after = afterwards(surroundings, asked.check ? 'check' : '');
  const began = when(exits, '  const began = ending;\n');
  if (programs.capturesAlone) {
    const { before, code, needs, options } = spawned(surroundings, asked, ['0', "'pipe'", '2']);
    return {
      needs: [...needs, ...after.needs, 'buffer', 'notStarted', 'once', 'os'],
      code: `
/** The exit status of a program, and what it prints without the line ends behind it. */
async function capture([program, ...args]${optionsCode({ ...options, 'check = false': asked.check })}) {
${began}${when(asked.unnamed, "  if (program === undefined) return [0, ''];\n")}${before}  let status;
  let printed = '';
  try {
    const child = ${code};
${when(asked.text, '    if (text !== undefined) feed(child, text);\n')}    const [bytes, [code, signal]] = await Promise.all([buffer(child.stdout), once(child, 'exit')]);
    status = ${STATUS};
    printed = String(bytes).replaceAll('\\0', '').replace(/\\n+$/, '');
  } catch (error) {
    status = notStarted(program, error${when(asked.streams.has(2), ', stderr')});
  }
${after.code}  return [status, printed];
}
`,
    };
  }
  const options = optionsCode({ text: asked.text, 'check = false': asked.check, 'pipefail = false': asked.pipefail });
  const own = asked.single && (asked.env || asked.streams.size > 0);
  const rest = !own ? options : options === '' ? ', options' : options.replace(' } = {}', ', ...options } = {}');
  const stages = !asked.single
    ? 'given'
    : asked.several
      ? `stagesOf(given${when(own, ', options')})`
      : `[{ args${when(own, ', ...options')} }]`;
  return {
    needs: ['connect', 'finish', ...(asked.single && asked.several ? ['stagesOf'] : []), ...after.needs],
    code: `
/** The exit status of ${asked.several ? 'a pipeline' : 'a program'}, and what it prints without the line ends behind it. */
async function capture(${asked.several ? 'given' : 'args'}${rest}) {
${began}  const started = connect(${stages}, { ${when(asked.text, 'text, ')}stdout: 'pipe' });
  const chunks = [];
  for await (const chunk of started.at(-1).child?.stdout ?? []) chunks.push(chunk);
  const status = await finish(started${when(asked.pipefail, ', pipefail')});
${after.code}  return [status, Buffer.concat(chunks).toString().replaceAll('\\0', '').replace(/\\n+$/, '')];
}
`,
  };
}
