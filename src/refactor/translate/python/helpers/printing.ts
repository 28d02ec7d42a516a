import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** What echo prints. */
export function printingHelpers({ bash }: Surroundings): Readonly<Record<string, Helper>> {
  return {
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
        characters = {
            "a": "\\a", "b": "\\b", "e": "\\x1b", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\v",
            "\\\\": "\\\\",
        }
        text = re.sub(r"\\\\\\\\|\\\\c", lambda m: m[0] if m[0] != "\\\\c" else "\\0", text)
        text, _, cut = text.partition("\\0")
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
  };
}
