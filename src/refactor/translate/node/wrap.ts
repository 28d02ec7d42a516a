import { TEXT_LINE_END } from '../language.ts';
import { type Brackets, type Piece, piecesOf, split } from './brackets.ts';

/** Longest line that is left as it is, in characters. */
const WIDTH = 100;
/** Longest options that stand behind a list on the line that closes it. */
const SHORT = 50;

/** Breaks a long line of JavaScript inside of its brackets, or behind its sign of assignment. */
export function wrap(line: string): string {
  if (fits(line) || /^\s*(?:\/\/|\/?\*)/.test(line)) return line;
  const indent = /^ */.exec(line)?.[0] ?? '';
  const pieces = piecesOf(line.slice(indent.length));
  if (!pieces) return line;
  return /^(?:async )?function\b/.test(line.trimStart()) ? signature(pieces, indent) : laidOut(pieces, indent);
}

/** The head of a function: its options, or else its parameters, one a line. No comma may stand behind what takes all the rest. */
function signature(pieces: readonly Piece[], indent: string): string {
  const at = pieces.findIndex((piece) => piece.k === 'brackets');
  const found = pieces[at];
  if (found?.k !== 'brackets') return indent + flat(pieces);
  const last = found.items.at(-1) ?? [];
  const options = last[0];
  const led = options?.k === 'brackets' && options.open === '{' ? options : undefined;
  const inner = led ?? found;
  const start = flat(found.items.slice(0, -1).flatMap((item) => [...item, code(', ')]));
  const before = flat(pieces.slice(0, at)) + (led ? `(${start}` : '') + inner.open;
  const after = inner.close + (led ? `${flat(last.slice(1))})` : '') + flat(pieces.slice(at + 1));
  const lines = inner.items.map(flat).map((item) => `${indent}  ${item}${item.startsWith('...') ? '' : ','}`);
  return [indent + before, ...lines, indent + after].join('\n');
}

function laidOut(pieces: readonly Piece[], indent: string): string {
  const line = indent + flat(pieces);
  if (fits(line)) return line;
  const at = pieces.findLastIndex((piece, index) => isBreakable(piece, pieces[index - 1]));
  const found = pieces[at];
  if (found?.k !== 'brackets') return assigned(pieces, indent) ?? line;
  const place = { indent, before: pieces.slice(0, at), brackets: found, after: pieces.slice(at + 1) };
  if (found.open === '[') return filled(place);
  if (found.open === '{') return listed(place);
  if (isCall(place.before)) return call(place);
  // Parentheses around several are the parameters of a function.
  return found.items.length > 1 ? listed(place) : group(place);
}

/** Brackets of a line, between what stands before and behind them. */
interface Place {
  readonly indent: string;
  readonly before: readonly Piece[];
  readonly brackets: Brackets;
  readonly after: readonly Piece[];
}

/** Arguments: a list or an object hugs the parentheses; else one a line. */
function call(place: Place): string {
  const { indent, before, brackets, after } = place;
  const { items } = brackets;
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return indent + flat(whole(place));
  const open = code('(');
  const close = code(')');
  if (items.length === 1) {
    if (first.at(-1)?.k === 'brackets') return laidOut([...before, open, ...first, close, ...after], indent);
    const alone = `${indent}  ${flat(first)},`;
    return fits(alone) ? listed(place) : indent + flat(whole(place));
  }
  const options = only(last);
  const head = [...before, open, ...items.slice(0, -1).flatMap((item) => [...item, code(', ')])];
  if (options?.open === '{' && flat(last).length > SHORT && fits(`${indent}${flat(head)}{`))
    return listed({ indent, before: head, brackets: options, after: [close, ...after] });
  const list = only(first);
  const rest = items.slice(1).flatMap((item) => [code(', '), ...item]);
  if (list?.open === '[' && fits(`${indent}]${flat(rest)}${flat([close, ...after])}`))
    return filled({ indent, before: [...before, open], brackets: list, after: [...rest, close, ...after] });
  if (items.length === 2 && list?.open === '[' && options?.open === '{') {
    const end = listed({ indent, before: [code('], ')], brackets: options, after: [close, ...after] });
    const made = filled({ indent, before: [...before, open], brackets: list, after: [] });
    return `${made.slice(0, -1)}${end.slice(indent.length)}`;
  }
  return listed(place);
}

