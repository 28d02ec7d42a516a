import type { Random } from '../support/random.ts';

/**
 * What each symbol may become. `«name»` stands for a symbol, `«name?»` for one or none, `«name*»` for up to four, `«name+»` for one
 * to four. The first form of a symbol is taken where the text has grown deep, so it has to lead to an end.
 */
export type Grammar = Readonly<Record<string, readonly string[]>>;

type Part = string | { readonly symbol: string; readonly least: number; readonly most: number };

const REFERENCE = /«(\w+)([?*+]?)»/g;
const TIMES: Readonly<Record<string, readonly [number, number]>> = {
  '': [1, 1],
  '?': [0, 1],
  '*': [0, 4],
  '+': [1, 4],
};
const MAX_DEPTH = 10;
/** A text that has so many characters takes the first form of everything that is still to come. */
const MAX_LENGTH = 3_000;

/**
 * Makes a sentence of a grammar.
 * @throws Error when the grammar names a symbol that it doesn't have
 */
export function sentence(grammar: Grammar, start: string, random: Random): string {
  let length = 0;
  const expand = (symbol: string, depth: number): string => {
    const forms = partsOf(grammar, symbol);
    const chosen = (depth > MAX_DEPTH || length > MAX_LENGTH ? forms[0] : random.pick(forms)) ?? [];
    let text = '';
    for (const part of chosen) {
      if (typeof part === 'string') {
        text += part;
        length += part.length;
        continue;
      }
      const count = part.least + random.below(part.most - part.least + 1);
      for (let at = 0; at < (depth > MAX_DEPTH ? part.least : count); at++) text += expand(part.symbol, depth + 1);
    }
    return text;
  };
  return expand(start, 0);
}

const read = new WeakMap<Grammar, Map<string, readonly (readonly Part[])[]>>();

function partsOf(grammar: Grammar, symbol: string): readonly (readonly Part[])[] {
  const known = read.get(grammar) ?? new Map<string, readonly (readonly Part[])[]>();
  read.set(grammar, known);
  const parts = known.get(symbol) ?? grammar[symbol]?.map(split);
  if (!parts) throw new Error(`The grammar has no symbol "${symbol}".`);
  known.set(symbol, parts);
  return parts;
}

function split(form: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const match of form.matchAll(REFERENCE)) {
    if (match.index > at) parts.push(form.slice(at, match.index));
    const [least, most] = TIMES[match[2] ?? ''] ?? [1, 1];
    parts.push({ symbol: match[1] ?? '', least, most });
    at = match.index + match[0].length;
  }
  if (at < form.length) parts.push(form.slice(at));
  return parts;
}
