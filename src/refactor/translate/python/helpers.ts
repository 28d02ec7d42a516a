import type { Program } from '../ir.ts';

/** A function that a translated program brings along. */
interface Helper {
  readonly code: string;
  /** Other helpers and modules that it uses. */
  readonly needs: readonly string[];
}

/** Modules of the standard library. */
const MODULES: ReadonlySet<string> = new Set(
  'contextlib errno glob os re shlex shutil signal socket stat subprocess sys threading time'.split(' '),
);

/**
 * The helpers that a program needs, in an order that reads well, and its modules.
 * @param needs names of helpers and modules that the program's own code uses
 */
export function helpersOf(
  program: Program,
  needs: ReadonlySet<string>,
): { readonly code: string[]; readonly modules: string[] } {
  const library = libraryOf(program, needs);
  const wanted = new Set<string>();
  const modules = new Set<string>();
  const add = (name: string): void => {
    if (MODULES.has(name)) modules.add(name);
    if (MODULES.has(name) || wanted.has(name)) return;
    const helper = library[name];
    if (!helper) throw new Error(`There is no helper ${name}.`);
    wanted.add(name);
    helper.needs.forEach(add);
  };
  needs.forEach(add);
  const code = Object.keys(library)
    .filter((name) => wanted.has(name))
    .map((name) => (library[name] as Helper).code.trim());
  return { code, modules: [...modules].sort() };
}

