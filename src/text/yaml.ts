import { type Alias, isAlias, isMap, isScalar, isSeq, Lexer, type Node, type Pair, parseDocument } from 'yaml';
import type { Range } from './range.ts';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly range: Range;
  readonly value: unknown;
  /** As a reader of strings would get it: quotes and folds resolved, `1.10` kept as written. */
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface YamlList {
  readonly kind: 'list';
  readonly range: Range;
  readonly flow: boolean;
  readonly items: readonly YamlItem[];
}

export interface YamlItem {
  /** Where the item stands; of an alias the alias itself. */
  readonly range: Range;
  readonly value: YamlValue;
  readonly aliased: boolean;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly range: Range;
  readonly flow: boolean;
  /** With those that `<<` brings in, behind the map's own; each key once. */
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  /** From the key to the end of the value, without blanks and comments behind it. */
  readonly range: Range;
  readonly value: YamlValue;
  /** The value was written elsewhere, under an anchor. */
  readonly aliased: boolean;
  /** `<<` brought it in: it belongs to another map. */
  readonly merged: boolean;
}

/** A node with aliases and merges resolved. Nodes under an anchor are shared, so the whole is never larger than the text. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

export interface YamlComment {
  readonly range: Range;
  /** Without the `#`, trimmed. */
  readonly text: string;
  /** Something other than blanks stands before it on its line. */
  readonly trailing: boolean;
}

export interface YamlDocument {
  readonly text: string;
  readonly root: YamlValue | undefined;
  /** Entries and items in the order of the text, outer before inner. */
  readonly places: readonly Range[];
  readonly problems: readonly { readonly range: Range; readonly message: string }[];
}

/** More UTF-16 units than any hand-written file has. */
const MAX_LENGTH = 250_000;
const MAX_DEPTH = 100;
/** Open brackets, those in strings counted, too. */
const MAX_BRACKETS = 1_000;
/** So many entries may `<<` copy in one file: enough for people, too few for a bomb. */
const MAX_MERGED = 50_000;

/** Reads one YAML document. Never throws; what cannot be read becomes a problem, and the rest is there. */
export function parseYaml(text: string): YamlDocument {
  const failed = (message: string): YamlDocument => ({
    text,
    root: undefined,
    places: [],
    problems: [{ range: { start: 0, end: 0 }, message }],
  });
  if (text.length > MAX_LENGTH) return failed('The file is too large to be checked.');
  // The parser recurses; brackets by the thousand exhaust its stack, slowly.
  const deep = 'The file is nested too deeply to be checked.';
  if (bracketDepth(text) > MAX_BRACKETS) return failed(deep);
  try {
    return read(text);
  } catch {
    return failed(deep);
  }
}

/** How many brackets are open at once at most, strings and comments not told apart. */
function bracketDepth(text: string): number {
  let depth = 0;
  let most = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    most = Math.max(most, depth);
  }
  return most;
}

