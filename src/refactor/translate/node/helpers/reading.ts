import type { Helper } from '../../helper.ts';
import { type Surroundings, when } from './helper.ts';

/** What read does. */
export function readingHelpers({ redirects, uses }: Surroundings): Readonly<Record<string, Helper>> {
  const ends = uses.reads.some(({ end }) => end !== undefined);
  const given = when(ends, ", end = '\\n'");
  const blank = when(ends, '\\n');
  const passed = when(ends, ', end');
  return {
    readLine: {
      needs: ['nextLine'],
      code: `
/** Reads one line; says first whether it was a whole one. */
function readLine({ raw = true, strip = true, text${given} } = {}) {
  const [whole, line] = nextLine(raw, text${passed});
  const kept = strip ? line.replace(/^[ \\t${blank}]+|[ \\t${blank}]+$/g, '') : line;
  return [whole, raw ? kept : kept.replace(/\\\\([^])/g, '$1')];
}
`,
    },
    readWords: {
      needs: ['nextLine', 'part'],
      code: `
/** Reads one line into a number of words; says first whether it was a whole one. */
function readWords(count, { separators = ' \\t\\n', raw = true, text${given} } = {}) {
  const [whole, line] = nextLine(raw, text${passed});
  const words = part(line, count, separators, raw);
  return [whole, ...words, ...Array(count - words.length).fill('')];
}
`,
    },
    readList: {
      needs: ['nextLine', 'part'],
      code: `
/** Reads all words of one line; says first whether it was a whole one. */
function readList({ separators = ' \\t\\n', raw = true, text${given} } = {}) {
  const [whole, line] = nextLine(raw, text${passed});
  return [whole, part(line, 0, separators, raw)];
}
`,
    },
    inputLines: {
      needs: ['fs', ...(redirects ? ['streams'] : [])],
      code: `
/** All lines that are left of the input, each up to its first NUL. */
function inputLines() {
  const lines = String(fs.readFileSync(${redirects ? 'streams[0]' : '0'})).split('\\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split('\\0', 1)[0]);
}
`,
    },
    nextLine: {
      needs: ['fs', ...(redirects ? ['streams'] : [])],
      code: `
/**
 * The first line of a text, or the next one of the input and no byte more; not raw, a backslash at its
 * end joins the next one.
 */
function nextLine(raw, text${passed}) {
  const given = text === undefined ? undefined : Buffer.from(\`\${text}\\n\`);
  const byte = Buffer.alloc(1);
  const line = [];
  for (let at = 0; ; at++) {
    if (given ? given.copy(byte, 0, at, at + 1) === 0 : fs.readSync(${redirects ? 'streams[0]' : '0'}, byte) === 0) return [false, String(Buffer.from(line))];
    if (byte[0] === ${ends ? 'end.charCodeAt(0)' : '10'}) {
      const slashes = line.length - (line.findLastIndex((each) => each !== 92) + 1);
      if (raw || slashes % 2 === 0) return [true, String(Buffer.from(line))];
      line.pop();
    } else if (byte[0] !== 0) line.push(byte[0]);
  }
}
`,
    },
    part: {
      needs: ['escapeRegex'],
      code: `
/** The words between separators; the last one of so many keeps the rest. Blanks among the separators count as one. */
function part(text, count, separators, raw) {
  const blanks = separators.replace(/[^ \\t\\n]/g, '');
  const others = escapeRegex(separators.replace(/[ \\t\\n]/g, ''));
  const space = blanks && \`[\${blanks}]*\`;
  const ends = [others && \`\${space}[\${others}]\${space}\`, blanks && \`[\${blanks}]+\`].filter(Boolean).join('|');
  const char = raw ? \`[^\${blanks}\${others}]\` : \`(?:\\\\\\\\[^]?|[^\\\\\\\\\${blanks}\${others}])\`;
  const word = new RegExp(\`(\${char}*)(?:\${ends})?\`, 'y');
  const words = [];
  let at = new RegExp(\`^\${space}\`).exec(text)[0].length;
  while (at < text.length) {
    word.lastIndex = at;
    const [whole, found] = word.exec(text);
    const rest = words.length === count - 1 && at + whole.length < text.length;
    words.push(rest ? text.slice(at).replace(new RegExp(\`\${space}$\`), '') : found);
    at = rest ? text.length : at + whole.length;
  }
  return raw ? words : words.map((each) => each.replace(/\\\\([^])/g, '$1'));
}
`,
    },
  };
}
