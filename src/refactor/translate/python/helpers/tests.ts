import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Tests whose words are known only at run time. */
export function testHelpers({ bash }: Surroundings): Readonly<Record<string, Helper>> {
  const equal = bash ? '"=": left == right, "==": left == right' : '"=": left == right';
  return {
    test: {
      needs: ['evaluate', 'sys'],
      code: `
def test(words):
    """The status of a test: 0 when it holds, 1 when not, 2 when the words make none."""
    try:
        return 0 if evaluate(words) else 1
    except ValueError as error:
        print(f"{sys.argv[0]}: [: {error}", file=sys.stderr)
        return 2
`,
    },
    evaluate: {
      needs: ['binary_test', 'unary_test'],
      code: `
def evaluate(words):
    """Does a test hold? What the words mean depends on how many they are."""
    first, count = words[0] if words else "", len(words)
    if count < 2:
        return first != ""
    if count == 3 and words[1] in BINARY:
        return binary_test(*words)
    if first == "!" and count <= 4:
        return not evaluate(words[1:])
    if count == 2 and first in UNARY:
        return unary_test(*words)
    if count in (3, 4) and first == "(" and words[-1] == ")":
        return evaluate(words[1:-1])
    for operator, joined in (("-o", any), ("-a", all)):
        if operator in words[1:-1]:
            at = words.index(operator, 1)
            return joined([evaluate(words[:at]), evaluate(words[at + 1:])])
    raise ValueError("these words make no test")
`,
    },
    unary_test: {
      needs: ['os'],
      code: `
UNARY = ("-n", "-z", "-e", "-f", "-d", "-L", "-h", "-r", "-w", "-x", "-s")


def unary_test(operator, word):
    """A test of one text or file."""
    if operator in ("-n", "-z"):
        return (word != "") == (operator == "-n")
    if operator in ("-r", "-w", "-x"):
        return os.access(word, {"-r": os.R_OK, "-w": os.W_OK, "-x": os.X_OK}[operator])
    if operator == "-s":
        return os.path.exists(word) and os.path.getsize(word) > 0
    tests = {"-e": os.path.exists, "-f": os.path.isfile, "-d": os.path.isdir, "-L": os.path.islink, "-h": os.path.islink}
    return tests[operator](word)
`,
    },
    binary_test: {
      needs: ['re'],
      code: `
BINARY = ("=",${bash ? ' "==",' : ''} "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge")


def binary_test(left, operator, right):
    """A test of two texts or numbers."""
    if operator[0] != "-":
        return {
            ${equal}, "!=": left != right, "<": left < right, ">": left > right,
        }[operator]
    for text in (left, right):
        if not re.fullmatch(r"\\s*[-+]?[0-9]+\\s*", text):
            raise ValueError(f"{text}: a whole number is expected")
    left, right = int(left), int(right)
    return {
        "-eq": left == right, "-ne": left != right, "-lt": left < right,
        "-le": left <= right, "-gt": left > right, "-ge": left >= right,
    }[operator]
`,
    },
  };
}
