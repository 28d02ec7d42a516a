import { lookup } from '../../../text/lookup.ts';
import { parseArithmetic } from './arithmetic.ts';
import { readParameter } from './parameters.ts';
import type { Reader } from './reader.ts';
import { Unreadable } from './reader.ts';
import type { Part, Word } from './tree.ts';

/** Characters that end a word outside quotes. */
const METACHARACTERS = new Set([' ', '\t', '\n', ';', '&', '|', '<', '>', '(', ')']);

/** What ends the word besides its own syntax. */
export interface WordEnd {
  /** Given the reader: is the word over here, outside quotes? */
  readonly isEnd: (reader: Reader) => boolean;
  /** The word stands within double quotes already: single quotes are text, and what expands isn't split. */
  readonly quoted?: boolean;
}

const PLAIN: WordEnd = { isEnd: (reader) => METACHARACTERS.has(reader.peek()) };

/** Reads a word; undefined where none stands. @throws Unreadable for quotes or expansions that don't end */
export function readWord(reader: Reader, end: WordEnd = PLAIN): Word | undefined {
  const start = reader.at;
  const line = reader.line();
  const parts = reader.nested(() => readParts(reader, end));
  if (reader.at === start) return undefined;
  return { parts, raw: reader.text.slice(start, reader.at), line };
}

/** A word that may be empty, such as what follows `:-`. */
export function readOptionalWord(reader: Reader, end: WordEnd): Word {
  return readWord(reader, end) ?? { parts: [], raw: '', line: reader.line() };
}

function readParts(reader: Reader, end: WordEnd): Part[] {
  const parts: Part[] = [];
  const outer = end.quoted ?? false;
  while (!reader.done && !end.isEnd(reader)) {
    const char = reader.peek();
    if (char === '\\') readEscape(reader, parts, outer);
    else if (char === "'" && !outer) readSingle(reader, parts);
    else if (char === '"') readDouble(reader, parts);
    else if (reader.starts("$'") && !outer && reader.dialect === 'bash') readAnsi(reader, parts);
    else if (reader.starts('$"') && !outer && reader.dialect === 'bash') {
      reader.refuse('$"…"', 'it is text for translation by gettext');
      reader.at++;
    } else if (char === '$' || char === '`') readExpansion(reader, parts, outer);
    else if (char === '~' && !outer && parts.length === 0) readTilde(reader, parts);
    else {
      reader.at++;
      addText(parts, char, outer);
    }
  }
  return parts;
}

/** Appends text, joined with text of the same quoting before it. */
function addText(parts: Part[], text: string, quoted: boolean): void {
  const last = parts.at(-1);
  if (last?.kind === 'text' && last.quoted === quoted)
    parts[parts.length - 1] = { kind: 'text', text: last.text + text, quoted };
  else parts.push({ kind: 'text', text, quoted });
}

