import type { Helper } from '../../helper.ts';
import type { ReadUse, Surroundings } from './helper.ts';
import { lines } from './lines.ts';

/** What read does. */
export function readingHelpers({ reads }: Surroundings): Readonly<Record<string, Helper>> {
  const { line, words, list, any } = reads;
  return {
    read_line: {
      needs: ['next_line', ...(line.cooked ? ['re'] : [])],
      code: lines(
        `def read_line(${parameters(line, line.kept && 'strip=True')}):`,
        '    """Reads one line; says whether it was a whole one."""',
        `    whole, text = ${nextLine(line, any)}`,
        line.kept && '    if strip:',
        `${line.kept ? '        ' : '    '}text = text.strip(" \\t${line.ends ? '\\n' : ''}")`,
        line.cooked
          ? '    return whole, text if raw else re.sub(r"\\\\(.)", r"\\1", text, flags=re.S)'
          : '    return whole, text',
      ),
    },
    read_words: {
      needs: ['next_line', 'part'],
      code: lines(
        `def read_words(${parameters(words, 'count', words.separators && 'separators=" \\t\\n"')}):`,
        '    """Reads one line into a number of words; says first whether it was a whole one."""',
        `    whole, text = ${nextLine(words, any)}`,
        `    words = part(text, count, ${separatorsOf(words)}${rawOf(words, any)})`,
        '    return [whole, *words, *[""] * (count - len(words))]',
      ),
    },
    read_list: {
      needs: ['next_line', 'part'],
      code: lines(
        `def read_list(${parameters(list, list.separators && 'separators=" \\t\\n"')}):`,
        '    """Reads all words of one line; says first whether it was a whole one."""',
        `    whole, text = ${nextLine(list, any)}`,
        `    return whole, part(text, 0, ${separatorsOf(list)}${rawOf(list, any)})`,
      ),
    },
    input_lines: {
      needs: ['os'],
      code: lines(
        'def input_lines():',
        '    """All lines that are left of the input, each up to its first NUL."""',
        '    with open(0, "rb", closefd=False) as stream:',
        '        lines = os.fsdecode(stream.read()).split("\\n")',
        '    return [line.split("\\0", 1)[0] for line in (lines if lines[-1] else lines[:-1])]',
      ),
    },
    next_line: {
      needs: ['os', ...(any.text ? ['io'] : [])],
      code: nextLineHelper(any),
    },
    part: {
      needs: ['re'],
      code: partHelper(any),
    },
  };
}

function parameters({ cooked, text, ends }: ReadUse, ...first: readonly (string | false)[]): string {
  return lines(...first, cooked && 'raw=True', text && 'text=None', ends && 'end=b"\\n"')
    .split('\n')
    .join(', ');
}

function nextLine(use: ReadUse, any: ReadUse): string {
  const raw = use.cooked ? 'raw' : 'True';
  const text = use.text ? 'text' : 'None';
  const end = use.ends ? 'end' : 'b"\\n"';
  return `next_line(${lines(any.cooked && raw, any.text && text, any.ends && end)
    .split('\n')
    .join(', ')})`;
}

function separatorsOf({ separators }: ReadUse): string {
  return separators ? 'separators' : '" \\t\\n"';
}

function rawOf(use: ReadUse, any: ReadUse): string {
  return any.cooked ? `, ${use.cooked ? 'raw' : 'True'}` : '';
}

function nextLineHelper({ cooked, text, ends }: ReadUse): string {
  const told = `${text ? 'The first line of a text, or the next one of the input' : 'The next line of the input'}, and no byte more`;
  return lines(
    `def next_line(${lines(cooked && 'raw', text && 'text', ends && 'end')
      .split('\n')
      .join(', ')}):`,
    `    """${told}${cooked ? '; not raw, a backslash at its end joins the next one' : ''}."""`,
    text && '    given = None if text is None else io.BytesIO(os.fsencode(text + "\\n"))',
    '    line, whole = b"", False',
    '    while not whole:',
    `        byte = ${text ? 'given.read(1) if given else os.read(0, 1)' : 'os.read(0, 1)'}`,
    '        if not byte:',
    '            break',
    ends ? '        if byte == end:' : '        if byte == b"\\n":',
    cooked
      ? lines(
          '            if raw or (len(line) - len(line.rstrip(b"\\\\"))) % 2 == 0:',
          '                whole = True',
          '            else:',
          '                line = line[:-1]',
        )
      : '            whole = True',
    '        else:',
    '            line += byte',
    '    return whole, os.fsdecode(line.replace(b"\\0", b""))',
  );
}

function partHelper({ cooked }: ReadUse): string {
  return lines(
    `def part(text, count, separators${cooked ? ', raw' : ''}):`,
    '    """The words between separators; the last one of so many keeps the rest. Blanks count as one."""',
    '    blanks = re.sub(r"[^ \\t\\n]", "", separators)',
    '    others = re.escape(re.sub(r"[ \\t\\n]", "", separators))',
    '    space = f"[{blanks}]*" if blanks else ""',
    '    ends = ([f"{space}[{others}]{space}"] if others else []) + ([f"[{blanks}]+"] if blanks else [])',
    cooked
      ? '    char = f"[^{blanks}{others}]" if raw else rf"(?:\\\\.?|[^\\\\{blanks}{others}])"'
      : '    char = f"[^{blanks}{others}]"',
    `    word = re.compile(f"({char}*)(?:{'|'.join(ends)})?", re.S)`,
    '    words, at = [], len(re.match(space, text)[0])',
    '    while at < len(text):',
    '        match = word.match(text, at)',
    '        rest = len(words) == count - 1 and match.end() < len(text)',
    '        words.append(text[at:].rstrip(blanks) if rest else match[1])',
    '        at = len(text) if rest else match.end()',
    cooked
      ? '    return words if raw else [re.sub(r"\\\\(.)", r"\\1", each, flags=re.S) for each in words]'
      : '    return words',
  );
}
