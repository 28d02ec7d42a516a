import type { TextEdit } from './edit.ts';
import { dominantEol } from './lines.ts';
import type { Range } from './range.ts';
import type { YamlEntry, YamlItem, YamlList, YamlMap } from './yaml.ts';

/**
 * Takes an entry out of the block mapping that it was written in, with its lines. Undefined where that cannot be done safely: the
 * entry is another mapping's, shares its lines, or is the only one.
 */
export function removeEntry(text: string, entry: YamlEntry, map: YamlMap | undefined): TextEdit[] | undefined {
  if (!map || map.flow || !map.entries.includes(entry) || entry.merged) return undefined;
  if (map.entries.filter(({ merged }) => !merged).length < 2) return undefined;
  return removeLines(text, entry.range);
}

/** Takes an item out of a list; where it is the only one, the list's entry out of `map`. */
export function removeItem(
  text: string,
  item: YamlItem,
  list: YamlList,
  entry: YamlEntry,
  map: YamlMap | undefined,
): TextEdit[] | undefined {
  if (!map || entry.aliased || entry.merged || !map.entries.includes(entry)) return undefined;
  if (list.items.length === 1) return removeEntry(text, entry, map);
  if (!list.flow) {
    const dash = text.lastIndexOf('-', item.range.start - 1);
    if (dash === -1 || text.slice(dash + 1, item.range.start).trim() !== '') return undefined;
    return removeLines(text, { start: dash, end: item.range.end });
  }
  const at = list.items.indexOf(item);
  const before = list.items[at - 1];
  const after = list.items[at + 1];
  const range = before
    ? { start: before.range.end, end: item.range.end }
    : { start: item.range.start, end: after?.range.start ?? item.range.end };
  return text.slice(range.start, range.end).includes('#') ? undefined : [{ range, text: '' }];
}

/** Removes the whole lines of a range when nothing else but a comment stands on them. */
function removeLines(text: string, range: Range): TextEdit[] | undefined {
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  if (/[^ \t]/.test(text.slice(start, range.start))) return undefined;
  const eol = text.indexOf('\n', range.end);
  const end = eol === -1 ? text.length : eol + 1;
  if (!/^\s*(#[^\n]*(\n\s*)?)?$/.test(text.slice(range.end, end))) return undefined;
  return [{ range: { start, end }, text: '' }];
}

/**
 * Puts lines of entries at the end of a block mapping, at its indentation. Undefined for a mapping in braces or without own entries.
 * @param lines without indentation and line endings
 */
export function addEntry(text: string, map: YamlMap | undefined, lines: readonly string[]): TextEdit[] | undefined {
  const own = map && !map.flow ? map.entries.filter(({ merged }) => !merged) : [];
  const first = own[0];
  const last = own.at(-1);
  if (!first || !last) return undefined;
  const lineStart = text.lastIndexOf('\n', first.range.start - 1) + 1;
  const lead = text.slice(lineStart, first.range.start);
  // The mapping may be an item of a list: `- key: value`.
  if (!/^ *(- +)*$/.test(lead)) return undefined;
  const indent = ' '.repeat(lead.length);
  const eol = dominantEol(text);
  const added = lines.map((line) => `${indent}${line}`);
  // Blank lines behind block text may belong to it; then the new lines go to the front.
  if (last.value.kind === 'scalar' && last.value.style === 'block') {
    if (lead !== indent) return undefined;
    return [{ range: { start: lineStart, end: lineStart }, text: added.map((line) => line + eol).join('') }];
  }
  let at = endOfLine(text, last.range.end);
  if (!/^\s*(#.*)?$/.test(text.slice(last.range.end, at))) return undefined;
  // Comments that are further in belong to the last value, such as items that somebody took out.
  for (let next = nextLine(text, at); next !== undefined; next = nextLine(text, at)) {
    const end = endOfLine(text, next);
    const spaces = /^ *(?=#)/.exec(text.slice(next, end))?.[0].length;
    if (spaces === undefined || spaces <= indent.length) break;
    at = end;
  }
  return [{ range: { start: at, end: at }, text: added.map((line) => eol + line).join('') }];
}

/** Where the line that holds an offset ends, before its line ending. */
function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

function nextLine(text: string, offset: number): number | undefined {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? undefined : newline + 1;
}

/** Puts an item at the end of a list, written as the others are. Undefined where it cannot be told how. */
export function addItem(text: string, list: YamlList, item: string): TextEdit[] | undefined {
  const last = list.items.at(-1);
  if (!last)
    return list.flow ? [{ range: { start: list.range.start + 1, end: list.range.end - 1 }, text: item }] : undefined;
  if (list.flow) return [{ range: { start: last.range.end, end: last.range.end }, text: `, ${item}` }];
  const lineStart = text.lastIndexOf('\n', last.range.start - 1) + 1;
  const lead = /^ *- +$/.exec(text.slice(lineStart, last.range.start))?.[0];
  const at = endOfLine(text, last.range.end);
  if (lead === undefined || !/^\s*(#.*)?$/.test(text.slice(last.range.end, at))) return undefined;
  return [{ range: { start: at, end: at }, text: `${dominantEol(text)}${lead}${item}` }];
}

/** The range of a scalar's text within its quotes. */
export function innerRange(text: string, range: Range): Range {
  const quote = text[range.start];
  return (quote === '"' || quote === "'") && range.end - range.start >= 2
    ? { start: range.start + 1, end: range.end - 1 }
    : range;
}
