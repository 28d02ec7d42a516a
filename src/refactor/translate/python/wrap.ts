/** Longest line that is left as it is, in characters. */
const WIDTH = 100;
/** Brackets that hold less aren't broken: the line would be no easier to read, in characters. */
const LEAST = 20;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Brackets, and the commas right inside them, as places in the line. */
interface Group {
  readonly open: number;
  readonly close: number;
  readonly commas: readonly number[];
}

/**
 * Breaks a long line of Python at the outermost brackets that end it. What a list holds fills the lines, an option beside its value; a list
 * that is the first or only argument of a call stays at its bracket. Anything else has one item a line where the items don't fit in one.
 */
export function wrap(line: string): string {
  if (line.length <= WIDTH || line.trimStart().startsWith('#')) return line;
  const groups = groupsOf(line);
  const last = groups?.find(({ close }) => /^(?: [!=]= \d+)?:?$/.test(line.slice(close + 1)));
  if (!groups || !last || last.close - last.open < LEAST || isSubscript(line, last.open)) return line;
  let group: Group = last;
  let items = itemsOf(line, group);
  // A call that is the only argument of another one stays with it.
  for (let inner = lone(line, groups, group); inner; inner = lone(line, groups, group)) {
    group = inner;
    items = itemsOf(line, group);
  }
  // A text is no easier to read on a line of its own that is too long as well.
  const [only = ''] = items;
  const text = items.length === 1 && stringEnd(only, only.startsWith('f') ? 1 : 0) === only.length - 1;
  if (items.length === 0 || (text && indentOf(line).length + 4 + only.length > WIDTH)) return line;
  return hugged(line, groups, group, items) ?? broken(line, group, items);
}

/** The brackets of the only argument, where it is a list or a call. */
function lone(line: string, groups: readonly Group[], { open, close, commas }: Group): Group | undefined {
  if (line[open] !== '(' || commas.length > 0 || !isCall(line, open)) return undefined;
  const inner = groups.find((each) => each.close === close - 1 && each.open > open);
  const head = inner && line.slice(open + 1, inner.open);
  if (inner && line[inner.open] === '[' && head === '') return inner;
  return inner && line[inner.open] === '(' && /^[\w.]+$/.test(head ?? '') ? inner : undefined;
}

/** A call with a list in front, as `name([` … `], others)`; undefined where it is none, or is less than the others, or they have no room there. */
function hugged(line: string, groups: readonly Group[], group: Group, items: readonly string[]): string | undefined {
  const first = groups.find(({ open }) => open === group.open + 1);
  if (line[group.open] !== '(' || first === undefined || line[first.open] !== '[') return undefined;
  if (first.close + 1 !== group.commas[0] || items.slice(1).some((item) => item.startsWith('['))) return undefined;
  if (first.close - first.open < group.close - first.close) return undefined;
  const others = `${indentOf(line)}${line.slice(first.close)}`;
  const elements = itemsOf(line, first);
  if (others.length > WIDTH || elements.length === 0 || isComprehension(elements)) return undefined;
  return [line.slice(0, first.open + 1), ...filled(`${indentOf(line)}    `, elements), others].join('\n');
}

function broken(line: string, { open, close }: Group, items: readonly string[]): string {
  const deeper = `${indentOf(line)}    `;
  const together = `${deeper}${items.join(', ')}`;
  let inner: readonly string[];
  if (line[open] === '[' && !isComprehension(items)) inner = filled(deeper, items);
  else if (together.length <= WIDTH) inner = [together];
  else {
    // Around one expression parentheses only group; with a comma they would make a tuple.
    const alone = items.length === 1 && line[open] === '(' && !isCall(line, open);
    inner = items.map((item) => wrap(`${deeper}${item}`) + (alone || single(items, item) ? '' : ','));
  }
  return [line.slice(0, open + 1), ...inner, `${indentOf(line)}${line.slice(close)}`].join('\n');
}

/** Lines full of items, each with a comma at its end. */
function filled(indent: string, items: readonly string[]): string[] {
  const lines: string[] = [];
  let line = indent;
  const flush = (): void => {
    if (line !== indent) lines.push(line.trimEnd());
    line = indent;
  };
  const add = (text: string): boolean => {
    if (indent.length + text.length + 1 > WIDTH) return false;
    if (line.length + text.length + 1 > WIDTH) flush();
    line += `${text}, `;
    return true;
  };
  for (let index = 0; index < items.length; index++) {
    const item = items[index] as string;
    const next = items[index + 1];
    if (next !== undefined && isOption(item) && !/^f?["'][-+]/.test(next) && add(`${item}, ${next}`)) index++;
    else if (!add(item)) {
      flush();
      lines.push(`${wrap(`${indent}${item}`)},`);
    }
  }
  flush();
  return lines;
}

/** An option whose value may be the next word. */
function isOption(item: string): boolean {
  return /^["']-[^=]*["']$/.test(item);
}

/** A comma behind a lone starred or generator argument would change what it is. */
function single(items: readonly string[], item: string): boolean {
  return items.length === 1 && (item.startsWith('*') || isComprehension(items));
}

function isComprehension(items: readonly string[]): boolean {
  return items.length === 1 && / for (?:(?! for ).)* in /.test(items[0] ?? '');
}

/** Is the bracket behind something that is called? */
function isCall(line: string, open: number): boolean {
  return /[\w\])]/.test(line[open - 1] ?? '');
}

/** Is the bracket behind something of which it takes a part? */
function isSubscript(line: string, open: number): boolean {
  return line[open] === '[' && /[\w\])}"']/.test(line[open - 1] ?? '');
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

function itemsOf(line: string, { open, close, commas }: Group): string[] {
  const edges = [open, ...commas, close];
  const items = edges.slice(1).map((edge, index) => line.slice((edges[index] ?? 0) + 1, edge).trim());
  return items.filter((item) => item !== '');
}

/** All brackets of a line outside of strings; undefined: it has a comment, or they don't match. */
function groupsOf(line: string): Group[] | undefined {
  const stack: { char: string; open: number; commas: number[] }[] = [];
  const groups: Group[] = [];
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string;
    if (char === '#') return undefined;
    if (char === '"' || char === "'") {
      const end = stringEnd(line, at);
      if (end === -1) return undefined;
      at = end;
    } else if (char in CLOSERS) stack.push({ char, open: at, commas: [] });
    else if (char === ',') stack.at(-1)?.commas.push(at);
    else if (char === ')' || char === ']' || char === '}') {
      const from = stack.pop();
      if (!from) return undefined;
      groups.push({ open: from.open, close: at, commas: from.commas });
    }
  }
  return groups;
}

/** The end of the string that begins there; -1 when it goes on in the next line. */
function stringEnd(line: string, start: number): number {
  const quote = line[start] as string;
  if (line.startsWith(quote.repeat(3), start)) {
    const end = line.indexOf(quote.repeat(3), start + 3);
    return end === -1 ? -1 : end + 2;
  }
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === quote) return at;
  }
  return -1;
}
