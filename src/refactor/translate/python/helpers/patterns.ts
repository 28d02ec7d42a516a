import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** Words and patterns. */
export function patternHelpers({ literals, carets, nullglob, cuts }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    words: {
      needs: ['files', 're', ...(nullglob ? ['glob'] : [])],
      code: nullglob
        ? `
def words(text, nullglob=False):
    """The words of a text; those that are file patterns become the files, with nullglob also where there are none."""
    found = re.findall("[^ \\t\\n]+", text)
    if nullglob:
        found = [word for word in found if not is_pattern(word) or glob.glob(word.replace("[^", "[!"))]
    return [name for word in found for name in files(word)]


def is_pattern(word):
    """Does a word have what makes it a file pattern?"""
    return re.search(r"[*?]|\\[[^/]*\\]", re.sub(r"\\\\.", "", word, flags=re.S))
`
        : `
def words(text):
    """The words of a text; those that are file patterns become the files."""
    return [name for word in re.findall("[^ \\t\\n]+", text) for name in files(word)]
`,
    },
    beside: {
      needs: [],
      code: `
def beside(before, items, after):
    """The items with text before the first and behind the last; without any, only the text."""
    first, *rest = items or [""]
    *others, last = [before + first, *rest]
    return [*others, last + after]
`,
    },
    mixed: {
      needs: ['files', 'glob', 're'],
      code: `
def mixed(*parts):
    """The words of one in which some text is split, and some, in lists, is not."""
    found, goes_on = [], False
    for part in parts:
        pieces = part if isinstance(part, list) else re.findall("[ \\t\\n]+|[^ \\t\\n]+", part)
        for piece in pieces:
            if part is not pieces and piece.isspace():
                goes_on = False
                continue
            pattern, text = found.pop() if goes_on else ("", "")
            pattern += glob.escape(piece) if part is pieces else piece
            found.append((pattern, text + piece))
            goes_on = True
    return [name for pattern, text in found for name in files(pattern, text)]
`,
    },
    files: {
      needs: ['glob'],
      code: lines(
        `def files(pattern${literals ? ', otherwise=None' : ''}):`,
        '    """The files that a pattern matches, in order; without any, the text itself."""',
        `    return sorted(glob.glob(pattern${carets ? '.replace("[^", "[!")' : ''})) or [${literals ? 'pattern if otherwise is None else otherwise' : 'pattern'}]`,
      ),
    },
    matches: {
      needs: ['pattern_regex', 're'],
      code: `
def matches(text, pattern):
    """Does the text match a shell pattern that is known only now?"""
    return re.fullmatch(pattern_regex(pattern), text, re.S)
`,
    },
    pattern_regex: {
      needs: ['re'],
      code: `
def pattern_regex(pattern):
    """A regular expression for a shell pattern."""
    classes = {"alpha": "a-zA-Z", "digit": "0-9", "alnum": "a-zA-Z0-9", "upper": "A-Z", "lower": "a-z", "space": r"\\s", "blank": r" \\t", "xdigit": "0-9A-Fa-f", "punct": r"!-/:-@\\[-\`{-~"}

    def member(match):
        name, first, last = match.groups()
        if name:
            return classes.get(name, "")
        if last is None:
            return re.escape(first)
        # A range whose ends are the wrong way round holds nothing.
        return f"{re.escape(first)}-{re.escape(last)}" if first <= last else ""

    regex, at = "", 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        bracket = re.match(r"([!^]?)(\\]?(?:\\[:\\w+:\\]|[^\\]])*)\\]", pattern[at:]) if char == "[" else None
        if bracket:
            at += bracket.end()
            inside = re.sub(r"\\[:(\\w+):\\]|(.)(?:-(.))?", member, bracket[2], flags=re.S)
            regex += f"[{'^' if bracket[1] else ''}{inside}]" if inside else "." if bracket[1] else "(?!)"
        elif char == "\\\\" and at < len(pattern):
            regex += re.escape(pattern[at])
            at += 1
        else:
            regex += {"*": ".*", "?": "."}.get(char, re.escape(char))
    return regex
`,
    },
    cut_prefix: {
      needs: ['re'],
      code: `
def cut_prefix(text, pattern${cuts.prefix ? ', longest=False' : ''}):
    """The text without the shortest${cuts.prefix ? ' or longest' : ''} beginning that the pattern matches."""
${cuts.prefix ? '    ends = range(len(text) + 1)\n    for end in reversed(ends) if longest else ends:' : '    for end in range(len(text) + 1):'}
        if re.fullmatch(pattern, text[:end], re.S):
            return text[end:]
    return text
`,
    },
    cut_suffix: {
      needs: ['re'],
      code: `
def cut_suffix(text, pattern${cuts.suffix ? ', longest=False' : ''}):
    """The text without the shortest${cuts.suffix ? ' or longest' : ''} end that the pattern matches."""
${cuts.suffix ? '    starts = range(len(text) + 1)\n    for start in starts if longest else reversed(starts):' : '    for start in reversed(range(len(text) + 1)):'}
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
  };
}
