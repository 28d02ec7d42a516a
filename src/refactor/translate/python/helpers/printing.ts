import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** What echo prints. */
export function printingHelpers({ bash }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    ESCAPE: {
      needs: [],
      code: `
ESCAPE = r"\\\\(c.*|0[0-7]{0,3}|x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[abeEfnrtv\\\\])"
`,
    },
    unescape: {
      needs: ['os'],
      code: `
def unescape(match):
    """What a backslash escape of echo stands for; \\\\c and all that follows stand for nothing."""
    kind, digits = match[1][0], match[1][1:]
    if kind == "c":
        return ""
    if kind in "uU":
        return chr(int(digits, 16))
    if kind in "0x":
        return os.fsdecode(bytes([int(digits or "0", 8 if kind == "0" else 16) & 255]))
    return dict(zip("abeEfnrtv\\\\", "\\a\\b\\x1b\\x1b\\f\\n\\r\\t\\v\\\\"))[kind]
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
      needs: bash ? ['ESCAPE', 'unescape', 're'] : ['re'],
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
        if "\\\\c" in re.sub(r"\\\\\\\\", "", text):
            newline = ""
        text = re.sub(ESCAPE, unescape, text, flags=re.S)
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
  };
}
