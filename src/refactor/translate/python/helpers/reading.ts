import type { Helper } from '../../helper.ts';

/** What read does. */
export function readingHelpers(): Readonly<Record<string, Helper>> {
  return {
    read_line: {
      needs: ['next_line', 're'],
      code: `
def read_line(raw=True, strip=True, text=None):
    """Reads one line; says whether it was a whole one."""
    whole, text = next_line(raw, text)
    if strip:
        text = text.strip(" \\t")
    return whole, text if raw else re.sub(r"\\\\(.)", r"\\1", text, flags=re.S)
`,
    },
    read_words: {
      needs: ['next_line', 'part'],
      code: `
def read_words(count, separators=" \\t\\n", raw=True, text=None):
    """Reads one line into a number of words; says first whether it was a whole one."""
    whole, text = next_line(raw, text)
    words = part(text, count, separators, raw)
    return [whole, *words, *[""] * (count - len(words))]
`,
    },
    read_list: {
      needs: ['next_line', 'part'],
      code: `
def read_list(separators=" \\t\\n", raw=True, text=None):
    """Reads all words of one line; says first whether it was a whole one."""
    whole, text = next_line(raw, text)
    return whole, part(text, 0, separators, raw)
`,
    },
    next_line: {
      needs: ['io', 'os'],
      code: `
def next_line(raw, text):
    """The first line of a text, or the next one of the input and no byte more; not raw, a backslash at its end joins the next one."""
    given = None if text is None else io.BytesIO(os.fsencode(text + "\\n"))
    line, whole = b"", False
    while not whole:
        byte = given.read(1) if given else os.read(0, 1)
        if not byte:
            break
        if byte == b"\\n":
            if raw or (len(line) - len(line.rstrip(b"\\\\"))) % 2 == 0:
                whole = True
            else:
                line = line[:-1]
        else:
            line += byte
    return whole, os.fsdecode(line.replace(b"\\0", b""))
`,
    },
    part: {
      needs: ['re'],
      code: `
def part(text, count, separators, raw):
    """The words between separators; the last one of so many keeps the rest. Blanks among the separators count as one."""
    blanks = re.sub(r"[^ \\t\\n]", "", separators)
    others = re.escape(re.sub(r"[ \\t\\n]", "", separators))
    space = f"[{blanks}]*" if blanks else ""
    ends = ([f"{space}[{others}]{space}"] if others else []) + ([f"[{blanks}]+"] if blanks else [])
    char = f"[^{blanks}{others}]" if raw else rf"(?:\\\\.?|[^\\\\{blanks}{others}])"
    word = re.compile(f"({char}*)(?:{'|'.join(ends)})?", re.S)
    words, at = [], len(re.match(space, text)[0])
    while at < len(text):
        match = word.match(text, at)
        rest = len(words) == count - 1 and match.end() < len(text)
        words.append(text[at:].rstrip(blanks) if rest else match[1])
        at = len(text) if rest else match.end()
    return words if raw else [re.sub(r"\\\\(.)", r"\\1", each, flags=re.S) for each in words]
`,
    },
  };
}
