import type { Bool, Regex, Text } from '../ir.ts';
import type { Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { bracket, escapeRegex } from './patterns.ts';
import { textOf } from './words.ts';

type Piece = Regex[number];

/** `value =~ expression` */
export function regexTest(ctx: Lowering, value: Text, word: Word): Extract<Bool, { k: 'matches' }> {
  const regex: Piece[] = [];
  if (/\\[\w<>]/.test(word.raw))
    ctx.refuse(`=~ ${word.raw}`, 'a regular expression with \\ before a letter', word.line);
  for (const [index, part] of word.parts.entries()) {
    if (part.kind !== 'text') {
      if (part.kind === 'tilde' || !part.quoted)
        ctx.refuse(`=~ ${word.raw}`, 'its expression is known only at run time', word.line);
      else regex.push({ literal: textOf(ctx, { ...word, parts: [part] }) });
    } else if (part.quoted) regex.push({ source: escapeRegex(part.text) });
    else {
      const pieces = extended(part.text, index === word.parts.length - 1);
      if (!pieces) ctx.refuse(`=~ ${word.raw}`, 'a regular expression that languages read in other ways', word.line);
      regex.push(...(pieces ?? []));
    }
  }
  const anchored = betweenAnchors(regex);
  return { k: 'matches', value, regex: anchored ?? regex, whole: anchored !== undefined };
}

/** What stands between `^` and `$` of an expression that has to match the whole text; undefined: a part of the text may do. */
function betweenAnchors(regex: readonly Piece[]): Piece[] | undefined {
  const [first, ...rest] = regex.filter((piece) => !('end' in piece));
  const last = regex.at(-1);
  if (!first || !('source' in first) || !first.source.startsWith('^') || rest.length !== regex.length - 2)
    return undefined;
  const choices = choiceDepths(regex.map((piece) => ('source' in piece ? piece.source : '')).join(''));
  // An end inside of groups is that of the whole where they have no other ways.
  const grouped = last && 'source' in last && /^\)+$/.test(last.source) && choices.length === 0;
  if (!grouped && !(last && 'end' in last && !choices.includes(0))) return undefined;
  const open = first.source.slice(1);
  return open === '' ? rest : [{ source: open }, ...rest];
}

/** In how many groups each `|` of a regular expression stands. */
function choiceDepths(source: string): number[] {
  const depths: number[] = [];
  let depth = 0;
  let inSet = false;
  for (const [token] of source.matchAll(/\\.|[[\]()|]/gs)) {
    if (token === '[' || token === ']') inSet = token === '[';
    if (inSet) continue;
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === '|') depths.push(depth);
  }
  return depths;
}

/** A POSIX extended regular expression in the syntax that Python and JavaScript share; undefined when it has none. */
function extended(text: string, last: boolean): Piece[] | undefined {
  const pieces: Piece[] = [];
  let source = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '[') {
      const close = closing(text, at);
      const set = close === -1 ? undefined : bracket(text.slice(at + 1, close).replace(/^!/, '\\!'));
      if (set === undefined) return undefined;
      source += set;
      at = close;
    } else if (char === '$') {
      if (!last || (at < text.length - 1 && !/[)|]/.test(text[at + 1] ?? ''))) return undefined;
      pieces.push({ source }, { end: true });
      source = '';
    } else if (char === '^') {
      if (at > 0 && !/[(|]/.test(text[at - 1] ?? '')) return undefined;
      source += '^';
    } else if (char === '{') {
      const bound = /^\{\d{1,3}(?:,\d{0,3})?\}/.exec(text.slice(at))?.[0];
      if (!bound) return undefined;
      source += bound;
      at += bound.length - 1;
    } else if (/[*+?]/.test(char)) {
      // In other languages a second ? makes the first one lazy.
      if (at === 0 || /[*+?(|{^]/.test(text[at - 1] ?? '') || text[at - 1] === '}') return undefined;
      source += char;
    } else if (/[().|]/.test(char)) source += char;
    else source += escapeRegex(char);
  }
  pieces.push({ source });
  return pieces.filter((piece) => !('source' in piece && piece.source === ''));
}

function closing(text: string, open: number): number {
  let at = open + 1;
  if (text[at] === '^') at++;
  if (text[at] === ']') at++;
  for (; at < text.length; at++) {
    if (text.startsWith('[:', at)) at = text.indexOf(':]', at) + 1;
    else if (text[at] === ']') return at;
    if (at === 0) return -1;
  }
  return -1;
}