function read(text: string): YamlDocument {
  // Its check of unique keys takes quadratic time, and aliases are resolved below with a bound.
  const document = parseDocument(text, { merge: false, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const problems = document.errors.map(({ message, pos }) => ({
    range: { start: Math.min(pos[0], text.length), end: Math.min(pos[1], text.length) },
    message: `The YAML cannot be read here: ${message.split('\n')[0]?.replace(/(?<![.\s])[.\s]*$/, '')}.`,
  }));
  const anchors = new Map<string, YamlValue>();
  const places: Range[] = [];
  let merged = 0;

  const rangeOf = (node: unknown, fallback: Range): Range => {
    const range = (node as Node | null)?.range;
    if (!range) return fallback;
    const start = Math.min(range[0], text.length);
    let end = Math.max(start, Math.min(range[1], text.length));
    while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
    return { start, end };
  };

  const convert = (node: unknown, at: Range, depth: number): YamlValue => {
    const range = rangeOf(node, at);
    let value: YamlValue = { kind: 'scalar', range, value: null, text: '', style: 'plain' };
    if (depth > MAX_DEPTH) return value;
    if (isAlias(node)) return anchors.get((node as Alias).source) ?? value;
    if (isScalar(node)) {
      const style = node.type === 'PLAIN' ? 'plain' : node.type?.startsWith('QUOTE') ? 'quoted' : 'block';
      const plain = node.source ?? (node.value === null || node.value === undefined ? '' : String(node.value));
      value = { kind: 'scalar', range, value: node.value, text: plain, style };
    } else if (isSeq(node)) {
      const items = node.items.map((item): YamlItem => {
        const place = rangeOf(item, range);
        places.push(place);
        return { range: place, value: convert(item, place, depth + 1), aliased: isAlias(item) };
      });
      value = { kind: 'list', range, flow: node.flow === true, items };
    } else if (isMap(node)) {
      value = { kind: 'map', range, flow: node.flow === true, entries: entriesOf(node.items, range, depth) };
    }
    const anchor = (node as { anchor?: string } | null)?.anchor;
    if (anchor) anchors.set(anchor, value);
    return value;
  };

  const entriesOf = (pairs: readonly Pair[], around: Range, depth: number): YamlEntry[] => {
    const own = new Map<string, YamlEntry>();
    const bases: YamlValue[] = [];
    for (const pair of pairs) {
      const keyRange = rangeOf(pair.key, around);
      const key = isScalar(pair.key) ? (pair.key.source ?? String(pair.key.value)) : '';
      const tag = (pair.value as { tag?: string } | null)?.tag;
      const end = { start: keyRange.end, end: keyRange.end };
      const valueRange = rangeOf(pair.value, end);
      const range = { start: keyRange.start, end: Math.max(keyRange.end, valueRange.end) };
      places.push(range);
      const value = convert(pair.value, end, depth + 1);
      if (key === '<<') bases.push(value);
      // Compose's own tag for a key that an earlier file sets and this one takes away.
      else if (tag !== '!reset')
        own.set(key, { key, keyRange, range, value, aliased: isAlias(pair.value), merged: false });
    }
    const maps = bases.flatMap((base) => (base.kind === 'list' ? base.items.map(({ value }) => value) : [base]));
    for (const map of maps) {
      if (map.kind !== 'map') continue;
      for (const entry of map.entries) {
        if (merged >= MAX_MERGED) break;
        merged++;
        if (!own.has(entry.key)) own.set(entry.key, { ...entry, merged: true });
      }
    }
    return [...own.values()];
  };

  const root = document.contents === null ? undefined : convert(document.contents, { start: 0, end: 0 }, 0);
  if (merged >= MAX_MERGED)
    problems.push({ range: { start: 0, end: 0 }, message: 'The file merges more mappings than can be checked.' });
  return { text, root, places, problems };
}

/** The comments of a text, in order; those that are text inside a scalar are none. Empty for a text that no lexer can read. */
export function yamlComments(text: string): YamlComment[] {
  const comments: YamlComment[] = [];
  if (!text.includes('#') || text.length > MAX_LENGTH) return comments;
  let offset = 0;
  let scalar = false;
  try {
    for (const lexeme of new Lexer().lex(text)) {
      // Marks of the lexer that stand for nothing in the text.
      if (lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f') {
        scalar = lexeme === '\x1f';
        continue;
      }
      if (!scalar && lexeme.startsWith('#')) {
        const line = text.lastIndexOf('\n', offset - 1) + 1;
        comments.push({
          range: { start: offset, end: offset + lexeme.length },
          text: lexeme.replace(/^#+/, '').trim(),
          trailing: text.slice(line, offset).trim() !== '',
        });
      }
      scalar = false;
      offset += lexeme.length;
    }
  } catch {
    return comments;
  }
  return comments;
}

/** The entry of a mapping by its key; undefined for other values. */
export function entryOf(value: YamlValue | undefined, key: string): YamlEntry | undefined {
  return value?.kind === 'map' ? value.entries.find((entry) => entry.key === key) : undefined;
}

/** The value at a path of keys. */
export function valueAt(value: YamlValue | undefined, ...keys: readonly string[]): YamlValue | undefined {
  return keys.reduce<YamlValue | undefined>((at, key) => entryOf(at, key)?.value, value);
}
