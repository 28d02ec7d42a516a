import type { Item, List, Regexless, Text } from '../ir.ts';
import type { Parameter, Part, Word } from '../syntax/tree.ts';
import { numberOf } from './arithmetic.ts';
import { expandBraces } from './braces.ts';
import { candidates } from './candidates.ts';
import { joinTexts, type Lowering } from './context.ts';
import { anyNullglob } from './facts.ts';
import { isLastArgument } from './items.ts';
import { listParameter, parameterText, presence, readParameter } from './parameters.ts';
import { bracket } from './patterns.ts';

/** The text of a word where it isn't split: in an assignment, in quotes, as the word of a case. */
export function textOf(ctx: Lowering, word: Word): Text {
  return joinTexts(word.parts.map((part) => partText(ctx, part)));
}

function partText(ctx: Lowering, part: Part): Text {
  switch (part.kind) {
    case 'text':
      return { k: 'text', value: part.text };
    case 'tilde':
      return { k: 'text-call', helper: 'home', args: [] };
    case 'parameter':
      return parameterText(ctx, part, textOf);
    case 'command':
      return ctx.substitution(part.body, part.line);
    case 'arithmetic':
      return { k: 'number-text', value: numberOf(ctx, part.expression, textOf) };
  }
}

/** The words that a list of words becomes: split, and expanded to files. */
export function listOf(ctx: Lowering, words: readonly Word[]): List {
  const items = words.flatMap((word) => {
    const all = ctx.dialect === 'bash' ? expandBraces(word) : [word];
    return all.flatMap((each) => underOption(ctx, word, itemsOf(ctx, each)));
  });
  const [only] = items;
  return items.length === 1 && only && 'all' in only ? only.all : { k: 'list', items };
}

/** The one text that a word becomes; undefined when it may become none or several. */
export function singleText(ctx: Lowering, word: Word): Text | undefined {
  if (ctx.dialect === 'bash' && expandBraces(word).length !== 1) return undefined;
  if (word.parts.some((part) => splits(ctx, part) || isList(part))) return undefined;
  if (globs(word)) return undefined;
  return textOf(ctx, word);
}

function itemsOf(ctx: Lowering, word: Word): Item[] {
  const list = wholeList(ctx, word);
  if (list) return [{ all: list }];
  if (word.parts.some(isList)) return [{ all: besideText(ctx, word) }];
  if (!word.parts.some((part) => splits(ctx, part))) {
    if (globs(word)) return [{ all: { k: 'glob', pattern: filePattern(ctx, word) } }];
    return [{ one: textOf(ctx, word) }];
  }
  return splitItems(ctx, word);
}

/** `"a $@ b"`: the text goes to the first and to the last of the list. */
function besideText(ctx: Lowering, word: Word): List {
  const at = word.parts.findIndex(isList);
  const part = word.parts[at];
  const quoted = word.parts.every((each) => each.kind === 'text' || ('quoted' in each && each.quoted));
  const list =
    part?.kind === 'parameter' && quoted && !word.parts.slice(at + 1).some(isList)
      ? listParameter(ctx, part)
      : undefined;
  if (!list || globs(word)) {
    ctx.refuse(word.raw, 'a list joined with text', word.line);
    return { k: 'list', items: [] };
  }
  const text = (parts: readonly Part[]): Text => joinTexts(parts.map((each) => partText(ctx, each)));
  return { k: 'beside', before: text(word.parts.slice(0, at)), list, after: text(word.parts.slice(at + 1)) };
}

