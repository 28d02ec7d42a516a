import type { Helper } from '../../helper.ts';
import type { RunUse } from '../use.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';
import { startFailure, startNeeds, told, traced } from './running.ts';

/** Programs that are run with files, pipes and functions around them. */
export function pipingHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { runs, pipelines, captures, piped, statuses, outputs, programs, traps } = surroundings;
  const texts = (use: RunUse): string[] => (use.text ? ['text_pipe'] : []);
  const waits = ['finish', ...(traps ? ['run_traps'] : [])];
  return {
    run: {
      needs: [...waits, ...texts(runs), runs.text ? 'connect' : 'spawn', ...(runs.check ? ['sys'] : [])],
      code: lines(
        `def run(${parameters(runs, 'args')}):`,
        `    """Runs a program and gives its exit status${runs.check ? '; with check a failure ends this program' : ''}."""`,
        busy(surroundings),
        waited(runs, `finish(${runs.text ? `connect([${stage(runs)}], ${source(runs)})` : `[spawn(${stage(runs)})]`})`),
      ),
    },
    pipeline: {
      needs: [...waits, ...texts(pipelines), 'connect', ...(pipelines.check ? ['sys'] : [])],
      code: lines(
        `def pipeline(${parameters({ ...pipelines, options: false }, '*stages')}):`,
        `    """Runs programs as a pipeline and gives the exit status${pipelines.check ? '; with check a failure ends this program' : ''}."""`,
        busy(surroundings),
        waited(
          pipelines,
          `finish(connect(stages${pipelines.text ? `, ${source(pipelines)}` : ''})${pipelines.pipefail ? ', pipefail' : ''})`,
        ),
      ),
    },
    ...(outputs
      ? {
          output: statuses
            ? {
                needs: ['capture'],
                code: outputOfCapture(captures),
              }
            : captured(surroundings, 'output'),
        }
      : {}),
    ...(statuses ? { capture: captured(surroundings, 'capture') } : {}),
    piped_from: {
      needs: ['connect', 'os', ...texts(piped)],
      code: lines(
        `def piped_from(${parameters({ ...piped, pipefail: false, check: false }, piped.several ? '*stages' : 'args')}):`,
        `    """A pipe to read what ${piped.several ? 'programs print that run' : 'a program prints that runs'} meanwhile."""`,
        '    source, target = os.pipe()',
        piped.several && piped.options && '    if options:\n        stages = [{"args": stages[0], **options}]',
        `    connect(${piped.several ? 'stages' : `[${stage(piped)}]`}, ${piped.text ? source(piped) : '0'}, target)`,
        '    os.close(target)',
        '    return open(source, "rb", buffering=0)',
      ),
    },
    connect: {
      needs: ['os', 'spawn'],
      code: connect(surroundings),
    },
    spawn: {
      needs: [
        ...['subprocess', 'sys'],
        ...startNeeds(surroundings),
        ...(opens(surroundings) ? ['open_streams'] : []),
        ...(programs.errors.has('file') || programs.errors.has('stream') ? ['os'] : []),
        ...(surroundings.trace ? ['trace'] : []),
        ...(surroundings.forks ? ['fork'] : []),
      ],
      code: spawn(surroundings),
    },
    finish: {
      needs: traps ? ['run_traps'] : [],
      code: finish(surroundings),
    },
  };
}

function parameters({ text, pipefail, check, options, several }: RunUse, first: string): string {
  return lines(
    first,
    text === 'always' ? 'text' : text && 'text=None',
    several && pipefail && 'pipefail=False',
    check && 'check=False',
    options && '**options',
  )
    .split('\n')
    .join(', ');
}

function stage({ options }: RunUse): string {
  return options ? '{"args": args, **options}' : 'args';
}

/** What the first program reads. */
function source({ text }: RunUse): string {
  return text === 'always' ? 'text_pipe(text)' : '0 if text is None else text_pipe(text)';
}

function busy({ traps }: Surroundings): string | false {
  return traps && '    global busy\n    busy = True';
}

function waited({ check }: RunUse, status: string): string {
  if (!check) return `    return ${status}`;
  return `    status = ${status}\n    if check and status != 0:\n        sys.exit(status)\n    return status`;
}

function captured(surroundings: Surroundings, name: 'output' | 'capture'): Helper {
  const { captures: use, traps } = surroundings;
  const what = use.several ? 'a pipeline' : 'a program';
  const says = { output: `What ${what} prints,`, capture: `The exit status of ${what}, and what it prints` }[name];
  const [first, stages] = use.several ? ['*stages', 'stages'] : ['args', `[${stage(use)}]`];
  const status = `finish(processes${use.pipefail ? ', pipefail' : ''})`;
  const asked = name === 'capture' || use.check;
  return {
    needs: [
      'connect',
      'finish',
      'os',
      ...(use.text ? ['text_pipe'] : []),
      ...(traps ? ['run_traps'] : []),
      ...(use.check ? ['sys'] : []),
    ],
    code: lines(
      `def ${name}(${parameters(use, first)}):`,
      `    """${says} without the line ends behind it${use.check ? '; with check a failure ends this program' : ''}."""`,
      busy(surroundings),
      '    source, target = os.pipe()',
      use.several && use.options && '    if options:\n        stages = [{"args": stages[0], **options}]',
      `    processes = connect(${stages}, ${use.text ? source(use) : '0'}, target)`,
      '    os.close(target)',
      '    with open(source, "rb") as file:',
      '        printed = os.fsdecode(file.read().replace(b"\\0", b"")).rstrip("\\n")',
      asked ? `    status = ${status}` : `    ${status}`,
      use.check && '    if check and status != 0:\n        sys.exit(status)',
      `    return ${name === 'capture' ? 'status, printed' : 'printed'}`,
    ),
  };
}

