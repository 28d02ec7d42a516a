import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** The standard streams, and where they lead. */
export function streamHelpers({
  texts,
  bash,
  splits,
  folders,
  attempts,
}: Surroundings): Readonly<Record<string, Helper>> {
  return {
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
    one_path: {
      needs: ['errno'],
      code: `
def one_path(path):
    """A path that was split into words has to be one."""
    if isinstance(path, list) and len(path) != 1:
        raise OSError(errno.EINVAL, "ambiguous redirect", " ".join(path))
    return path[0] if isinstance(path, list) else path
`,
    },
    CannotOpen: {
      needs: [],
      code: `
class CannotOpen(Exception):
    """A file that a stream should go to or come from can't be opened."""
`,
    },
    open_streams: {
      needs: ['subprocess', 'sys', ...(texts ? ['text_pipe'] : []), ...(splits ? ['one_path'] : [])],
      code: `
def open_streams(streams, files):
    """Opens redirections in their order: (mode, path), or a stream that another one follows."""
    for name, target in streams.items():
        if isinstance(target, tuple):
            ${
              texts
                ? `mode, value = target
            files[name] = text_pipe(value) if mode == "text" else open(${splits ? 'one_path(value)' : 'value'}, f"{mode}b", buffering=0)`
                : `files[name] = open(${splits ? 'one_path(target[1])' : 'target[1]'}, f"{target[0]}b", buffering=0)`
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
`,
    },
    redirect: {
      needs: ['open_streams', 'os', 'fail', 'settle'],
      code: `
def redirect(${attempts ? 'check=True, ' : ''}**streams):
    """Redirects the streams of this program for good${attempts ? '; without check a failure is its exit status' : ''}."""
    try:
        files = open_streams(streams, {"stdin": 0, "stdout": 1, "stderr": 2})
    except OSError as error:
${
  attempts
    ? `        print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
        if check:
            sys.exit(1)
        return 1
`
    : `        fail(f"{error.filename}: {error.strerror}", ${bash ? 1 : 2})
`
}    settle(files)
${attempts ? '    return 0\n' : ''}`,
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
        settle(files)
        yield
${
  folders
    ? `    except OSError as error:
        # The complaint goes where the streams still lead.
        print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
        sys.exit(1)
`
    : ''
}    finally:
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
  };
}
