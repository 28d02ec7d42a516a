import type { Helper } from '../../helper.ts';
import { optionsCode, type Surroundings, when } from './helper.ts';
import { spawned } from './running.ts';

/** The program that takes the place of this one. */
export function replacingHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  return {
    execOptions: {
      needs: [],
      code: `
/**
 * Parts bash's own options of exec from a program and its arguments: what it is to be called, and
 * whether without an environment.
 */
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
    execute: surroundings.programs.executesAlone ? directExecute(surroundings) : execute(surroundings),
  };
}

/** What comes before a program is looked for: bash's own options, and that there may be no program at all. */
function beginning({ attempts, options, optionsLeft, exits, bash, programs }: Surroundings): {
  readonly code: string;
  readonly needs: readonly string[];
} {
  const { unnamed, blank, env } = programs.execute;
  const end = exits ? 'exit' : 'process.exit';
  const wrong = attempts
    ? `  if (wrong) {
    complain(\`exec: \${wrong}: invalid option\`);
    if (check) ${end}(2);
    return 2;
  }
`
    : `  if (wrong) fail(\`exec: \${wrong}: invalid option\`, 2);
`;
  const alone = `  if (alone) {
    program = which(program) || program;
${when(env, '    env = undefined;\n')}    for (const name of Object.keys(process.env)) delete process.env[name];
  }
`;
  const empty = blank || options;
  return {
    code: [
      when(optionsLeft, LEFT),
      when(
        options,
        `  const { args: given, alone, argv0, wrong } = execOptions(words);\n${wrong}  let [program, ...args] = given;\n`,
      ),
      when(unnamed || options, `  if (program === undefined) return${attempts ? ' 0' : ''};\n`),
      when(empty, `  if (program === '') fail('exec: : not found', ${bash ? 127 : 126});\n`),
      when(options, alone),
    ].join(''),
    needs: [
      ...(options ? ['execOptions', 'which', ...(attempts ? ['complain', ...(exits ? ['exit'] : [])] : ['fail'])] : []),
      ...(empty ? ['fail'] : []),
    ],
  };
}

/** The end of this program when the other can't be started, whose status is known. */
function failing({ exits, bash, programs }: Surroundings): {
  readonly code: string;
  readonly needs: readonly string[];
} {
  if (!bash) return exits ? { code: 'exit(status);\n', needs: ['exit', 'leave'] } : { code: END, needs: [] };
  if (exits)
    return {
      code: `const folder = fs.existsSync(\`\${program}/.\`);
// Bash has forgotten its trap when it has found something.
if (program.includes('/') || (status === 126 && !folder)) atExit(undefined);
exit(folder ? 126 : status);
`,
      needs: ['atExit', 'exit', 'fs', 'leave'],
    };
  if (!programs.execute.plain) return { code: END, needs: [] };
  return {
    code: `// Bash takes a folder of that name for what should be run.
process.exit(fs.existsSync(\`\${program}/.\`) ? 126 : status);
`,
    needs: ['fs'],
  };
}

/** Passes signals on; what this program did with them before is over. */
function passing({ traps, exits, bash }: Surroundings): string {
  const pass = 'process.on(signal, () => child.kill(signal));';
  if (!traps && !(exits && bash)) return `for (const signal of SIGNALS) ${pass}\n`;
  return `for (const signal of SIGNALS) {
  process.removeAllListeners(signal);
  ${pass}
}
`;
}

function indented(code: string, by: string): string {
  return code.replace(/^(?=.)/gm, by);
}

const END = 'process.exit(status);\n';

/** Hands options to bash. */
const LEFT = `  // An option is for bash's own exec.
  const [program, ...args] = words[0]?.startsWith('-') ? ['bash', '-c', 'exec "$@"', process.argv[1], ...words] : words;
`;

const SIGNALS = `
const SIGNALS = [
  'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGALRM', 'SIGCONT', 'SIGWINCH',
];
`;
const ABOUT = "/** Runs what this program prepares: it gets each signal; its exit status becomes this one's. */";

function directExecute(surroundings: Surroundings): Helper {
  const { traps, exits, attempts, options, optionsLeft, programs } = surroundings;
  const asked = programs.execute;
  const begin = beginning(surroundings);
  const fail = failing(surroundings);
  const start = spawned(surroundings, asked, ['0', '1', '2']);
  const parameters = optionsCode({ 'check = true': attempts && options, ...start.options });
  const spawn = options ? start.code.replace('{ stdio', '{ argv0, stdio') : start.code;
  const stderr = when(asked.streams.has(2), ', stderr');
  // What isn't started has no signals to get: they are this program's then.
  const passes =
    traps || exits
      ? `    if (child.pid !== undefined) {\n${indented(passing(surroundings), '      ')}    }\n`
      : indented(passing(surroundings), '    ');
  return {
    needs: [...begin.needs, ...start.needs, ...fail.needs, 'notStarted', 'once', 'os'],
    code: `${SIGNALS}
${ABOUT}
async function execute(${options || optionsLeft ? 'words' : '[program, ...args]'}${parameters}) {
${begin.code}${start.before}  try {
    const child = ${spawn};
${passes}    const [code, signal] = await once(child, 'exit');
    process.exit(code ?? 128 + os.constants.signals[signal]);
  } catch (error) {
${indented(fail.code === END ? `process.exit(notStarted(program, error${stderr}));\n` : `const status = notStarted(program, error${stderr});\n${fail.code}`, '    ')}  }
}
`,
  };
}

function execute(surroundings: Surroundings): Helper {
  const { attempts, options, optionsLeft, redirects, programs } = surroundings;
  const asked = programs.execute;
  const begin = beginning(surroundings);
  const fail = failing(surroundings);
  const led = asked.streams.size > 0;
  const leads = redirects && led;
  const stream = (fd: number): string => (redirects ? `streams[${fd}]` : String(fd));
  const parameters = [
    ...(attempts && (options || leads) ? ['check = true'] : []),
    ...(asked.env ? ['env'] : []),
    ...(led ? ['...targets'] : []),
  ];
  const given = parameters.length > 0 ? `, { ${parameters.join(', ')} } = {}` : '';
  const redirect = attempts
    ? '  if (Object.keys(targets).length > 0 && !redirect(targets, { check })) return 1;\n'
    : '  if (Object.keys(targets).length > 0) redirect(targets, { check: true });\n';
  const parts = [
    'args: [program, ...args]',
    ...(asked.env ? ['env'] : []),
    ...(options ? ['argv0'] : []),
    ...(led && !redirects ? ['...targets'] : []),
  ];
  return {
    needs: [...begin.needs, ...fail.needs, 'launch', ...(redirects ? ['streams'] : []), ...(leads ? ['redirect'] : [])],
    code: `${SIGNALS}
${ABOUT}
async function execute(${options || optionsLeft ? 'words' : '[program, ...args]'}${given}) {
${when(leads, redirect)}${begin.code}  const { child, ended } = launch({ ${parts.join(', ')} }, ${stream(0)}, ${stream(1)});
  if (!child) {
    const status = await ended;
${indented(fail.code, '    ')}  }
${indented(passing(surroundings), '  ')}  process.exit(await ended);
}
`,
  };
}
