import { lookup } from '../../../text/lookup.ts';
import type { Bool, Regex, Text } from '../ir.ts';
import type { Part, Word } from '../syntax/tree.ts';
import { candidates } from './candidates.ts';
import type { Lowering } from './context.ts';

/** One piece of a shell pattern. */
export type Piece =
  | { readonly literal: Text }
  /** A pattern that is known only at run time. */
  | { readonly pattern: Text }
  | { readonly star: true }
  | { readonly any: true }
  /** A bracket expression, as a regular expression's. */
  | { readonly set: string };

type TextOf = (ctx: Lowering, word: Word) => Text;

const CLASSES: Readonly<Record<string, string>> = lookup({
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\r\\f\\v',
  blank: ' \\t',
  xdigit: '0-9A-Fa-f',
  punct: '!-\\/:-@\\[-`{-~',
});

/** The pieces of a pattern. */
export function patternOf(ctx: Lowering, word: Word, textOf: TextOf): Piece[] {
  const pieces: Piece[] = [];
  for (const [index, part] of word.parts.entries()) {
    if (part.kind === 'text') {
      if (part.quoted) addLiteral(pieces, part.text);
      else if (ctx.dialect === 'sh' && part.text.includes('[^')) {
        ctx.refuse(word.raw, 'what [^ ] means depends on the shell; write [! ]', word.line);
        return [];
      } else if (!addPattern(pieces, part.text, index === word.parts.length - 1)) {
        ctx.refuse(word.raw, 'a pattern that is not understood', word.line);
        return [];
      }
    } else if (part.kind === 'tilde' || part.quoted || harmless(ctx, part))
      pieces.push({ literal: textOf(ctx, { ...word, parts: [part] }) });
    else pieces.push({ pattern: textOf(ctx, { ...word, parts: [part] }) });
  }
  return pieces;
}

/** Expansions that can only give digits, or text that is no pattern. */
function harmless(ctx: Lowering, part: Part): boolean {
  if (part.kind === 'arithmetic') return true;
  if (part.kind !== 'parameter') return false;
  if (['#', '?', '$', '!'].includes(part.name)) return true;
  const values = candidates(ctx.facts, ctx.fn?.name ?? '', { parts: [part], raw: '', line: part.line });
  return values?.every((value) => !/[*?[\\]/.test(value)) ?? false;
}

function addLiteral(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (text === '') return;
  if (last && 'literal' in last && last.literal.k === 'text')
    pieces[pieces.length - 1] = { literal: { k: 'text', value: last.literal.value + text } };
  else pieces.push({ literal: { k: 'text', value: text } });
}

function addPattern(pieces: Piece[], text: string, last: boolean): boolean {
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '*') {
      const before = pieces.at(-1);
      if (!before || !('star' in before)) pieces.push({ star: true });
    } else if (char === '?') pieces.push({ any: true });
    else if (char === '[') {
      const close = closing(text, at);
      if (close === -1) {
        // Its end may stand behind something quoted.
        if (!last) return false;
        addLiteral(pieces, char);
        continue;
      }
      const set = bracket(text.slice(at + 1, close));
      if (set === undefined) return false;
      pieces.push({ set });
      at = close;
    } else if (/[?*+@!]/.test(char) && text[at + 1] === '(') return false;
    else addLiteral(pieces, char);
  }
  return true;
}

function closing(text: string, open: number): number {
  let at = open + 1;
  if (text[at] === '!' || text[at] === '^') at++;
  if (text[at] === ']') at++;
  for (; at < text.length; at++) {
    if (text.startsWith('[:', at)) {
      const end = text.indexOf(':]', at);
      if (end === -1) return -1;
      at = end + 1;
    } else if (text[at] === ']') return at;
  }
  return -1;
}

/** A bracket expression of patterns or POSIX regular expressions, in the syntax that Python and JavaScript share. */
export function bracket(inside: string): string | undefined {
  const negated = /^[!^]/.test(inside);
  let rest = negated ? inside.slice(1) : inside;
  let set = '';
  while (rest !== '') {
    const name = /^\[:(\w+):\]/.exec(rest);
    if (name) {
      const chars = CLASSES[name[1] ?? ''];
      if (chars === undefined) return undefined;
      set += chars;
      rest = rest.slice(name[0].length);
      continue;
    }
    if (/^\[[.=]/.test(rest)) return undefined;
    const char = rest[0] as string;
    // A range whose ends are the wrong way round: patterns match nothing there, regular expressions are a mistake.
    if (rest[1] === '-' && rest[2] !== undefined && rest[2] < char) return undefined;
    set += /[\\\]^[&~|]/.test(char) ? `\\${char}` : escapedControl(char);
    rest = rest.slice(1);
  }
  // A - that stands first or last is itself; both languages read it so.
  return `[${negated ? '^' : ''}${set}]`;
}

function escapedControl(char: string): string {
  return char === '\n' ? '\\n' : char === '\t' ? '\\t' : char;
}

/** Text as a regular expression that matches it. */
export function escapeRegex(text: string): string {
  return text
    .replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
}

/** A regular expression for the pattern; `.` is meant to match line ends too. */
export function regexOf(pattern: readonly Piece[]): Regex {
  return pattern.map((piece) => {
    if ('star' in piece) return { source: '.*' };
    if ('any' in piece) return { source: '.' };
    if ('set' in piece) return { source: piece.set };
    if ('pattern' in piece) return piece;
    return piece.literal.k === 'text' ? { source: escapeRegex(piece.literal.value) } : { literal: piece.literal };
  });
}

/** Does the text match the pattern as a whole? */
export function fits(value: Text, pattern: readonly Piece[]): Bool {
  const [first, second, third] = pattern;
  const literal = (piece: Piece | undefined): Text | undefined =>
    piece && 'literal' in piece ? piece.literal : undefined;
  const star = (piece: Piece | undefined): boolean => piece !== undefined && 'star' in piece;
  if (!first) return { k: 'equal', left: value, right: { k: 'text', value: '' } };
  const one = literal(first);
  const two = literal(second);
  if (pattern.length === 1 && one) return { k: 'equal', left: value, right: one };
  if (pattern.length === 1 && 'pattern' in first) return { k: 'fits', value, pattern: first.pattern };
  if (pattern.length === 1 && star(first)) return { k: 'constant', value: true };
  if (pattern.length === 2 && one && star(second)) return { k: 'starts', value, part: one };
  if (pattern.length === 2 && star(first) && two) return { k: 'ends', value, part: two };
  if (pattern.length === 3 && star(first) && two && star(third)) return { k: 'contains', value, part: two };
  if (pattern.length === 2 && 'any' in first && star(second)) return { k: 'filled', value };
  return { k: 'matches', value, regex: regexOf(pattern), whole: true };
}
