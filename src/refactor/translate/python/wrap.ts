/** Longest line that is left as it is, in characters. */
const WIDTH = 110;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Breaks a long line of Python at the outermost brackets that end it, one item a line where they don't fit. */
export function wrap(line: string): string {
  if (line.length <= WIDTH || line.trimStart().startsWith('#')) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const place = outermost(line);
  if (!place) return line;
  const { open, close, commas } = place;
  const edges = [open, ...commas, close];
  const items = edges.slice(1).map((edge, index) => line.slice((edges[index] ?? 0) + 1, edge).trim());
  const filled = items.filter((item) => item !== '');
  if (filled.length === 0) return line;
  const deeper = `${indent}    `;
  // Around one expression parentheses only group; with a comma they would make a tuple.
  const alone = filled.length === 1 && line[open] === '(' && !/\w/.test(line[open - 1] ?? '');
  const together = `${deeper}${filled.join(', ')}`;
  const inner =
    together.length <= WIDTH
      ? [together]
      : filled.map((item) => wrap(`${deeper}${item}`) + (alone || single(filled, item) ? '' : ','));
  return [line.slice(0, open + 1), ...inner, `${indent}${line.slice(close)}`].join('\n');
}

/** A comma behind a lone starred or generator argument would change what it is. */
function single(items: readonly string[], item: string): boolean {
  return items.length === 1 && (item.startsWith('*') || / for (?:(?! for ).)* in /.test(item));
}

/** The last brackets of the line that nothing but a colon follows, and the commas right inside them. */
function outermost(
  line: string,
): { readonly open: number; readonly close: number; readonly commas: readonly number[] } | undefined {
  const stack: { char: string; at: number; commas: number[] }[] = [];
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string;
    if (char === '#') return undefined;
    if (char === '"' || char === "'") {
      const end = stringEnd(line, at);
      if (end === -1) return undefined;
      at = end;
    } else if (char in CLOSERS) stack.push({ char, at, commas: [] });
    else if (char === ',') stack.at(-1)?.commas.push(at);
    else if (char === ')' || char === ']' || char === '}') {
      const open = stack.pop();
      if (!open) return undefined;
      const rest = line.slice(at + 1);
      // A lambda's or a call's own argument list may end the line; a conditional or an operator may not follow.
      if (stack.length === 0 && /^(?: [!=]= \d+)?:?$/.test(rest))
        return { open: open.at, close: at, commas: open.commas };
    }
  }
  return undefined;
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
