import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Programs that are run and waited for. */
export function processHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { traps, exits, trace, forks, texts, bash, errors, dispatched, attempts, options } = surroundings;
  const program = options ? 'program' : 'args[0]';
  return {
    dispatch: {
      needs: ['run'],
      code: `
functions = {${dispatched.map(([name, own]) => `${JSON.stringify(name)}: ${own}`).join(', ')}}


def dispatch(words):
    """Runs a function of this program, or else a program, and gives its exit status."""
    if words and words[0] in functions:
        return functions[words[0]](*words[1:])
    return run(words)
`,
    },
    trace: {
      needs: ['shlex', 'sys'],
      code: `
tracing = False


def trace(on):
    """Shows the programs that are run, or stops showing them."""
    global tracing
    tracing = on
`,
    },
    spawn: {
      needs: ['errno', 'open_streams', 'os', 'shutil', 'subprocess', 'sys', ...(trace ? ['trace'] : [])],
      code: `
def spawn(stage, stdin=0, stdout=1, **options):
    """Starts a program; gives the process, or the exit status of a shell that can't start it."""
${
  forks
    ? `    if callable(stage):
        return Forked(stage, stdin, stdout, **options)
`
    : ''
}    program = stage if isinstance(stage, dict) else {"args": stage}
    args, env = program["args"], {**os.environ, **(program.get("env") or {})}
    streams = {name: program[name] for name in program if name not in ("args", "env")}
${
  trace
    ? `    if tracing:
        print("+", shlex.join(args), file=sys.stderr)
`
    : ''
}    try:
        files = open_streams(streams, {"stdin": stdin, "stdout": stdout, "stderr": 2})
    except OSError as error:
        print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
        return ${bash ? 1 : 2}
    if not args:
        return 0
    try:
        return subprocess.Popen(args, env=env, **files, **options)
    except OSError as error:
        if error.errno == errno.ENOEXEC:
            # A script without a shebang is the shell's own.
            return spawn({**program, "args": ["${bash ? 'bash' : 'sh'}", shutil.which(args[0]), *args[1:]]}, stdin, stdout, **options)
${
  errors
    ? `        if files["stderr"] is not subprocess.DEVNULL:
            target = files["stderr"] if isinstance(files["stderr"], int) else files["stderr"].fileno()
            os.write(target, os.fsencode(f"{sys.argv[0]}: {args[0]}: {error.strerror}\\n"))
`
    : `        print(f"{sys.argv[0]}: {args[0]}: {error.strerror}", file=sys.stderr)
`
}        return ${bash ? '127 if isinstance(error, FileNotFoundError) and not (args[0] and shutil.which(args[0])) or not args[0] else 126' : '127 if isinstance(error, FileNotFoundError) or not args[0] else 126'}
`,
    },
    connect: {
      needs: ['os', 'spawn', ...(texts ? ['text_pipe'] : [])],
      code: `
def connect(stages, stdin=0, stdout=1, **options):
    """Starts programs, the output of each going into the next."""
    processes = []
    for index, stage in enumerate(stages):
        source, target = (None, stdout) if index == len(stages) - 1 else os.pipe()
        processes.append(spawn(stage, stdin, target, **options))
        for end in (stdin, target):
            if isinstance(end, int) and end > 2 and end is not stdout:
                os.close(end)
        stdin = source
    return processes
`,
    },
    finish: {
      needs: traps ? ['run_traps'] : [],
      code: `
def finish(processes, pipefail=False):
    """Waits for programs and gives the exit status of the last, as a shell counts it."""
${
  traps
    ? `    global busy
    codes = [process if isinstance(process, int) else process.wait() for process in processes]
    busy = False
    run_traps()
`
    : '    codes = [process if isinstance(process, int) else process.wait() for process in processes]\n'
}    codes = [code if code >= 0 else 128 - code for code in codes]
    failed = [code for code in codes if code != 0]
    return failed[-1] if pipefail and failed else codes[-1]
`,
    },
    pipeline: {
      needs: ['connect', 'finish', 'sys', ...(texts ? ['text_pipe'] : [])],
      code: `
def pipeline(*stages, text=None, pipefail=False, check=False):
    """Runs programs as a pipeline and gives the exit status; with check a failure ends this program too."""
${
  traps
    ? `    global busy
    busy = True
`
    : ''
}    status = finish(connect(stages${texts ? ', 0 if text is None else text_pipe(text)' : ''}), pipefail)
    if check and status != 0:
        sys.exit(status)
    return status
`,
    },
    run: {
      needs: ['pipeline'],
      code: `
def run(args, text=None, check=False, **options):
    """Runs one program and gives its exit status."""
    return pipeline({"args": args, **options}, text=text, check=check)
`,
    },
    capture: {
      needs: ['connect', 'finish', 'os', ...(texts ? ['text_pipe'] : [])],
      code: `
def capture(*stages, text=None, pipefail=False, check=False, **options):
    """The exit status of a pipeline, and what it prints without the line ends behind it."""
${
  traps
    ? `    global busy
    busy = True
`
    : ''
}    source, target = os.pipe()
    if options:
        stages = [{"args": stages[0], **options}]
    processes = connect(stages, ${texts ? '0 if text is None else text_pipe(text)' : '0'}, target)
    os.close(target)
    with open(source, "rb") as file:
        printed = os.fsdecode(file.read().replace(b"\\0", b"")).rstrip("\\n")
    status = finish(processes, pipefail)
    if check and status != 0:
        sys.exit(status)
    return status, printed
`,
    },
    output: {
      needs: ['capture'],
      code: `
def output(*stages, **options):
    """What a pipeline prints, without the line ends behind it."""
    return capture(*stages, **options)[1]
`,
    },
    fork: {
      needs: ['os', 'signal', 'sys', 'settle', 'subprocess'],
      code: `
class Forked:
    """A function that runs in a process of its own, as a subshell does."""

    def __init__(self, body, stdin, stdout, preexec_fn=None):
        sys.stdout.flush()
        sys.stderr.flush()
        self.returncode = None
        self.pid = os.fork()
        if self.pid == 0:
            try:
                status = self.inside(body, stdin, stdout, preexec_fn)
            except SystemExit as end:
                status = end.code or 0
            except OSError as error:
                print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
                status = 1
            except BaseException:
                sys.excepthook(*sys.exc_info())
                status = 1
            try:
                sys.stdout.flush()
            finally:
                os._exit(status & 255)

    def inside(self, body, stdin, stdout, preexec_fn):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
${
  traps
    ? `        for number, action in traps.items():
            if callable(action):
                signal.signal(number, signal.SIG_DFL)
`
    : ''
}${
  exits
    ? `        # The end of the program is not here.
        at_exit(None)
${
  bash
    ? `        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is end_by:
                signal.signal(number, signal.SIG_DFL)
`
    : ''
}`
    : ''
}        if preexec_fn:
            preexec_fn()
        settle({"stdin": stdin, "stdout": stdout, "stderr": 2})
        # The other ends of pipes stay with the program: nobody would see that they were closed there.
        os.closerange(3, 256)
        return body() or 0

    def wait(self):
        if self.returncode is None:
            self.poll(0)
        return self.returncode

    def poll(self, flags=os.WNOHANG):
        pid, status = os.waitpid(self.pid, flags) if self.returncode is None else (0, 0)
        if pid:
            self.returncode = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        return self.returncode
`,
    },
    execute: {
      needs: [
        ...['errno', 'os', 'fail', 'redirect', 'shutil', 'signal', 'sys'],
        ...(trace ? ['trace'] : []),
        ...(options ? ['getopt'] : []),
        ...(exits && bash ? ['at_exit'] : []),
      ],
      code: `
def execute(args, env=None, ${attempts ? 'check=True, ' : ''}**streams):
    """Puts another program in the place of this one${attempts ? '; without check a failure is its exit status' : ''}."""
${
  trace
    ? `    if tracing:
        print("+ exec", shlex.join(args), file=sys.stderr)
`
    : ''
}${
  attempts
    ? `    if streams and redirect(check, **streams) != 0:
        return 1
`
    : `    if streams:
        redirect(**streams)
`
}${
  options
    ? `    try:
        options, args = getopt.getopt(args, "cla:")
    except getopt.GetoptError as error:
${
  attempts
    ? `        print(f"{sys.argv[0]}: exec: {error}", file=sys.stderr)
        if check:
            sys.exit(2)
        return 2
`
    : `        fail(f"exec: {error}", 2)
`
}    options = dict(options)
`
    : ''
}    if not args:
        return${attempts ? ' 0' : ''}
    if not args[0]:
        fail("exec: : not found", ${bash ? 127 : 126})
    sys.stdout.flush()
    # Python ignores this signal; the program must not begin with that.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    env = {**os.environ, **(env or {})}
${
  options
    ? `    program = args[0]
    args = [("-" if "-l" in options else "") + options.get("-a", program), *args[1:]]
    if "-c" in options:
        program, env = shutil.which(program) or program, {}
`
    : ''
}    try:
        try:
            os.execvpe(${program}, args, env)
        except OSError as error:
            if error.errno != errno.ENOEXEC:
                raise
            os.execvpe("${bash ? 'bash' : 'sh'}", ["${bash ? 'bash' : 'sh'}", shutil.which(${program}), *args[1:]], env)
    except OSError as error:
        print(f"{sys.argv[0]}: {${program}}: {error.strerror}", file=sys.stderr)
${
  exits && bash
    ? `        # Bash has forgotten its trap when it has found something.
        if "/" in ${program} or not (isinstance(error, FileNotFoundError) or os.path.isdir(${program})):
            at_exit(None)
`
    : ''
}        sys.exit(127 if isinstance(error, FileNotFoundError)${bash ? ` and not os.path.isdir(${program})` : ''} else 126)
`,
    },
  };
}
