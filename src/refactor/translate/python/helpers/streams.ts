import type { Helper } from '../../helper.ts';
import type { Target } from '../../uses.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** The standard streams, and where they lead. */
export function streamHelpers(surroundings: Surroundings): Readonly<Record<string, Helper>> {
  const { bash, folders, attempted, own } = surroundings;
  const opens = own.has('read') || own.has('write') || own.has('append');
  const attempts = attempted.redirect;
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
    open_streams: openStreams(surroundings),
    redirect: {
      needs: ['open_streams', ...(attempts ? ['sys'] : ['fail']), 'settle'],
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
      needs: [
        ...(opens ? ['CannotOpen', 'sys'] : folders ? ['sys'] : []),
        'contextlib',
        'open_streams',
        'os',
        'settle',
      ],
      code: `
@contextlib.contextmanager
def redirected(**streams):
    """Redirects the streams of this program, and of all that it starts, for a while."""
    saved = {"stdin": os.dup(0), "stdout": os.dup(1), "stderr": os.dup(2)}
    try:
${
  opens
    ? `        try:
            files = open_streams(streams, {"stdin": 0, "stdout": 1, "stderr": 2})
        except OSError as error:
            print(f"{sys.argv[0]}: {error.filename}: {error.strerror}", file=sys.stderr)
            raise CannotOpen from error
        settle(files)`
    : '        settle(open_streams(streams, {"stdin": 0, "stdout": 1, "stderr": 2}))'
}
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
    settle: settle(surroundings),
  };
}

/** Opens what occurs as a target. */
function openStreams({ programs, own, plain, splits }: Surroundings): Helper {
  const targets = new Set<Target>([...(plain || programs.direct ? [] : programs.targets), ...own]);
  const files = (['read', 'write', 'append'] as const).some((each) => targets.has(each));
  const text = targets.has('text');
  const path = splits ? 'one_path(value)' : 'value';
  const open = `open(${path}, f"{mode}b", buffering=0)`;
  const either = text ? `text_pipe(value) if mode == "text" else ${open}` : open;
  const pair = files
    ? `mode, value = target\n            files[name] = ${either}`
    : 'files[name] = text_pipe(target[1])';
  const ways: (readonly [test: string, code: string])[] = [];
  if (files || text) ways.push(['isinstance(target, tuple)', pair]);
  if (targets.has(1)) ways.push(['target is subprocess.STDOUT', 'files[name] = files["stdout"]']);
  if (targets.has(2)) ways.push(['target is sys.stderr', 'files[name] = files["stderr"]']);
  if (targets.has(0)) ways.push(['target is sys.stdin', 'files[name] = files["stdin"]']);
  // A file that is open already, or nowhere.
  if (targets.has('null') || targets.has('piped')) ways.push(['target is subprocess.DEVNULL', 'files[name] = target']);
  const told = [
    ...(files ? ['(mode, path)'] : []),
    ...(text ? ['("text", text)'] : []),
    ...(targets.has(0) || targets.has(1) || targets.has(2) ? ['a stream that another one follows'] : []),
    ...(targets.has('piped') ? ['an open file'] : []),
    ...(targets.has('null') ? ['nowhere'] : []),
  ];
  const branches = ways.map(([test, code], index) => {
    if (ways.length === 1) return `        ${code.replace(/^ {4}/gm, '')}`;
    const word = index === 0 ? `if ${test}` : index < ways.length - 1 ? `elif ${test}` : 'else';
    return `        ${word}:\n            ${code}`;
  });
  return {
    needs: [
      ...(targets.has(1) && ways.length > 1 ? ['subprocess'] : []),
      ...(targets.has(0) || targets.has(2) ? ['sys'] : []),
      ...(text ? ['text_pipe'] : []),
      ...(splits ? ['one_path'] : []),
    ],
    code: lines(
      'def open_streams(streams, files):',
      `    """Opens redirections in their order: ${told.join(', or ')}."""`,
      '    for name, target in streams.items():',
      ...branches,
      '    return files',
    ),
  };
}

function settle({ own, forks, starts }: Surroundings): Helper {
  const nowhere = own.has('null') || (forks && starts.any && starts.text !== 'always');
  const opened = own.has('read') || own.has('write') || own.has('append') || own.has('piped');
  return {
    needs: ['os', 'sys', ...(nowhere ? ['subprocess'] : [])],
    code: lines(
      'def settle(files):',
      '    """Makes files the standard streams."""',
      '    sys.stdout.flush()',
      '    sys.stderr.flush()',
      '    numbers = {}',
      '    for name, file in files.items():',
      nowhere && '        if file is subprocess.DEVNULL:\n            file = os.open(os.devnull, os.O_RDWR)',
      `        numbers[name] = os.dup(${opened ? 'file if isinstance(file, int) else file.fileno()' : 'file'})`,
      '    for target, name in enumerate(("stdin", "stdout", "stderr")):',
      '        os.dup2(numbers[name], target)',
      '        os.close(numbers[name])',
    ),
  };
}