function readEscape(reader: Reader, parts: Part[], quoted: boolean): void {
  const next = reader.text[reader.at + 1];
  if (next === undefined) {
    reader.at++;
    addText(parts, '\\', true);
    return;
  }
  reader.at += 2;
  if (next === '\n') return;
  if (quoted && !/["$`\\}]/.test(next)) addText(parts, `\\${next}`, true);
  else addText(parts, next, true);
}

function readSingle(reader: Reader, parts: Part[]): void {
  const close = reader.text.indexOf("'", reader.at + 1);
  if (close === -1) reader.fail('a single quote that is never closed');
  addText(parts, reader.text.slice(reader.at + 1, close), true);
  reader.at = close + 1;
}

function readDouble(reader: Reader, parts: Part[]): void {
  reader.at++;
  const before = parts.length;
  while (!reader.take('"')) {
    if (reader.done) reader.fail('a double quote that is never closed');
    const char = reader.peek();
    const next = reader.text[reader.at + 1] ?? '';
    if (char === '\\') {
      reader.at += 2;
      if (next !== '\n') addText(parts, /["$`\\]/.test(next) ? next : `\\${next}`, true);
    } else if (char === '$' || char === '`') readExpansion(reader, parts, true);
    else {
      reader.at++;
      addText(parts, char, true);
    }
  }
  if (parts.length === before || parts.at(-1)?.kind !== 'text') addText(parts, '', true);
}

/** Body of a here-document: like double quotes, but a double quote is text. */
export function readHeredocBody(reader: Reader): Word {
  const parts: Part[] = [];
  const line = reader.line();
  while (!reader.done) {
    const char = reader.peek();
    const next = reader.text[reader.at + 1] ?? '';
    if (char === '\\') {
      reader.at += 2;
      if (next !== '\n') addText(parts, /[$`\\]/.test(next) ? next : `\\${next}`, true);
    } else if (char === '$' || char === '`') readExpansion(reader, parts, true);
    else {
      reader.at++;
      addText(parts, char, true);
    }
  }
  return { parts, raw: reader.text, line };
}

const ANSI: Readonly<Record<string, string>> = lookup({
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
});

function readAnsi(reader: Reader, parts: Part[]): void {
  const line = reader.line();
  // Text ends at a NUL.
  if (reader.take("$'\\0'")) {
    addText(parts, '', true);
    return;
  }
  reader.at += 2;
  let text = '';
  while (!reader.take("'")) {
    if (reader.done) reader.fail("a $'…' that is never closed");
    if (!reader.take('\\')) {
      text += reader.peek();
      reader.at++;
      continue;
    }
    const octal = reader.match(/[0-7]{1,3}/y) ?? reader.match(/x[0-9A-Fa-f]{1,2}/y);
    if (octal) {
      const code = octal[0].startsWith('x') ? Number.parseInt(octal[0].slice(1), 16) : Number.parseInt(octal[0], 8);
      if (code === 0 || code > 127) reader.refuse("$'…'", 'it holds a byte that is no ASCII character', line);
      text += String.fromCharCode(code);
      continue;
    }
    const char = ANSI[reader.peek()];
    if (char === undefined) reader.refuse("$'…'", `it holds the escape \\${reader.peek()}`, line);
    text += char ?? '';
    reader.at++;
  }
  addText(parts, text, true);
}

function readTilde(reader: Reader, parts: Part[]): void {
  const name = /^~([\w.+-]*)(?=[\s;&|<>()/:]|$)/.exec(reader.text.slice(reader.at, reader.at + 100));
  reader.at++;
  if (!name) addText(parts, '~', false);
  else {
    if (name[1]) reader.refuse(`~${name[1]}`, 'it is the home folder of another account');
    parts.push({ kind: 'tilde' });
  }
}

function readExpansion(reader: Reader, parts: Part[], quoted: boolean): void {
  const line = reader.line();
  if (reader.peek() === '`') {
    parts.push({ kind: 'command', body: readBackquotes(reader, quoted), quoted, line });
  } else if (reader.starts('$((')) {
    const arithmetic = tryArithmetic(reader);
    if (arithmetic) parts.push({ kind: 'arithmetic', expression: arithmetic, quoted, line });
    else parts.push({ kind: 'command', body: readSubstitution(reader), quoted, line });
  } else if (reader.starts('$(')) {
    parts.push({ kind: 'command', body: readSubstitution(reader), quoted, line });
  } else {
    const parameter = readParameter(reader, quoted, { readWord: readOptionalWord, parseArithmetic });
    if (parameter) parts.push(parameter);
    else {
      reader.at++;
      addText(parts, '$', quoted);
    }
  }
}

function tryArithmetic(reader: Reader): ReturnType<typeof parseArithmetic> | undefined {
  const start = reader.at;
  const refusals = reader.refusals.length;
  reader.at += 3;
  try {
    const expression = parseArithmetic(reader, readOptionalWord);
    reader.match(/\s+/y);
    if (reader.take('))')) return expression;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  reader.at = start;
  reader.refusals.length = refusals;
  return undefined;
}

/** Reads `$( … )` or `<( … )`. */
export function readSubstitution(reader: Reader): ReturnType<Reader['readStatements']> {
  reader.at += 2;
  const body = reader.nested(() => reader.readStatements(reader, (here) => here.peek() === ')'));
  if (!reader.take(')')) reader.fail('a substitution that is never closed');
  return body;
}

function readBackquotes(reader: Reader, quoted: boolean): ReturnType<Reader['readStatements']> {
  const start = reader.at;
  let text = '';
  let at = start + 1;
  for (; reader.text[at] !== '`'; at++) {
    if (at >= reader.text.length) reader.fail('a backquote that is never closed');
    const next = reader.text[at + 1] ?? '';
    if (reader.text[at] === '\\' && (next === '`' || next === '\\' || next === '$' || (quoted && next === '"'))) at++;
    text += reader.text[at];
  }
  const inner = reader.inner(text);
  reader.at = at + 1;
  inner.depth = reader.depth;
  const body = inner.nested(() => inner.readStatements(inner, () => false));
  if (!inner.done) inner.fail('backquotes that hold no commands');
  return body;
}