/** Words where the option nullglob is as it is for the word of the script that they come from. */
function underOption(ctx: Lowering, word: Word, items: Item[]): Item[] {
  const known = ctx.facts.nullglob.get(word) ?? (anyNullglob(ctx.facts) ? 'both' : false);
  if (known === false) return items;
  return items.map((item) => {
    if (!('all' in item)) return item;
    const { all } = item;
    const patterns = JSON.stringify(all);
    if (!/"k":"(?:words|mixed|glob)"/.test(patterns)) return item;
    if (known === 'both') ctx.refuse('shopt nullglob', 'it may or may not be on here', word.line);
    if ((all.k !== 'words' && all.k !== 'glob') || /\[[^\][]*\//.test(word.raw)) {
      ctx.refuse(word.raw, 'a word that nullglob may take away, part by part', word.line);
      return item;
    }
    return { all: { ...all, nullglob: true } };
  });
}

function splitItems(ctx: Lowering, word: Word): Item[] {
  const [only] = word.parts;
  const { operation } = only?.kind === 'parameter' ? only : { operation: undefined };
  if (
    only?.kind === 'parameter' &&
    word.parts.length === 1 &&
    operation &&
    'word' in operation &&
    quotedInside(operation.word)
  )
    return [{ all: choice(ctx, only, word) }];
  const glued = (part: Part): boolean =>
    part.kind === 'text'
      ? part.quoted && (/[ \t\n*?[\\]/.test(part.text) || part.text === '')
      : part.kind === 'tilde' || part.quoted;
  if (!word.parts.some(glued)) return [{ all: { k: 'words', text: textOf(ctx, word) } }];
  const parts = word.parts.map((part) => {
    const text = partText(ctx, part);
    const stays = part.kind === 'tilde' || (part.kind === 'text' ? part.quoted : !splits(ctx, part));
    return stays ? { quoted: text } : { split: text };
  });
  return [{ all: { k: 'mixed', parts } }];
}

/** `${x:-"a b"}`: only one of the two ways is split. */
function choice(ctx: Lowering, part: Parameter, word: Word): List {
  const { operation } = part;
  if (!operation || (operation.kind !== 'default' && operation.kind !== 'alternative')) {
    ctx.refuse(word.raw, 'quoted text in an expansion that is split', word.line);
    return { k: 'list', items: [] };
  }
  const test = presence(readParameter(ctx, part, textOf), operation.colon);
  const { before, result } = ctx.collect(() => listOf(ctx, splitAtBlanks(operation.word)));
  if (before.length > 0) ctx.refuse(word.raw, 'its text does more than name a text', word.line);
  if (operation.kind === 'alternative') return { k: 'choose', test, yes: result, no: { k: 'list', items: [] } };
  const value = parameterText(ctx, { ...part, operation: undefined }, textOf);
  return { k: 'choose', test, yes: { k: 'words', text: value }, no: result };
}

function quotedInside(word: Word): boolean {
  return word.parts.some((part) => (part.kind === 'text' ? part.quoted : part.kind !== 'tilde' && part.quoted));
}

/** A word inside an expansion, parted at its unquoted blanks. */
function splitAtBlanks(word: Word): Word[] {
  const words: Part[][] = [[]];
  for (const part of word.parts) {
    if (part.kind !== 'text' || part.quoted) {
      words.at(-1)?.push(part);
      continue;
    }
    for (const [index, text] of part.text.split(/[ \t\n]+/).entries()) {
      if (index > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ ...part, text });
    }
  }
  return words.filter((parts) => parts.length > 0).map((parts) => ({ ...word, parts }));
}

/** `"$@"`, `$@`, `"${array[@]}"`, `${1+"$@"}` as a whole word. */
function wholeList(ctx: Lowering, word: Word): List | undefined {
  const parts = word.parts.filter((part) => !(part.kind === 'text' && part.text === '' && word.parts.length > 1));
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'parameter') return undefined;
  const { operation } = part;
  // With set -u old shells complain of an empty list, so it is asked for first: what comes out is the list itself.
  if (operation?.kind === 'alternative' && !operation.colon) {
    const [inner, ...more] = operation.word.parts.filter((each) => !(each.kind === 'text' && each.text === ''));
    const same = inner?.kind === 'parameter' && inner.quoted && more.length === 0 && inner.operation === undefined;
    if (same && inner.name === '@' && (part.name === '1' || part.name === '@')) return { k: 'arguments', from: 1 };
    if (same && inner.index === '@' && inner.name === part.name && part.index !== undefined)
      return listParameter(ctx, inner);
  }
  if (!isList(part)) return undefined;
  if (operation?.kind === 'length') return undefined;
  const joined = part.name === '*' || part.index === '*';
  if (part.quoted && joined) return undefined;
  const list = listParameter(ctx, part);
  if (!list) return undefined;
  return part.quoted || part.places || part.prefix ? list : { k: 'words', text: { k: 'joined', list } };
}

/** Does it expand to several words even in quotes? */
export function isList(part: Part): boolean {
  if (part.kind !== 'parameter' || part.operation?.kind === 'length' || isLastArgument(part)) return false;
  if (part.quoted) return part.name === '@' || part.index === '@';
  return part.name === '@' || part.name === '*' || part.index === '@' || part.index === '*';
}

/** Is it an unquoted expansion whose value may be split, or be a file pattern? */
function splits(ctx: Lowering, part: Part): boolean {
  if (part.kind === 'text' || part.kind === 'tilde' || part.quoted) return false;
  if (part.kind !== 'parameter') return part.kind === 'command';
  if (part.operation?.kind === 'length' || ['#', '?', '$', '!'].includes(part.name)) return false;
  if (/^[A-Za-z_]/.test(part.name) && part.operation === undefined && part.index === undefined && !part.indirect) {
    if (['UID', 'EUID', 'PPID'].includes(part.name) || ctx.symbol(part.name).variable.type === 'number') return false;
    const values = candidates(ctx.facts, ctx.fn?.name ?? '', { parts: [part], raw: '', line: part.line });
    return !values?.every((value) => /^[^ \t\n*?[\\]+$/.test(value));
  }
  return true;
}

function globs(word: Word): boolean {
  return word.parts.some((part) => part.kind === 'text' && !part.quoted && /[*?]|^[^[]*\[.*\]/.test(part.text));
}

/** What stands between brackets, where anything does. */
function setsOf(pattern: string): string[] {
  const closed = pattern.split(']').slice(0, -1);
  return closed.filter((piece) => /\[./s.test(piece)).map((piece) => piece.slice(piece.indexOf('[') + 1));
}

function filePattern(ctx: Lowering, word: Word): Regexless {
  return word.parts.map((part) => {
    if (part.kind !== 'text') return { literal: partText(ctx, part) };
    if (part.quoted) return { literal: { k: 'text', value: part.text } };
    const sets = setsOf(part.text).map(bracket);
    if (/\[[^\][]*\[:|\[\^/.test(part.text) || part.text.includes('**') || sets.includes(undefined))
      ctx.refuse(word.raw, 'a file pattern that languages read in other ways', word.line);
    return { pattern: part.text };
  });
}
