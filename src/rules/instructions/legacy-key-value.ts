import type { Dockerfile, Pair } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const legacyKeyValue: Rule = {
  id: 'legacy-key-value',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: ['LegacyKeyValueFormat', 'dockerfilelint:label_invalid'],
  summary: 'ENV or LABEL with a blank between key and value.',
  why: 'It takes one pair only, and makes everything up to the end of the line its value.',
  *check({ file }) {
    for (const { keyword, pairs } of written(file)) {
      const [pair] = pairs;
      if (pair?.form !== 'blank' || !pair.valueRange || pair.key === '') continue;
      if (file.text[pair.valueRange.start] === '=') continue;
      yield {
        range: pair.range,
        message: `Write \`${keyword} ${pair.key}=…\`; the form without an equals sign is deprecated.`,
        fix: fixFor(file, pair),
      };
    }
  },
};

function fixFor(file: Dockerfile, { keyRange, valueRange }: Pair): Fix | undefined {
  if (!valueRange) return undefined;
  const raw = file.text.slice(valueRange.start, valueRange.end);
  const pieces = piecesOf(raw, file.escape);
  if (!pieces) return undefined;
  const whole = !pieces.some(({ kind, text }) => kind === 'bare' && /\s/.test(text));
  const range = { start: keyRange.end, end: valueRange.start };
  const bare = pieces.every(({ kind }) => kind === 'bare' || kind === 'continuation');
  const edits = whole
    ? [{ range, text: '=' }]
    : bare
      ? [
          { range, text: '="' },
          { range: { start: valueRange.end, end: valueRange.end }, text: '"' },
        ]
      : [{ range: { ...range, end: valueRange.end }, text: `="${pieces.map(quoted(file.escape)).join('')}"` }];
  return { safety: 'safe', title: 'Use the equals sign', edits };
}

/** What stands between quotes, an escaped character, a continuation, or what is neither. */
interface Piece {
  readonly kind: 'bare' | 'double' | 'single' | 'escaped' | 'continuation';
  readonly text: string;
}

/** A value cut up as the builder reads it, quotes and escapes left out; undefined where a quote stays open or a line is a comment. */
function piecesOf(raw: string, sign: string): Piece[] | undefined {
  const found: Piece[] = [];
  for (let at = 0; at < raw.length; ) {
    const rest = raw.slice(at);
    const char = rest[0];
    const continued = char === sign ? /^.[ \t]*\r?\n/.exec(rest)?.[0] : undefined;
    if (continued !== undefined) {
      if (/^[ \t]*(#|\r?\n)/.test(rest.slice(continued.length))) return undefined;
      found.push({ kind: 'continuation', text: continued });
      at += continued.length;
    } else if (char === sign) {
      if (rest.length === 1) return undefined;
      found.push({ kind: 'escaped', text: rest.slice(1, 2) });
      at += 2;
    } else if (char === '"' || char === "'") {
      const close = rest.indexOf(char, 1);
      const inside = rest.slice(1, close);
      // Escapes count for something else between double quotes.
      if (close === -1 || inside.includes('\n') || (char === '"' && inside.includes(sign))) return undefined;
      found.push({ kind: char === '"' ? 'double' : 'single', text: inside });
      at += close + 1;
    } else {
      let end = 1;
      while (end < rest.length && rest[end] !== sign && !/["']/.test(rest[end] ?? '')) end++;
      found.push({ kind: 'bare', text: rest.slice(0, end) });
      at += end;
    }
  }
  return found;
}

/** Writes a piece so that it means the same inside double quotes. */
function quoted(sign: string): (piece: Piece) => string {
  return ({ kind, text }) => {
    if (kind === 'continuation' || kind === 'bare' || kind === 'double') return text;
    return [...text].map((char) => (char === '"' || char === '$' || char === sign ? sign + char : char)).join('');
  };
}
