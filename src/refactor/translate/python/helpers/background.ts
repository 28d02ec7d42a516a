import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** Programs in the background. */
export function backgroundHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { traps, starts } = surroundings;
  return {
    start: start(surroundings),
    children: {
      needs: ['os'],
      code: `
children = {}


def reap():
    """Waits until any child has ended, also one that was orphaned and handed to this program."""
    pid = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT).si_pid
    if pid in children:
        children[pid].wait()
    else:
        os.waitpid(pid, 0)
`,
    },
    wait_for: {
      needs: ['children', 'sys', ...(traps ? ['waited'] : [])],
      code: `
def wait_for(*pids):
    """Waits for programs in the background and gives the exit status of the last."""
    status = 0
    for pid in pids:
        process = children.get(int(pid)) if pid.isdigit() else None
        if process is None:
            print(f"{sys.argv[0]}: wait: pid {pid} is not a child of this shell", file=sys.stderr)
            status = 127
            continue
${
  traps
    ? `        interrupted = waited(lambda: process.returncode is not None)
        if interrupted:
            return interrupted
`
    : `        while process.returncode is None:
            reap()
`
}        code = process.returncode
        status = code if code >= 0 else 128 - code
    return status
`,
    },
    wait_all: {
      needs: ['children', ...(traps ? ['waited'] : [])],
      code: `
def wait_all():
    """Waits for all programs in the background."""
${
  traps
    ? '    return waited(lambda: all(process.returncode is not None for process in children.values()))\n'
    : `    while any(process.returncode is None for process in children.values()):
        reap()
    return 0
`
}`,
    },
    wait_any: {
      needs: ['children', ...(traps ? ['waited'] : [])],
      code: `
def wait_any():
    """Waits for the next program in the background that ends, and gives its exit status."""
    running = [process for process in children.values() if process not in ended]
    if not running:
        return 127
${
  traps
    ? `    interrupted = waited(lambda: any(process.returncode is not None for process in running))
    if interrupted:
        return interrupted
`
    : `    while all(process.returncode is None for process in running):
        reap()
`
}    process = next(process for process in running if process.returncode is not None)
    ended.append(process)
    return process.returncode if process.returncode >= 0 else 128 - process.returncode


ended = []
`,
    },
    waited: {
      needs: ['children', 'os', 'run_traps'],
      code: `
def waited(is_over):
    """Waits for children until it is over: 0, or 128 and the number of the signal that came before."""
    global waiting
    while not is_over():
        try:
            waiting = True
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
            waiting = False
        except Interrupted:
            waiting = False
            number = pending[0]
            run_traps()
            return 128 + number
        reap()
    return 0
`,
    },
    kill: {
      needs: [...(starts.any ? ['children'] : []), 'os', 'sys'],
      code: `
def kill(number, *pids):
    """Sends a signal to processes; the status is 1 when that isn't possible for one of them."""
    status = 0
    for pid in pids:
        try:
${
  starts.any
    ? `            process = children.get(int(pid))
            if process and process.poll() is not None:
                raise ProcessLookupError(3, "No such process")
`
    : ''
}            os.kill(int(pid), number)
        except (ValueError, OSError) as error:
            print(f"{sys.argv[0]}: kill: {pid}: {getattr(error, 'strerror', 'not a process id')}", file=sys.stderr)
            status = 1
    return status
`,
    },
  };
}

function start({ starts: use, waits, lastPid, forks }: Surroundings): Helper {
  const kept = waits || lastPid;
  const simple = !use.several && use.text === false;
  const given = lines(
    use.several ? '*stages' : 'args',
    use.text === 'always' ? 'text' : use.text && 'text=None',
    use.options && '**options',
  );
  const one = use.options ? '{"args": args, **options}' : 'args';
  const source =
    use.text === 'always'
      ? 'text_pipe(text)'
      : use.text
        ? 'subprocess.DEVNULL if text is None else text_pipe(text)'
        : 'subprocess.DEVNULL';
  const started = simple
    ? `spawn(${one}, subprocess.DEVNULL, preexec_fn=apart)`
    : `connect(${use.several ? 'stages' : `[${one}]`}, ${source}, preexec_fn=apart)`;
  const keep = (indent: string): string =>
    lines(
      `${indent}if isinstance(process, int):`,
      `${indent}    # It could not be started: a child that ends at once has its exit status.`,
      `${indent}    process = subprocess.Popen(["/bin/sh", "-c", f"exit {process}"])`,
      waits && `${indent}children[process.pid] = process`,
      lastPid && `${indent}last_pid = str(process.pid)`,
    );
  return {
    needs: [
      ...[simple ? 'spawn' : 'connect', 'signal', 'subprocess'],
      ...(waits ? ['children'] : []),
      ...(use.text ? ['text_pipe'] : []),
      ...(forks ? ['fork'] : []),
    ],
    code: lines(
      lastPid && 'last_pid = ""\n\n',
      `def start(${given.split('\n').join(', ')}):`,
      `    """Starts ${use.several ? 'programs' : 'a program'} in the background${lastPid ? '; the process id of the last one is kept in last_pid' : ''}."""`,
      lastPid && '    global last_pid',
      use.several && use.options && '    if options:\n        stages = [{"args": stages[0], **options}]',
      !kept && `    ${started}`,
      kept && simple && lines(`    process = ${started}`, keep('    ')),
      kept && !simple && lines(`    for process in ${started}:`, keep('        ')),
      '',
      '',
      'def apart():',
      '    # An interrupt at the terminal is not for programs in the background.',
      '    signal.signal(signal.SIGINT, signal.SIG_IGN)',
      '    signal.signal(signal.SIGQUIT, signal.SIG_IGN)',
    ),
  };
}
