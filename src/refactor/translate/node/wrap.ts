/** Longest line that is left as it is, in characters. */
const WIDTH = 120;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Breaks a long line of JavaScript at the outermost brackets that end it, one item a line. */
export function wrap(line: string): string {
  if (line.length <= WIDTH || /^\s*(?:\/\/|\/\*\*)/.test(line)) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const place = outermost(line);
  if (!place) return line;
  const { open, close, commas } = place;
  const edges = [open, ...commas, close];
  const items = edges
    .slice(1)
    .map((edge, index) => line.slice((edges[index] ?? 0) + 1, edge).trim())
    .filter((item) => item !== '');
  if (items.length === 0) return line;
  const deeper = `${indent}  `;
  // Parentheses around one expression only group; it takes no comma, and is left in one piece.
  const group = items.length === 1 && line[open] === '(' && !isCall(line.slice(0, open));
  const inner = group ? [deeper + items[0]] : items.map((item) => `${wrap(deeper + item)},`);
  return [line.slice(0, open + 1), ...inner, `${indent}${line.slice(close)}`].join('\n');
}

/** Does a parenthesis behind this begin the arguments of a call? */
function isCall(before: string): boolean {
  return /[\w)\]]$/.test(before) && !/\b(?:if|while|for|return|await)$/.test(before.trimEnd());
}

/** The last brackets of the line that nothing but its end follows, and the commas right inside them. */
function outermost(
  line: string,
): { readonly open: number; readonly close: number; readonly commas: readonly number[] } | undefined {
  const stack: { char: string; at: number; commas: number[] }[] = [];
  for (let at = 0; at < line.length; at++) {
    const char = line[at] as string;
    if (char === '"' || char === "'" || char === '`') {
      const end = textEnd(line, at);
      if (end === -1) return undefined;
      at = end;
    } else if (char === '/' && /[(,=:[!&|?{};]\s*$/.test(line.slice(0, at))) {
      const end = regexEnd(line, at);
      if (end === -1) return undefined;
      at = end;
    } else if (char in CLOSERS) stack.push({ char, at, commas: [] });
    else if (char === ',') stack.at(-1)?.commas.push(at);
    else if (char === ')' || char === ']' || char === '}') {
      const open = stack.pop();
      if (!open) return undefined;
      const place = open.char === '[' && /[\w)\]}]$/.test(line.slice(0, open.at));
      if (stack.length === 0 && !place && /^(?: [!=]== \d+)?(?:;| \{|)$/.test(line.slice(at + 1)))
        return { open: open.at, close: at, commas: open.commas };
    }
  }
  return undefined;
}

function textEnd(line: string, start: number): number {
  const quote = line[start];
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === quote) return at;
    else if (quote === '`' && line.startsWith('${', at)) {
      // What stands inside may hold quotes of its own; such a line is left alone where they are of the same kind.
      let depth = 0;
      for (at++; at < line.length; at++) {
        if (line[at] === '{') depth++;
        else if (line[at] === '}' && --depth === 0) break;
        else if (line[at] === '`') return -1;
      }
    }
  }
  return -1;
}

function regexEnd(line: string, start: number): number {
  let inSet = false;
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '[') inSet = true;
    else if (line[at] === ']') inSet = false;
    else if (line[at] === '/' && !inSet) return at;
  }
  return -1;
}