function outputOfCapture({ several, text, pipefail, check, options }: RunUse): string {
  const given = `${several ? '*stages' : 'args'}${text || pipefail || check || options ? ', **options' : ''}`;
  return lines(
    `def output(${given}):`,
    `    """What ${several ? 'a pipeline' : 'a program'} prints, without the line ends behind it."""`,
    `    return capture(${given})[1]`,
  );
}

function connect({ runs, pipelines, captures, piped, starts }: Surroundings): string {
  const aside = captures.any || piped.any;
  const fed = aside || starts.any || runs.text !== false || pipelines.text !== false;
  const given = [
    'stages',
    ...(fed ? ['stdin=0'] : []),
    ...(aside ? ['stdout=1'] : []),
    ...(starts.any ? ['preexec_fn=None'] : []),
  ];
  return lines(
    `def connect(${given.join(', ')}):`,
    '    """Starts programs, the output of each going into the next."""',
    `    processes${fed ? ' = []' : ', stdin = [], 0'}`,
    '    for index, stage in enumerate(stages):',
    `        source, target = (None, ${aside ? 'stdout' : '1'}) if index == len(stages) - 1 else os.pipe()`,
    `        processes.append(spawn(stage, stdin, target${starts.any ? ', preexec_fn' : ''}))`,
    '        for end in (stdin, target):',
    `            if end > 2${aside ? ' and end != stdout' : ''}:`,
    '                os.close(end)',
    '        stdin = source',
    '    return processes',
  );
}

function spawn(surroundings: Surroundings): string {
  const { programs, starts, forks, bash } = surroundings;
  const { env, streams } = programs;
  const described = env || streams;
  const apart = starts.any ? ', preexec_fn' : '';
  const passed = starts.any ? ', preexec_fn=preexec_fn' : '';
  const opened = opens(surroundings);
  const plain = streams ? '**{"stdin": stdin, "stdout": stdout, **streams}' : 'stdin=stdin, stdout=stdout';
  const files = opened ? '**files' : plain;
  const again = (args: string): string => {
    const whole = described
      ? `{${lines(`"args": ${args}`, env && '"env": env', streams && '**streams')
          .split('\n')
          .join(', ')}}`
      : args;
    return `spawn(${whole}, stdin, stdout${apart})`;
  };
  return lines(
    `def spawn(${described || forks ? 'stage' : 'args'}, stdin=0, stdout=1${starts.any ? ', preexec_fn=None' : ''}):`,
    `    """Starts a program; gives the process, or the exit status of a shell that can't start it."""`,
    forks && `    if callable(stage):\n        return Forked(stage, stdin, stdout${apart})`,
    described
      ? lines(
          '    streams = dict(stage) if isinstance(stage, dict) else {"args": stage}',
          `    args${env ? ', env' : ''} = streams.pop("args")${env ? ', streams.pop("env", None)' : ''}`,
        )
      : forks && '    args = stage',
    traced(surroundings),
    opened &&
      lines(
        '    try:',
        '        files = open_streams(streams, {"stdin": stdin, "stdout": stdout, "stderr": 2})',
        '    except OSError as error:',
        `        ${told(surroundings, 'error.filename')}`,
        `        return ${bash ? 1 : 2}`,
      ),
    programs.unnamed && '    if not args:\n        return 0',
    '    try:',
    `        return subprocess.Popen(args, ${files}${env ? ', env=env' : ''}${passed})`,
    startFailure(surroundings, {
      again,
      complain: complaint(surroundings),
      end: (status) => `        return ${status}`,
    }),
  );
}

/** Do redirections need more than what the standard library does itself? */
function opens({ programs }: Pick<Surroundings, 'programs'>): boolean {
  return programs.streams && !programs.direct;
}

/** A complaint goes where the program's own errors would have gone. */
function complaint(surroundings: Surroundings): string {
  const { errors } = surroundings.programs;
  const print = told(surroundings, 'args[0]');
  if (errors.size === 0) return `        ${print}`;
  if (!opens(surroundings)) return `        if "stderr" not in streams:\n            ${print}`;
  const condition = errors.has('null') && '        if files["stderr"] is not subprocess.DEVNULL:';
  const indent = condition ? '            ' : '        ';
  if (!errors.has('file') && !errors.has('stream')) return lines(condition, `${indent}${print}`);
  const file = 'files["stderr"]';
  return lines(
    condition,
    errors.has('file') && `${indent}target = ${file} if isinstance(${file}, int) else ${file}.fileno()`,
    `${indent}os.write(${errors.has('file') ? 'target' : file}, os.fsencode(f"{sys.argv[0]}: {args[0]}: {error.strerror}\\n"))`,
  );
}

function finish({ traps, pipelines, captures }: Surroundings): string {
  const pipefail = pipelines.pipefail || captures.pipefail;
  return lines(
    `def finish(processes${pipefail ? ', pipefail=False' : ''}):`,
    '    """Waits for programs and gives the exit status of the last, as a shell counts it."""',
    traps && '    global busy',
    '    codes = [process if isinstance(process, int) else process.wait() for process in processes]',
    traps && '    busy = False\n    run_traps()',
    pipefail &&
      lines(
        '    codes = [code if code >= 0 else 128 - code for code in codes]',
        '    failed = [code for code in codes if code != 0]',
        '    return failed[-1] if pipefail and failed else codes[-1]',
      ),
    !pipefail && '    return codes[-1] if codes[-1] >= 0 else 128 - codes[-1]',
  );
}