/** Parentheses that only group, or those of a condition: its parts one a line, or broken further inside. */
function group({ indent, before, brackets, after }: Place): string {
  const [content = []] = brackets.items;
  const operator = [' || ', ' && '].find((each) => split(content, each).length > 1);
  const open = code('(');
  const close = code(')');
  const alone = fits(`${indent}  ${flat(content)}`);
  if (operator === undefined && !alone) return laidOut([...before, open, ...content, close, ...after], indent);
  const parts = operator === undefined ? [content] : split(content, operator);
  const lines = parts.map((part, index) =>
    laidOut(index < parts.length - 1 ? [...part, code((operator ?? '').trimEnd())] : part, `${indent}  `),
  );
  return [`${indent}${flat(before)}(`, ...lines, `${indent})${flat(after)}`].join('\n');
}

/** One item a line. */
function listed({ indent, before, brackets, after }: Place): string {
  const lines = brackets.items.map((item) => laidOut([...item, code(',')], `${indent}  `));
  return [`${indent}${flat(before)}${brackets.open}`, ...lines, `${indent}${brackets.close}${flat(after)}`].join('\n');
}

/** As many items a line as there is room for; lists of lists have one a line. An option stands beside its value. */
function filled(place: Place): string {
  const { indent, before, brackets, after } = place;
  if (brackets.items.some((item) => only(item) !== undefined)) return listed(place);
  const deeper = `${indent}  `;
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    if (line !== '') lines.push(wrap(deeper + line));
    line = '';
  };
  for (const together of units(brackets.items)) {
    if (line !== '' && !fits(`${deeper}${line} ${together}`)) end();
    line = line === '' ? together : `${line} ${together}`;
  }
  end();
  return [`${indent}${flat(before)}[`, ...lines, `${indent}]${flat(after)}`].join('\n');
}

/** Items with their commas, options together with their values. */
function units(items: readonly (readonly Piece[])[]): readonly string[] {
  const made: string[] = [];
  let option = false;
  for (const item of items) {
    const text = `${flat(item)},`;
    const isOption = /^'-[^=]*',$/.test(text);
    if (option && !isOption) made.push(`${made.pop()} ${text}`);
    else made.push(text);
    option = isOption;
  }
  return made;
}

/** `name =` with its value on the next line, where that is of use. */
function assigned(pieces: readonly Piece[], indent: string): string | undefined {
  const [name, ...value] = split(pieces, ' = ');
  const [only] = value;
  if (!name || !only || value.length > 1) return undefined;
  const below = `${indent}  ${flat(only)}`;
  return fits(below) ? `${indent}${flat(name)} =\n${below}` : undefined;
}

/** Are these brackets that can be broken: no place in a list, and not just a few characters? */
function isBreakable(piece: Piece, before: Piece | undefined): boolean {
  if (piece.k !== 'brackets' || piece.items.length === 0 || piece.raw.length < 12) return false;
  return piece.open !== '[' || before === undefined || !/[\w)\]}]$/.test(before.raw);
}

/** Do parentheses behind this hold the arguments of a call? */
function isCall(before: readonly Piece[]): boolean {
  const text = flat(before);
  return /[\w)\]]$/.test(text) && !/\b(?:if|while|for|return|await|of|in)$/.test(text);
}

/** The brackets that an item consists of. */
function only(item: readonly Piece[]): Brackets | undefined {
  const [piece] = item;
  return item.length === 1 && piece?.k === 'brackets' ? piece : undefined;
}

function whole({ before, brackets, after }: Place): readonly Piece[] {
  return [...before, brackets, ...after];
}

function code(raw: string): Piece {
  return { k: 'code', raw };
}

function flat(pieces: readonly Piece[]): string {
  return pieces.map(({ raw }) => raw).join('');
}

/** Is there room for a line? Of a text of several lines only the first and the last count. */
function fits(line: string): boolean {
  const lines = line.split(TEXT_LINE_END);
  return Math.max(lines[0]?.length ?? 0, lines.at(-1)?.length ?? 0) <= WIDTH;
}
