import { parseArithmetic } from './arithmetic.ts';
import type { Reader, ReadStatements } from './reader.ts';
import type { Arithmetic, CaseCommand, Command, Redirect, Statement, Word } from './tree.ts';
import { readOptionalWord, readWord } from './words.ts';

/** The parsers that compound commands contain; handed in, since they contain compound commands. */
interface Inner {
  readonly readStatements: ReadStatements;
  readonly readCommand: (reader: Reader) => Command;
  readonly readRedirects: (reader: Reader) => Redirect[];
}

/** Reads `if`, `while`, `for`, `case`, `{`, `(` or a function; undefined where something else stands. */
export function readCompound(reader: Reader, inner: Inner): Command | undefined {
  const line = reader.line();
  if (reader.take('(')) {
    const body = list(reader, inner);
    expect(reader, ')');
    return { kind: 'subshell', body, redirects: inner.readRedirects(reader), line };
  }
  const word = reader.match(/(?:if|while|until|for|case|function|\{)(?=[\s;&|<>()]|$)/y)?.[0];
  if (word === undefined) return readFunction(reader, inner, line);
  switch (word) {
    case 'if':
      return readIf(reader, inner, line);
    case 'while':
    case 'until': {
      const condition = list(reader, inner);
      const body = doGroup(reader, inner);
      return { kind: 'loop', until: word === 'until', condition, body, redirects: inner.readRedirects(reader), line };
    }
    case 'for':
      return readFor(reader, inner, line);
    case 'case':
      return readCase(reader, inner, line);
    case '{': {
      const body = list(reader, inner);
      expect(reader, '}');
      return { kind: 'group', body, redirects: inner.readRedirects(reader), line };
    }
    default: {
      reader.skipBlanks();
      const name = reader.match(/[^\s;&|<>()$'"`]+/y)?.[0];
      if (!name) reader.fail('a function without a name');
      reader.match(/[ \t]*\([ \t]*\)/y);
      return functionBody(reader, inner, name, line);
    }
  }
}

function readFunction(reader: Reader, inner: Inner, line: number): Command | undefined {
  const match = reader.match(/([A-Za-z_][\w-]*)[ \t]*\([ \t]*\)/y);
  return match ? functionBody(reader, inner, match[1] ?? '', line) : undefined;
}

function functionBody(reader: Reader, inner: Inner, name: string, line: number): Command {
  reader.match(/(?:[ \t]|\\\n|\n|#[^\n]*\n)+/y);
  return { kind: 'function', name, body: reader.nested(() => inner.readCommand(reader)), line };
}

function list(reader: Reader, inner: Inner): Statement[] {
  const statements = reader.nested(() => inner.readStatements(reader, () => false));
  if (statements.length === 0) reader.fail('no command where one should be');
  return statements;
}

function expect(reader: Reader, word: string): void {
  if (!reader.take(word)) reader.fail(`"${word}" is missing`);
}

function readIf(reader: Reader, inner: Inner, line: number): Command {
  const branches: { condition: Statement[]; body: Statement[] }[] = [];
  let otherwise: Statement[] | undefined;
  do {
    const condition = list(reader, inner);
    expect(reader, 'then');
    branches.push({ condition, body: list(reader, inner) });
  } while (reader.match(/elif(?=[\s;&|<>()])/y));
  if (reader.match(/else(?=[\s;&|<>()])/y)) otherwise = list(reader, inner);
  expect(reader, 'fi');
  return { kind: 'if', branches, otherwise, redirects: inner.readRedirects(reader), line };
}

function doGroup(reader: Reader, inner: Inner): Statement[] {
  expect(reader, 'do');
  const body = list(reader, inner);
  expect(reader, 'done');
  return body;
}

function readFor(reader: Reader, inner: Inner, line: number): Command {
  reader.skipBlanks();
  if (reader.dialect === 'bash' && reader.take('((')) {
    const part = (end: string): Arithmetic | undefined => {
      reader.match(/\s+/y);
      const expression = reader.starts(end) ? undefined : parseArithmetic(reader, readOptionalWord);
      reader.match(/\s+/y);
      expect(reader, end);
      return expression;
    };
    const first = part(';');
    const condition = part(';');
    const next = part('))');
    reader.match(/[\s;]+/y);
    const body = doGroup(reader, inner);
    return { kind: 'counting', first, condition, next, body, redirects: inner.readRedirects(reader), line };
  }
  const name = reader.match(/[A-Za-z_]\w*/y)?.[0];
  if (!name) reader.fail('a for without a name');
  let words: Word[] | undefined;
  reader.match(/(?:\s|\\\n|#[^\n]*\n)+/y);
  if (reader.match(/in(?=[\s;]|$)/y)) {
    words = [];
    for (;;) {
      reader.skipBlanks();
      const word = readWord(reader);
      if (!word) break;
      words.push(word);
    }
  }
  reader.match(/[ \t]*;/y);
  reader.match(/(?:\s|\\\n|#[^\n]*\n)+/y);
  const body = doGroup(reader, inner);
  return { kind: 'for', name, words, body, redirects: inner.readRedirects(reader), line };
}

function readCase(reader: Reader, inner: Inner, line: number): Command {
  reader.skipBlanks();
  const word = readWord(reader);
  if (!word) reader.fail('a case without a word');
  gap(reader);
  expect(reader, 'in');
  const arms: CaseCommand['arms'][number][] = [];
  for (;;) {
    gap(reader);
    if (reader.match(/esac(?=[\s;&|<>()]|$)/y)) break;
    arms.push(readArm(reader, inner));
  }
  const command: CaseCommand = { kind: 'case', word, arms, redirects: inner.readRedirects(reader), line };
  return command;
}

function readArm(reader: Reader, inner: Inner): CaseCommand['arms'][number] {
  const line = reader.line();
  reader.take('(');
  const patterns: Word[] = [];
  do {
    reader.skipBlanks();
    if (reader.dialect === 'bash' && /^[?*+@!]\(/.test(reader.peek(2)))
      reader.fail('an extended pattern, which is not supported');
    const pattern = readWord(reader);
    if (!pattern) reader.fail('a case pattern is missing');
    patterns.push(pattern);
    reader.skipBlanks();
  } while (reader.take('|'));
  expect(reader, ')');
  const body = reader.nested(() => inner.readStatements(reader, () => false));
  if (reader.match(/;;&|;&/y)) reader.refuse(';&', 'a case arm that goes on into the next', line);
  else if (!reader.take(';;') && !reader.starts('esac')) reader.fail('";;" is missing');
  return { patterns, body, line };
}

function gap(reader: Reader): void {
  reader.match(/(?:\s|\\\n|#[^\n]*(?:\n|$))+/y);
}
