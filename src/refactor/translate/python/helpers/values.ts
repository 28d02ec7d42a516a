import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** The values of variables, and numbers. */
export function valueHelpers({ bash, someChecks }: Surroundings): Readonly<Record<string, Helper>> {
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
    names_with: {
      needs: ['os', 're'],
      code: `
def names_with(prefix):
    """The names of the environment's variables that begin with a prefix, in order."""
    return sorted(name for name in os.environ if name.startswith(prefix) and re.fullmatch("[A-Za-z0-9_]+", name))
`,
    },
    item_at: {
      needs: ['sys'],
      code: `
def item_at(values, index):
    """The item at a place, which is counted from the end when it is negative; None where there is none."""
    if index < -len(values):
        print(f"{sys.argv[0]}: bad array subscript", file=sys.stderr)
    return values[index] if -len(values) <= index < len(values) else None
`,
    },
    checked_item: {
      needs: ['fail'],
      code: `
def checked_item(values, index):
    """The item at a place, counted from the end when it is negative; None where there is none behind the others."""
    if index < -len(values):
        fail("bad array subscript", 1)
    return values[index] if index < len(values) else None
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
      code: someChecks
        ? `
def must(status, check=True):
    """Ends the program with the status when that tells of a failure, and failures are to end it."""
    if check and status != 0:
        sys.exit(status)
`
        : `
def must(status):
    """Ends the program with the status when that tells of a failure."""
    if status != 0:
        sys.exit(status)
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
    base = 16 if digits[:2] in ("0x", "0X") else 8 if digits.startswith("0") else 10
    value = int(digits or "0", base)
    return -value if text.startswith("-") else value
`,
    },
    compare: {
      needs: ['re', 'sys'],
      code: `
def compare(left, operation, right):
    """Compares two numbers that may be given as text; not so when one isn't a number."""
    try:
        left, right = (
            int(each) if re.fullmatch(r"\\s*[-+]?[0-9]+\\s*", str(each)) else None for each in (left, right)
        )
        return {
            "==": left == right, "!=": left != right, "<": left < right,
            "<=": left <= right, ">": left > right, ">=": left >= right,
        }[operation]
    except TypeError:
        print(f"{sys.argv[0]}: a whole number is expected", file=sys.stderr)
        return False
`,
    },
    current_umask: {
      needs: ['os'],
      code: `
def current_umask():
    """The mask of new files' modes, as a shell prints it."""
    mask = os.umask(0)
    os.umask(mask)
    return f"{mask:04o}"
`,
    },
    set_umask: {
      needs: ['os', 're', 'sys'],
      code: `
def set_umask(mask):
    """Takes an octal mask for the modes of new files; the status is 1 when it isn't one."""
    if not re.fullmatch("0*[0-7]{1,3}", mask):
        print(f"{sys.argv[0]}: umask: {mask}: an octal number is expected", file=sys.stderr)
        return 1
    os.umask(int(mask, 8))
    return 0
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
  };
}
