/** A part of a line of JavaScript: brackets with what stands between their commas, a text or a regular expression, or any other code. */
export type Piece = Brackets | { readonly k: 'literal' | 'code'; readonly raw: string };

export interface Brackets {
  readonly k: 'brackets';
  /** All of it, with the brackets. */
  readonly raw: string;
  readonly open: string;
  readonly close: string;
  readonly items: readonly (readonly Piece[])[];
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Takes a line of JavaScript apart. A bracket that nothing closes, or that closes nothing, is code, as is a block of statements.
 * @returns undefined for a line with a comment, or with a text that doesn't end in it
 */
export function piecesOf(line: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let code = '';
  const add = (piece: Piece): void => {
    if (code !== '') pieces.push({ k: 'code', raw: code });
    code = '';
    pieces.push(piece);
  };
  for (let at = 0; at < line.length; ) {
    const char = line[at] as string;
    if (line.startsWith('//', at)) return undefined;
    const end = literalEnd(line, at);
    if (end === -1) return undefined;
    const closed = char in CLOSERS ? bracketEnd(line, at) : undefined;
    if (closed === -1) return undefined;
    if (end !== undefined) add({ k: 'literal', raw: line.slice(at, end) });
    else if (closed !== undefined) add(brackets(line.slice(at, closed)));
    else code += char;
    at = end ?? closed ?? at + 1;
  }
  if (code !== '') pieces.push({ k: 'code', raw: code });
  return pieces;
}

function brackets(raw: string): Piece {
  const open = raw[0] as string;
  const pieces = piecesOf(raw.slice(1, -1));
  if (!pieces || pieces.some((piece) => piece.k === 'code' && piece.raw.includes(';'))) return { k: 'code', raw };
  return { k: 'brackets', raw, open, close: CLOSERS[open] as string, items: split(pieces, ',') };
}

/** Parts pieces where a text stands in their code; each part is without blanks around it, and empty ones are left out. */
export function split(pieces: readonly Piece[], at: string): readonly (readonly Piece[])[] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = '', ...others] = piece.k === 'code' ? piece.raw.split(at) : [piece.raw];
    parts.at(-1)?.push(piece.k === 'code' ? { ...piece, raw: first } : piece);
    for (const raw of others) parts.push([{ k: 'code', raw }]);
  }
  return parts.map(trimmed).filter((part) => part.length > 0);
}

function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  return pieces
    .map((piece, index): Piece => {
      if (piece.k !== 'code') return piece;
      const begun = index === 0 ? piece.raw.trimStart() : piece.raw;
      return { ...piece, raw: index === pieces.length - 1 ? begun.trimEnd() : begun };
    })
    .filter(({ raw }) => raw !== '');
}

/** Behind the bracket that closes the one there; undefined: the line has none; -1: can't be told. */
function bracketEnd(line: string, start: number): number | undefined {
  const open: string[] = [];
  for (let at = start; at < line.length; ) {
    const end = literalEnd(line, at);
    if (end === -1 || line.startsWith('//', at)) return -1;
    const char = line[at] as string;
    if (end === undefined) {
      if (char in CLOSERS) open.push(CLOSERS[char] as string);
      else if (/[)\]}]/.test(char) && open.pop() !== char) return -1;
      if (open.length === 0) return at + 1;
    }
    at = end ?? at + 1;
  }
  return undefined;
}

/** Behind the text or regular expression that begins there; undefined: none does; -1: it doesn't end. */
function literalEnd(line: string, at: number): number | undefined {
  const char = line[at];
  if (char === '"' || char === "'") return textEnd(line, at);
  if (char === '`') return templateEnd(line, at);
  if (char === '/' && /(?:^|[(,=:[!&|?{};>]|\breturn)\s*$/.test(line.slice(0, at)) && line[at + 1] !== '/')
    return regexEnd(line, at);
  return undefined;
}

function textEnd(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === line[start]) return at + 1;
  }
  return -1;
}

function templateEnd(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '`') return at + 1;
    else if (line.startsWith('${', at)) {
      const end = bracketEnd(line, at + 1);
      if (end === undefined || end === -1) return -1;
      at = end - 1;
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
    else if (line[at] === '/' && !inSet) return at + 1;
  }
  return -1;
}
