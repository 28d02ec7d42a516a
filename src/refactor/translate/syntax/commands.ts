import type { Refusal } from '../refusal.ts';
import { parseArithmetic } from './arithmetic.ts';
import { readCompound } from './compounds.ts';
import { Reader, Unreadable } from './reader.ts';
import { readHeredocBodies, readRedirect } from './redirects.ts';
import { readTest } from './tests.ts';
import type { Assignment, Command, Dialect, Redirect, Script, Statement, Word } from './tree.ts';
import { readOptionalWord, readWord } from './words.ts';

/** Words that end a list of commands where a command could begin. */
const CLOSERS = /(?:then|else|elif|fi|do|done|esac|\})(?=[\s;&|<>()]|$)|\)|;[;&]/y;

/**
 * Reads a whole script strictly: what isn't understood is a refusal, never a guess.
 * @param text the script with its shebang
 * @param firstLine of the text, for refusals
 * @returns the tree, and what it holds that can't be translated; the tree is undefined when it can't be read at all
 */
export function parseScript(
  text: string,
  dialect: Dialect,
  firstLine = 1,
): { script: Script | undefined; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const reader = new Reader(text, { dialect, refusals, readStatements, firstLine });
  try {
    const body = readStatements(reader, () => false);
    if (!reader.done)
      reader.fail(`"${reader.text.slice(reader.at, reader.at + 10).split('\n')[0]}" where a command should be`);
    return { script: { dialect, body }, refusals };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    refusals.push({ construct: 'syntax', reason: error.message, line: error.line });
    return { script: undefined, refusals };
  }
}

