import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Files and folders. */
export function fileHelpers({ bash, appends }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    read_file: {
      needs: ['os', 'sys'],
      code: `
def read_file(path, check=False):
    """The text of a file without the line ends behind it; empty when it can't be read, which with check ends the program."""
    try:
        with open(path, "rb") as file:
            return os.fsdecode(file.read().replace(b"\\0", b"")).rstrip("\\n")
    except OSError as error:
        print(f"{sys.argv[0]}: {path}: {error.strerror}", file=sys.stderr)
        if check:
            sys.exit(1)
        return ""
`,
    },
    write: {
      needs: ['os', 'sys'],
      code: `
def write(path, text${appends ? ', mode="w"' : ''}):
    """Writes text to a file; the status is ${bash ? 1 : 2} when it can't be opened."""
    try:
        with open(path, ${appends ? 'f"{mode}b"' : '"wb"'}) as file:
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
    same_file: {
      needs: ['os'],
      code: `
def same_file(left, right):
    """Are both there, and one file?"""
    return os.path.exists(left) and os.path.exists(right) and os.path.samefile(left, right)
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
    if os.path.isabs(path) and os.path.exists(path) and os.path.samefile(path, "."):
        return path
    return os.getcwd()
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
        os.chdir(after if path else before)
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
  };
}
