import { type Reader, Unreadable } from './reader.ts';
import type { Test, TestCommand, Word } from './tree.ts';
import { readWord } from './words.ts';

const UNARY = /^-[abcdefghknoprstuvwxzGLNORS]$/;
const BINARY = /^(?:=|==|!=|<|>|=~|-eq|-ne|-lt|-le|-gt|-ge|-nt|-ot|-ef)$/;

/** Reads `[ … ]` or `[[ … ]]`. @throws Unreadable for what isn't understood */
export function readTest(reader: Reader, double: boolean): Pick<TestCommand, 'kind' | 'test' | 'words' | 'double'> {
  reader.at += double ? 2 : 1;
  if (double) return { kind: 'test', test: readDouble(reader), words: [], double };
  const words = operands(reader);
  return { kind: 'test', test: single(words), words, double };
}

function blanks(reader: Reader): void {
  while (reader.match(/\s+|\\\n/y));
}

function readDouble(reader: Reader): Test {
  const test = either(reader);
  blanks(reader);
  if (!reader.take(']]')) reader.fail('a [[ that is never closed');
  return test;
}

function either(reader: Reader): Test {
  let left = both(reader);
  for (blanks(reader); reader.take('||'); blanks(reader)) left = { kind: 'or', left, right: both(reader) };
  return left;
}

function both(reader: Reader): Test {
  let left = one(reader);
  for (blanks(reader); reader.take('&&'); blanks(reader)) left = { kind: 'and', left, right: one(reader) };
  return left;
}

function one(reader: Reader): Test {
  return reader.nested(() => {
    blanks(reader);
    if (reader.match(/!(?=\s)/y)) return { kind: 'not', test: one(reader) };
    if (reader.take('(')) {
      const test = either(reader);
      blanks(reader);
      if (!reader.take(')')) reader.fail('a parenthesis that is never closed in [[ ]]');
      return test;
    }
    const left = testWord(reader);
    if (UNARY.test(left.raw)) {
      blanks(reader);
      if (!/^(?:\]\]|&&|\|\||\))/.test(reader.peek(2)))
        return { kind: 'unary', operator: left.raw, word: testWord(reader) };
    }
    blanks(reader);
    const operator = reader.match(/(?:==|=~|!=|=|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))(?=\s)/y)?.[0];
    if (!operator) return { kind: 'unary', operator: '-n', word: left };
    blanks(reader);
    return { kind: 'binary', operator, left, right: operator === '=~' ? regexWord(reader) : testWord(reader) };
  });
}

function testWord(reader: Reader): Word {
  const word = readWord(reader);
  if (!word) reader.fail('a word is missing in [[ ]]');
  return word;
}

/** The right side of `=~`: parentheses and bars belong to it. */
function regexWord(reader: Reader): Word {
  let open = 0;
  const word = readWord(reader, {
    isEnd: (here) => {
      const char = here.peek();
      if (char === '(') open++;
      if (char === ')') open--;
      return open < 0 || (open === 0 && /\s/.test(char));
    },
  });
  if (!word) reader.fail('a regular expression is missing');
  return word;
}

function operands(reader: Reader): Word[] {
  const words: Word[] = [];
  for (;;) {
    reader.skipBlanks();
    const word = readWord(reader);
    if (!word) reader.fail('a [ that is never closed');
    if (word.raw === ']') return words;
    words.push(word);
  }
}

/** By the number of words, as POSIX says; longer ones with -a and -o only where no word can be taken for an operator. */
function single(words: readonly Word[]): Test {
  const [first, second, third] = words;
  if (!first) return { kind: 'not', test: { kind: 'unary', operator: '-n', word: literalWord('x') } };
  if (words.length === 1) return { kind: 'unary', operator: '-n', word: first };
  if (words.length === 2 && second) {
    if (first.raw === '!') return { kind: 'not', test: { kind: 'unary', operator: '-n', word: second } };
    if (UNARY.test(first.raw)) return { kind: 'unary', operator: first.raw, word: second };
  }
  if (words.length === 3 && second && third && BINARY.test(second.raw) && second.raw !== '=~')
    return { kind: 'binary', operator: second.raw.replace(/^\\/, ''), left: first, right: third };
  if (first.raw === '!' && words.length <= 4) return { kind: 'not', test: single(words.slice(1)) };
  for (const [operator, kind] of [
    ['-o', 'or'],
    ['-a', 'and'],
  ] as const) {
    const at = words.findIndex((word, index) => index > 0 && word.raw === operator);
    if (at > 0 && at < words.length - 1)
      return { kind, left: single(words.slice(0, at)), right: single(words.slice(at + 1)) };
  }
  throw new Unreadable(`[ ${words.map(({ raw }) => raw).join(' ')} ]`, first.line);
}

function literalWord(text: string): Word {
  return { parts: [{ kind: 'text', text, quoted: true }], raw: text, line: 0 };
}

/** The test that the words of `test` make; undefined when they aren't understood. */
export function testOfWords(words: readonly Word[]): Test | undefined {
  try {
    return single(words);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