/** Commands up to the end that the caller knows, or to a word that closes the construct around them. */
function readStatements(reader: Reader, isEnd: (reader: Reader) => boolean): Statement[] {
  const statements: Statement[] = [];
  for (;;) {
    const before = skipToCommand(reader);
    if (reader.done || isEnd(reader) || atCloser(reader)) return statements;
    const line = reader.line();
    const command = reader.nested(() => readAndOr(reader));
    reader.skipBlanks();
    const background = reader.peek() === '&' && !reader.starts('&&') && reader.take('&');
    if (!background && !/^;[;&]/.test(reader.peek(2))) reader.take(';');
    const behind = reader.line() === line ? reader.match(/[ \t]*#([^\n]*)/y)?.[1] : undefined;
    statements.push({ command, background, ...before, behind, line });
  }
}

function atCloser(reader: Reader): boolean {
  CLOSERS.lastIndex = reader.at;
  return CLOSERS.test(reader.text);
}

/** Blanks, line ends and comments before a command. */
function skipToCommand(reader: Reader): { comments: string[]; spaced: boolean; apart: boolean } {
  const comments: string[] = [];
  let spaced = false;
  let lineEnds = reader.at === 0 ? 1 : 0;
  for (;;) {
    reader.skipBlanks();
    if (reader.peek() === '#') {
      const comment = reader.match(/#[^\n]*/y)?.[0] ?? '';
      // What stands behind a command belongs to its line, not to the next command.
      if (lineEnds > 0 && !comment.startsWith('#!')) comments.push(comment.slice(1));
    } else if (reader.peek() === '\n') {
      reader.at++;
      readHeredocBodies(reader);
      lineEnds++;
      if (lineEnds > 1 && comments.length === 0) spaced = true;
      if (lineEnds > 1 && reader.text[reader.at - 2] === '\n' && comments.length > 0) comments.push('\n');
    } else break;
  }
  const apart = comments.at(-1) === '\n';
  while (comments.at(-1) === '\n') comments.pop();
  return { comments, spaced, apart };
}

function readAndOr(reader: Reader): Command {
  let left = readPipeline(reader);
  for (;;) {
    reader.skipBlanks();
    const operator = reader.match(/&&|\|\|/y)?.[0];
    if (!operator) return left;
    skipToCommand(reader);
    const right = readPipeline(reader);
    left = { kind: operator === '&&' ? 'and' : 'or', left, right, line: left.line };
  }
}

function readPipeline(reader: Reader): Command {
  const line = reader.line();
  if (reader.match(/!(?=[ \t(\\])/y)) {
    reader.skipBlanks();
    return { kind: 'not', command: reader.nested(() => readPipeline(reader)), line };
  }
  const stages = [readCommand(reader)];
  for (;;) {
    reader.skipBlanks();
    if (reader.starts('||') || !reader.take('|')) break;
    if (reader.take('&')) reader.refuse('|&', 'write 2>&1 | instead', line);
    skipToCommand(reader);
    stages.push(readCommand(reader));
  }
  const [only] = stages;
  return stages.length === 1 && only ? only : { kind: 'pipeline', stages, line };
}

function readCommand(reader: Reader): Command {
  const line = reader.line();
  if (reader.dialect === 'bash' && reader.starts('((')) {
    const arithmetic = readArithmeticCommand(reader);
    if (arithmetic) return { kind: 'arithmetic', expression: arithmetic, redirects: readRedirects(reader), line };
  }
  const shape = readCompound(reader, { readStatements, readCommand, readRedirects });
  if (shape) return shape;
  const word = reader.text.slice(reader.at, reader.at + 10).match(/^(?:time|coproc|select|function)(?=\s)/)?.[0];
  if (word) reader.fail(`${word}, which is not supported`);
  if (reader.dialect === 'bash' && /^\[\[\s/.test(reader.peek(3)))
    return { ...readTest(reader, true), redirects: readRedirects(reader), line };
  if (/^\[\s/.test(reader.peek(2))) {
    const start = reader.at;
    try {
      return { ...readTest(reader, false), redirects: readRedirects(reader), line };
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      reader.at = start;
      reader.fail(`a [ ] that is not understood: ${error.message}`);
    }
  }
  return readSimple(reader);
}

function readArithmeticCommand(reader: Reader): ReturnType<typeof parseArithmetic> | undefined {
  const start = reader.at;
  reader.at += 2;
  try {
    const expression = parseArithmetic(reader, readOptionalWord);
    reader.match(/\s+/y);
    if (reader.take('))')) return expression;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
  }
  reader.at = start;
  return undefined;
}

function readRedirects(reader: Reader): Redirect[] {
  const redirects: Redirect[] = [];
  for (;;) {
    reader.skipBlanks();
    const redirect = readRedirect(reader);
    if (!redirect) return redirects;
    redirects.push(redirect);
  }
}

/** Commands whose arguments that look like assignments are read as such. */
const DECLARATIONS = new Set(['export', 'local', 'readonly', 'declare', 'typeset']);

function readSimple(reader: Reader): Command {
  const line = reader.line();
  const assignments: Assignment[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  for (;;) {
    reader.skipBlanks();
    if (reader.peek() === '#' && /[\s;]/.test(reader.text[reader.at - 1] ?? ' ')) break;
    const redirect = readRedirect(reader);
    if (redirect) {
      redirects.push(redirect);
      continue;
    }
    const declares = words.length > 0 && DECLARATIONS.has(words[0]?.raw ?? '');
    const assignment = words.length === 0 || declares ? readAssignment(reader) : undefined;
    if (assignment) {
      assignments.push(assignment);
      continue;
    }
    const word = readWord(reader);
    if (!word) break;
    words.push(word);
  }
  if (assignments.length + words.length + redirects.length === 0)
    reader.fail(`"${reader.peek(10).split('\n')[0]}" where a command should be`);
  const expression = assignments.length === 0 ? calculated(reader, words) : undefined;
  if (expression) return { kind: 'arithmetic', expression, redirects, line };
  return { kind: 'simple', assignments, words, redirects, line };
}

/** `let x=1` with one expression, without expansions: as `(( x=1 ))`. */
function calculated(reader: Reader, words: readonly Word[]): ReturnType<typeof parseArithmetic> | undefined {
  const [name, word, ...more] = words;
  if (reader.dialect !== 'bash' || name?.raw !== 'let' || !word || more.length > 0) return undefined;
  const text = word.parts.map((part) => (part.kind === 'text' ? part.text : '$')).join('');
  const { dialect, refusals, readStatements } = reader;
  const inside = new Reader(text, { dialect, refusals, readStatements, firstLine: word.line });
  try {
    const expression = parseArithmetic(inside, readOptionalWord);
    return inside.at === text.length ? expression : undefined;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return undefined;
  }
}

function readAssignment(reader: Reader): Assignment | undefined {
  const line = reader.line();
  const start = reader.at;
  const name = reader.match(/([A-Za-z_]\w*)(?=\+?=|\[)/y)?.[0];
  if (name === undefined) return undefined;
  let index: Word | undefined;
  if (reader.take('[')) {
    index = readWord(reader, { isEnd: (here) => here.peek() === ']' });
    if (!index || !reader.take(']') || !/^\+?=/.test(reader.peek(2))) {
      reader.at = start;
      return undefined;
    }
  }
  const append = reader.match(/\+?=/y)?.[0] === '+=';
  if (append && reader.dialect === 'sh') reader.refuse('+=', 'sh does not know it', line);
  if (reader.dialect === 'bash' && reader.take('(')) {
    const words: Word[] = [];
    for (;;) {
      skipToCommand(reader);
      if (reader.take(')')) break;
      const word = readWord(reader);
      if (!word) reader.fail('an array that is never closed');
      if (/^\[[^\]]*\]=/.test(word.raw)) reader.refuse('[index]=value', 'arrays are translated as lists', line);
      words.push(word);
    }
    return { name, append, index, value: { kind: 'array', words }, line };
  }
  const value = readWord(reader) ?? { parts: [], raw: '', line };
  return { name, append, index, value, line };
}
