import type { Helper } from '../../helper.ts';
import type { CallUse, RunUse } from '../use.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** Programs that are run one at a time, as the standard library does it. */
export function runningHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { runs, captures, trace } = surroundings;
  const needs = ['subprocess', 'sys', ...startNeeds(surroundings), ...(trace ? ['trace'] : [])];
  if (!captures.any) return { run: { needs: [...needs, ...(runs.text ? ['os'] : [])], code: runAlone(surroundings) } };
  return {
    run: { needs: ['call', ...(runs.text ? ['os'] : []), ...(runs.check ? ['sys'] : [])], code: runByCall(runs) },
    ...captureHelpers(surroundings),
    call: { needs, code: call(surroundings) },
  };
}

/** The modules with which `startFailure` does what it does. */
export function startNeeds({ programs }: Surroundings): string[] {
  return programs.scripts ? ['errno', 'shutil'] : [];
}

/**
 * What is done when a program can't be started, inside of `except OSError as error`.
 * @param again a call that starts another program, `args`, in the same way
 * @param unless a condition under which nobody is told
 */
export function startFailure(
  { programs, bash }: Surroundings,
  options: {
    readonly again: (args: string) => string;
    readonly complain: string;
    readonly end: (status: string) => string;
  },
): string {
  const { again, complain, end } = options;
  const shell = bash ? 'bash' : 'sh';
  const missing = `${programs.vague ? 'not args[0] or ' : ''}isinstance(error, FileNotFoundError)`;
  return lines(
    '    except OSError as error:',
    programs.scripts && '        if error.errno == errno.ENOEXEC:',
    programs.scripts && "            # A script without a shebang is the shell's own.",
    programs.scripts && `            return ${again(`["${shell}", shutil.which(args[0]), *args[1:]]`)}`,
    complain,
    end(`127 if ${missing} else 126`),
  );
}

/** The parameters of a function that runs a program. */
function parameters({ text, check, options }: RunUse, first: string): string {
  return lines(first, text === 'always' ? 'text' : text && 'text=None', check && 'check=False', options && '**options')
    .split('\n')
    .join(', ');
}

/** The same handed on. */
function handedOn({ text, check, options }: RunUse, first: string): string {
  return lines(first, text && 'text', check && 'check', options && '**options')
    .split('\n')
    .join(', ');
}

/** What the standard library is given. */
function given({ text, options }: RunUse, ...first: string[]): string {
  const input = text === 'always' ? 'input=os.fsencode(text)' : 'input=None if text is None else os.fsencode(text)';
  return lines(...first, text !== false && input, options && '**options')
    .split('\n')
    .join(', ');
}

/** Says on the errors why something fails, at once. */
export function told({ loud }: Surroundings, what: string): string {
  return `print(f"{sys.argv[0]}: {${what}}: {error.strerror}", file=sys.stderr${loud ? '' : ', flush=True'})`;
}

function complaint(surroundings: Surroundings, use: CallUse): string {
  const print = told(surroundings, 'args[0]');
  return use.errors.size > 0 ? `        if "stderr" not in options:\n            ${print}` : `        ${print}`;
}

/** Shows the program, where that is asked for. */
export function traced({ trace }: Surroundings): string | false {
  return trace && '    if tracing:\n        print("+", shlex.join(args), file=sys.stderr)';
}

function runAlone(surroundings: Surroundings): string {
  const { runs } = surroundings;
  return lines(
    `def run(${parameters(runs, 'args')}):`,
    `    """Runs a program and gives its exit status${runs.check ? '; with check a failure ends this program' : ''}."""`,
    runs.unnamed && '    if not args:\n        return 0',
    traced(surroundings),
    '    try:',
    `        status = subprocess.run(${given(runs, 'args')}).returncode`,
    startFailure(surroundings, {
      again: (args) => `run(${handedOn(runs, args)})`,
      complain: complaint(surroundings, runs),
      end: (status) => `        status = ${status}`,
    }),
    runs.check && '    if status < 0:\n        status = 128 - status',
    runs.check && '    if check and status != 0:\n        sys.exit(status)\n    return status',
    !runs.check && '    return status if status >= 0 else 128 - status',
  );
}

function call(surroundings: Surroundings): string {
  const { programs } = surroundings;
  return lines(
    'def call(args, **options):',
    '    """Runs a program; its exit status is what a shell makes of it."""',
    programs.unnamed && '    if not args:\n        return subprocess.CompletedProcess(args, 0, b"")',
    traced(surroundings),
    '    try:',
    '        done = subprocess.run(args, **options)',
    startFailure(surroundings, {
      again: (args) => `call(${args}, **options)`,
      complain: complaint(surroundings, programs),
      end: (status) => `        status = ${status}\n        return subprocess.CompletedProcess(args, status, b"")`,
    }),
    '    if done.returncode < 0:\n        done.returncode = 128 - done.returncode',
    '    return done',
  );
}

function runByCall(runs: RunUse): string {
  return lines(
    `def run(${parameters(runs, 'args')}):`,
    `    """Runs a program and gives its exit status${runs.check ? '; with check a failure ends this program' : ''}."""`,
    !runs.check && `    return call(${given(runs, 'args')}).returncode`,
    runs.check && `    status = call(${given(runs, 'args')}).returncode`,
    runs.check && '    if check and status != 0:\n        sys.exit(status)\n    return status',
  );
}

function captureHelpers({ captures, statuses, outputs }: Surroundings): Readonly<Record<string, Helper>> {
  const needs = ['call', 'os', 'subprocess', ...(captures.check ? ['sys'] : [])];
  const body = (result: string): string =>
    lines(
      `    done = call(${given(captures, 'args', 'stdout=subprocess.PIPE')})`,
      captures.check && '    if check and done.returncode != 0:\n        sys.exit(done.returncode)',
      `    return ${result}`,
    );
  const printed = 'os.fsdecode(done.stdout.replace(b"\\0", b"")).rstrip("\\n")';
  const output = lines(
    `def output(${parameters(captures, 'args')}):`,
    `    """What a program prints, without the line ends behind it${captures.check ? '; with check a failure ends this program' : ''}."""`,
    statuses ? `    return capture(${handedOn(captures, 'args')})[1]` : body(printed),
  );
  return {
    ...(outputs ? { output: { needs: statuses ? ['capture'] : needs, code: output } } : {}),
    ...(statuses
      ? {
          capture: {
            needs,
            code: lines(
              `def capture(${parameters(captures, 'args')}):`,
              '    """The exit status of a program, and what it prints without the line ends behind it."""',
              body(`done.returncode, ${printed}`),
            ),
          },
        }
      : {}),
  };
}