function libraryOf(program: Program, needs: ReadonlySet<string>): Readonly<Record<string, Helper>> {
  const { features } = program;
  const traps = features.has('traps');
  const trace = features.has('trace');
  const forks = needs.has('fork');
  const texts = needs.has('text_pipe');
  const bash = program.dialect === 'bash';
  const opens = `
def open_streams(streams, files):
    """Opens redirections in their order: (mode, path), or a stream that another one follows."""
    for name, target in streams.items():
        if isinstance(target, tuple):
            ${
              texts
                ? `mode, value = target
            files[name] = text_pipe(value) if mode == "text" else open(value, f"{mode}b", buffering=0)`
                : 'files[name] = open(target[1], f"{target[0]}b", buffering=0)'
            }
        elif target is subprocess.STDOUT:
            files[name] = files["stdout"]
        elif target is sys.stderr:
            files[name] = files["stderr"]
        elif target is sys.stdin:
            files[name] = files["stdin"]
        else:
            files[name] = target
    return files
`;
  return {
    put: {
      needs: ['os'],
      code: `
def put(name, value):
    """Programs see the new value too where the environment has the variable."""
    if name in os.environ:
        os.environ[name] = value
    return value
`,
    },
    require: {
      needs: ['bound', 'os'],
      code: `
def require(name):
    """A variable that must be set."""
    return bound(os.environ.get(name), name)
`,
    },
    bound: {
      needs: ['fail'],
      code: `
def bound(value, name):
    """The value, when there is one."""
    if value is None:
        fail(f"{name}: unbound variable", ${bash ? 1 : 2})
    return value
`,
    },
    fail: {
      needs: ['sys'],
      code: `
def fail(message, status):
    """Ends the program with a message."""
    print(f"{sys.argv[0]}: {message}", file=sys.stderr)
    sys.exit(status)
`,
    },
    must: {
      needs: ['sys'],
      code: `
def must(status, check=True):
    """Ends the program with the status when that tells of a failure."""
    if check and status != 0:
        sys.exit(status)
    return status
`,
    },
    exit_code: {
      needs: ['sys'],
      code: `
def exit_code(text):
    """The exit status that a text names."""
    try:
        return int(text) & 255
    except ValueError:
        print(f"{sys.argv[0]}: {text}: numeric argument required", file=sys.stderr)
        return 2
`,
    },
    number: {
      needs: ['fail', 're'],
      code: `
def number(text):
    """The whole number that a text stands for; empty text is 0."""
    text = text.strip(" \\t\\n")
    if not re.fullmatch("[-+]?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)?", text):
        fail(f"{text}: a number is expected", ${bash ? 1 : 2})
    digits = text.lstrip("-+")
    value = int(digits or "0", 16 if digits[:2] in ("0x", "0X") else 8 if digits.startswith("0") else 10)
    return -value if text.startswith("-") else value
`,
    },
    compare: {
      needs: ['re', 'sys'],
      code: `
def compare(left, operation, right):
    """Compares two numbers that may be given as text; not so when one isn't a number."""
    try:
        left, right = (int(each) if re.fullmatch(r"\\s*[-+]?[0-9]+\\s*", str(each)) else None for each in (left, right))
        return {
            "==": left == right, "!=": left != right, "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right,
        }[operation]
    except TypeError:
        print(f"{sys.argv[0]}: a whole number is expected", file=sys.stderr)
        return False
`,
    },
    quotient: {
      needs: [],
      code: `
def quotient(left, right):
    """Whole division towards zero."""
    return abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
`,
    },
    remainder: {
      needs: [],
      code: `
def remainder(left, right):
    """What is left of a whole division towards zero; it has the sign of the left side."""
    return abs(left) % abs(right) * (-1 if left < 0 else 1)
`,
    },
    words: {
      needs: ['files', 're'],
      code: `
def words(text):
    """The words of a text; those that are file patterns become the files."""
    return [name for word in re.findall("[^ \\t\\n]+", text) for name in files(word)]
`,
    },
    files: {
      needs: ['glob', 're'],
      code: `
def files(pattern, otherwise=None):
    """The files that a pattern matches, in order; without any, the text itself."""
    found = glob.glob(pattern.replace("[^", "[!")) if re.search(r"[*?[]", pattern) else []
    return sorted(found) or [pattern if otherwise is None else otherwise]
`,
    },
    matches: {
      needs: ['re'],
      code: `
def matches(text, pattern):
    """Does the text match a shell pattern that is known only now?"""
    regex, at = "", 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        bracket = re.match(r"([!^]?)(\\]?(?:\\[:\\w+:\\]|[^\\]])*)\\]", pattern[at:]) if char == "[" else None
        if bracket:
            at += bracket.end()
            classes = {"alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "upper": "A-Z", "lower": "a-z", "space": r"\\s"}
            inside = re.sub(r"([\\\\^\\[\\]&~|])", r"\\\\\\1", re.sub(r"\\[:(\\w+):\\]", lambda m: f"\\0{m[1]}\\0", bracket[2]))
            inside = re.sub("\\0(\\\\w+)\\0", lambda m: classes[m[1]], inside)
            regex += f"[{'^' if bracket[1] else ''}{inside}]"
        elif char == "\\\\" and at < len(pattern):
            regex += re.escape(pattern[at])
            at += 1
        else:
            regex += {"*": ".*", "?": "."}.get(char, re.escape(char))
    return re.fullmatch(regex, text, re.S) is not None
`,
    },
    cut_prefix: {
      needs: ['re'],
      code: `
def cut_prefix(text, pattern, longest=False):
    """The text without the shortest or longest beginning that the pattern matches."""
    ends = range(len(text) + 1)
    for end in reversed(ends) if longest else ends:
        if re.fullmatch(pattern, text[:end], re.S):
            return text[end:]
    return text
`,
    },
    cut_suffix: {
      needs: ['re'],
      code: `
def cut_suffix(text, pattern, longest=False):
    """The text without the shortest or longest end that the pattern matches."""
    starts = range(len(text) + 1)
    for start in starts if longest else reversed(starts):
        if re.fullmatch(pattern, text[start:], re.S):
            return text[:start]
    return text
`,
    },
    without_prefix: {
      needs: [],
      code: `
def without_prefix(text, prefix):
    """The text without a beginning."""
    return text[len(prefix):] if text.startswith(prefix) else text
`,
    },
    without_suffix: {
      needs: [],
      code: `
def without_suffix(text, suffix):
    """The text without an end."""
    return text[:len(text) - len(suffix)] if text.endswith(suffix) else text
`,
    },
    substring: {
      needs: ['fail'],
      code: `
def substring(text, start, length=None):
    """A part of the text; a negative start or length counts from the end."""
    if start < 0:
        start += len(text)
    if not 0 <= start <= len(text):
        return ""
    end = len(text) if length is None else start + length if length >= 0 else len(text) + length
    if end < start:
        fail(f"{length}: substring expression < 0", 1)
    return text[start:end]
`,
    },
    echo: {
      needs: ['echo_text', 'sys'],
      code: `
def echo(*words, file=sys.stdout):
    """Prints words as a shell's echo does."""
    print(echo_text(words), end="", file=file, flush=True)
`,
    },
    echo_text: {
      needs: bash ? ['re'] : ['re'],
      code: bash
        ? `
def echo_text(words):
    """What echo prints: a first word such as -n or -e is an option."""
    newline, escapes = "\\n", False
    while words and re.fullmatch("-[neE]+", words[0]):
        for letter in words[0][1:]:
            newline, escapes = ("", escapes) if letter == "n" else (newline, letter == "e")
        words = words[1:]
    text = " ".join(words)
    if escapes:
        characters = {"a": "\\a", "b": "\\b", "e": "\\x1b", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\v", "\\\\": "\\\\"}
        text, _, cut = re.sub(r"\\\\\\\\|\\\\c", lambda m: m[0] if m[0] != "\\\\c" else "\\0", text).partition("\\0")
        text = re.sub(r"\\\\(0[0-7]{0,3}|[abefnrtv\\\\])", lambda m: characters.get(m[1]) or chr(int(m[1], 8)), text)
        newline = "" if cut or newline == "" else newline
    return text + newline
`
        : `
def echo_text(words):
    """What the echo of sh prints: a first -n is an option, backslashes stand for other characters."""
    newline = "\\n"
    if words and words[0] == "-n":
        newline, words = "", words[1:]
    characters = {"a": "\\a", "b": "\\b", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\v", "\\\\": "\\\\"}
    text = ""
    for plain, escape in re.findall(r"([^\\\\]*)(\\\\0[0-7]{0,3}|\\\\.|\\\\)?", " ".join(words), re.S):
        if escape == "\\\\c":
            return text + plain
        known = chr(int(escape[1:], 8)) if escape[:2] == "\\\\0" else characters.get(escape[1:], escape)
        text += plain + known
    return text + newline
`,
    },
    read_file: {
      needs: ['os', 'sys'],
      code: `
def read_file(path):
    """The text of a file without the line ends behind it; empty when it can't be read."""
    try:
        with open(path, "rb") as file:
            return os.fsdecode(file.read().replace(b"\\0", b"")).rstrip("\\n")
    except OSError as error:
        print(f"{sys.argv[0]}: {path}: {error.strerror}", file=sys.stderr)
        return ""
`,
    },
    write: {
      needs: ['os', 'sys'],
      code: `
def write(path, text, mode="w"):
    """Writes text to a file; the status is ${bash ? 1 : 2} when it can't be opened."""
    try:
        with open(path, f"{mode}b") as file:
            file.write(os.fsencode(text))
    except OSError as error:
        print(f"{sys.argv[0]}: {path}: {error.strerror}", file=sys.stderr)
        return ${bash ? 1 : 2}
    return 0
`,
    },
    newer: {
      needs: ['os'],
      code: `
def newer(left, right):
    """Is the left file newer than the right one, or there alone?"""
    if not os.path.exists(left):
        return False
    return not os.path.exists(right) or os.stat(left).st_mtime_ns > os.stat(right).st_mtime_ns
`,
    },
    has_type: {
      needs: ['os', 'stat'],
      code: `
def has_type(path, test):
    """Is there something of this type?"""
    return os.path.exists(path) and test(os.stat(path).st_mode)
`,
    },
    current_directory: {
      needs: ['os'],
      code: `
def current_directory():
    """The folder as the way to it was given, links and all."""
    path = os.environ.get("PWD", "")
    return path if os.path.isabs(path) and os.path.exists(path) and os.path.samefile(path, ".") else os.getcwd()
`,
    },
    change_directory: {
      needs: ['current_directory', 'os', 'sys'],
      code: `
def change_directory(path):
    """Goes to a folder and says so in PWD; the status is ${bash ? 1 : 2} when that isn't possible."""
    before = current_directory()
    after = os.path.normpath(os.path.join(before, path))
    try:
        os.chdir(after${bash ? ' if path else before' : ' if path else before'})
    except OSError as error:
        print(f"{sys.argv[0]}: cd: {path}: {error.strerror}", file=sys.stderr)
        return ${bash ? 1 : 2}
    os.environ["OLDPWD"], os.environ["PWD"] = before, after
    return 0
`,
    },
    push_directory: {
      needs: ['change_directory', 'current_directory'],
      code: `
directories = []


def push_directory(path):
    """Goes to a folder and remembers the one before."""
    before = current_directory()
    status = change_directory(path)
    if status == 0:
        directories.append(before)
    return status
`,
    },
    pop_directory: {
      needs: ['change_directory', 'push_directory'],
      code: `
def pop_directory():
    """Goes back to the folder that was remembered last."""
    return change_directory(directories.pop()) if directories else 1
`,
    },
    text_pipe: {
      needs: ['os', 'threading'],
      code: `
def text_pipe(text):
    """A pipe to read the text from."""
    source, target = os.pipe()

    def feed():
        try:
            with open(target, "wb") as file:
                file.write(os.fsencode(text))
        except BrokenPipeError:
            pass

    threading.Thread(target=feed, daemon=True).start()
    return source
`,
    },
    CannotOpen: {
      needs: [],
      code: `
class CannotOpen(Exception):
    """A file that a stream should go to or come from can't be opened."""
`,
    },
    open_streams: { needs: ['subprocess', 'sys', ...(texts ? ['text_pipe'] : [])], code: opens },
    redirect: {
      needs: ['open_streams', 'os', 'fail', 'settle'],
      code: `
def redirect(**streams):
    """Redirects the streams of this program for good."""
    try:
        files = open_streams(streams, {"stdin": 0, "stdout": 1, "stderr": 2})
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}", ${bash ? 1 : 2})
    settle(files)
`,
    },
    redirected: {
      needs: ['CannotOpen', 'contextlib', 'open_streams', 'os', 'settle'],
      code: `
@contextlib.contextmanager
def redirected(**streams):
    """Redirects the streams of this program, and of all that it starts, for a while."""
    saved = {"stdin": os.dup(0), "stdout": os.dup(1), "stderr": os.dup(2)}
    try:
        try:
            files = open_streams(streams, {"stdin": 0, "stdout": 1, "stderr": 2})
        except OSError as error:
            print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
            raise CannotOpen from error
        settle({name: saved[name] if files[name] in (0, 1, 2) and name != ("stdin", "stdout", "stderr")[files[name]] else files[name] for name in files})
        yield
    finally:
        settle(saved)
        for file in saved.values():
            os.close(file)
`,
    },
    settle: {
      needs: ['os', 'subprocess', 'sys'],
      code: `
def settle(files):
    """Makes files the standard streams."""
    sys.stdout.flush()
    sys.stderr.flush()
    numbers = {}
    for name, file in files.items():
        if file is subprocess.DEVNULL:
            file = os.open(os.devnull, os.O_RDWR)
        numbers[name] = os.dup(file if isinstance(file, int) else file.fileno())
    for target, name in enumerate(("stdin", "stdout", "stderr")):
        os.dup2(numbers[name], target)
        os.close(numbers[name])
`,
    },
    read_line: {
      needs: ['os', 're'],
      code: `
def read_line(raw=True, strip=True):
    """Reads one line and no byte more; says whether it was a whole one."""
    line, whole = b"", False
    while not whole:
        byte = os.read(0, 1)
        if not byte:
            break
        if byte == b"\\n":
            if raw or (len(line) - len(line.rstrip(b"\\\\"))) % 2 == 0:
                whole = True
            else:
                line = line[:-1]
        else:
            line += byte
    text = os.fsdecode(line.replace(b"\\0", b""))
    if strip:
        text = text.strip(" \\t")
    return whole, text if raw else re.sub(r"\\\\(.)", r"\\1", text, flags=re.S)
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
    trap: {
      needs: ['run_traps', 'signal'],
      code: `
def trap(action, *signals):
    """Has an action done when one of the signals arrives."""
    for number in signals:
        traps[number] = action
        signal.signal(number, on_signal if callable(action) else action)
`,
    },
    run_traps: {
      needs: ['signal'],
      code: `
traps = {}
pending = []
# A program runs in the foreground: what signals ask for is done after it.
busy = False
# This program waits for programs in the background: a signal ends the waiting.
waiting = False


class Interrupted(Exception):
    """A signal arrived while this program waited."""


def on_signal(number, _frame):
    pending.append(number)
    if waiting:
        raise Interrupted
    if not busy:
        run_traps()


def run_traps():
    """Does what the signals ask for that arrived in the meantime."""
    while pending:
        traps[pending.pop(0)]()
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
        print(f"{sys.argv[0]}: {args[0]}: {error.strerror}", file=sys.stderr)
        return ${bash ? '127 if isinstance(error, FileNotFoundError) and not (args[0] and shutil.which(args[0])) or not args[0] else 126' : '127 if isinstance(error, FileNotFoundError) or not args[0] else 126'}
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
}        if preexec_fn:
            preexec_fn()
        settle({"stdin": stdin, "stdout": stdout, "stderr": 2})
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
    start: {
      needs: ['children', 'connect', 'os', 'signal', 'subprocess', ...(texts ? ['text_pipe'] : [])],
      code: `
last_pid = ""


def start(*stages, text=None, **options):
    """Starts programs in the background; the last one's process id is kept in last_pid."""
    global last_pid

    def apart():
        # An interrupt at the terminal is not for programs in the background.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGQUIT, signal.SIG_IGN)

    if options:
        stages = [{"args": stages[0], **options}]
    for process in connect(stages, ${texts ? 'subprocess.DEVNULL if text is None else text_pipe(text)' : 'subprocess.DEVNULL'}, preexec_fn=apart):
        if isinstance(process, int):
            # It could not be started: a child that ends at once has its exit status.
            process = subprocess.Popen(["/bin/sh", "-c", f"exit {process}"])
        children[process.pid] = process
        last_pid = str(process.pid)
`,
    },
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
            status = ${'127'}
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
      needs: ['children', 'os', 'sys'],
      code: `
def kill(number, *pids):
    """Sends a signal to processes; the status is 1 when that isn't possible for one of them."""
    status = 0
    for pid in pids:
        try:
            process = children.get(int(pid))
            if process and process.poll() is not None:
                raise ProcessLookupError(3, "No such process")
            os.kill(int(pid), number)
        except (ValueError, OSError) as error:
            print(f"{sys.argv[0]}: kill: {pid}: {getattr(error, 'strerror', 'not a process id')}", file=sys.stderr)
            status = 1
    return status
`,
    },
    execute: {
      needs: ['errno', 'os', 'fail', 'redirect', 'shutil', 'signal', 'sys', ...(trace ? ['trace'] : [])],
      code: `
def execute(args, env=None, **streams):
    """Puts another program in the place of this one."""
    if not args:
        return
    if not args[0]:
        fail("exec: : not found", ${bash ? 127 : 126})
${
  bash
    ? `    if args[0] == "--" and len(args) > 1:
        args = args[1:]
    elif args[0].startswith("-"):
        fail(f"exec: {args[0]}: invalid option", 2)
`
    : ''
}${
  trace
    ? `    if tracing:
        print("+ exec", shlex.join(args), file=sys.stderr)
`
    : ''
}    if streams:
        redirect(**streams)
    sys.stdout.flush()
    # Python ignores this signal; the program must not begin with that.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    env = {**os.environ, **(env or {})}
    try:
        try:
            os.execvpe(args[0], args, env)
        except OSError as error:
            if error.errno != errno.ENOEXEC:
                raise
            os.execvpe("${bash ? 'bash' : 'sh'}", ["${bash ? 'bash' : 'sh'}", shutil.which(args[0]), *args[1:]], env)
    except OSError as error:
        print(f"{sys.argv[0]}: {args[0]}: {error.strerror}", file=sys.stderr)
        sys.exit(127 if isinstance(error, FileNotFoundError) else 126)
`,
    },
    behave: {
      needs: ['signal', 'sys'],
      code: `
def behave():
    """Prints line by line, takes any bytes, and ends at an interrupt, as a shell does."""
    sys.stdout.reconfigure(line_buffering=True, errors="surrogateescape")
    sys.stderr.reconfigure(line_buffering=True)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
`,
    },
  };
}
