import { describe, expect, it } from '@jest/globals';
import {
  jsonArray,
  LITERAL,
  maskLogicalLine,
  skipBlanks,
  splitWords,
  unquote,
  wordEnd,
} from '../../src/dockerfile/scan.ts';

describe('maskLogicalLine', () => {
  it.each([
    ['one line', 'RUN a', '\\', 'RUN a'],
    ['a continuation', 'RUN a \\\n b', '\\', 'RUN a \\\n b'],
    ['blanks behind the escape', 'RUN a \\  \n b', '\\', 'RUN a   \\\n b'],
    ['CRLF', 'RUN a \\\r\n b', '\\', 'RUN a  \\\n b'],
    ['another escape', 'RUN a `\n b', '`', 'RUN a \\\n b'],
    ['a backslash that is no escape', 'RUN a \\`\n b', '`', 'RUN a \\\\\n b'],
    ['a comment inside', 'RUN a \\\n# c\n b', '\\', 'RUN a \\\n     b'],
    ['an indented comment with CRLF', 'RUN a \\\r\n  # c\r\n b', '\\', 'RUN a  \\\n        b'],
    ['a blank line inside', 'RUN a \\\n \n\n b', '\\', 'RUN a \\\n    b'],
    ['a comment at the end', 'RUN a \\\n# c', '\\', 'RUN a \\\n   '],
    ['a hash in the first line', '# a', '\\', '# a'],
    ['an escape at the end', 'RUN a \\', '\\', 'RUN a  '],
    ['an escape with blanks at the end', 'RUN a \\ \t', '\\', 'RUN a    '],
    ['a line that does not go on', 'RUN a\nb \\\n c', '\\', 'RUN a\nb \\\n c'],
  ])('%s', (_, text, escapeChar, expected) => {
    const masked = maskLogicalLine(text, escapeChar);
    expect(masked).toBe(expected);
    expect(masked).toHaveLength(text.length);
  });
});

describe('splitWords', () => {
  const words = (text: string, escapeChar = '\\'): string[] =>
    splitWords(text, escapeChar).map(({ start, end }) => text.slice(start, end));

  it.each([
    ['', []],
    ['  ', []],
    ['a', ['a']],
    ['  a\t b  ', ['a', 'b']],
    ['"a b" c', ['"a b"', 'c']],
    ["'a b' c", ["'a b'", 'c']],
    ['a"b c"d e', ['a"b c"d', 'e']],
    ['"it\'s a" b', ['"it\'s a"', 'b']],
    ["'a\"b c' d", ["'a\"b c'", 'd']],
    ['a\\ b c', ['a\\ b', 'c']],
    ['"a\\" b" c', ['"a\\" b"', 'c']],
    ["'a\\' b", ["'a\\'", 'b']],
    ['"a b', ['"a b']],
    ['a \\\n b', ['a', 'b']],
    ['a\\\nb c', ['a\\\nb', 'c']],
    ['a\\\n b', ['a', 'b']],
    ['a\\\n\\\n b', ['a', 'b']],
    ['"a \\\nb" c', ['"a \\\nb"', 'c']],
    ['\\\n\\\na', ['a']],
    ['a\\', ['a\\']],
    ['a \\', ['a', '\\']],
  ])('%j', (text, expected) => expect(words(text)).toEqual(expected));

  it('knows another escape character, and continuations beside it', () => {
    expect(words('a` b \\c d', '`')).toEqual(['a` b', '\\c', 'd']);
    expect(words('C:\\ b\\\n c', '`')).toEqual(['C:\\', 'b', 'c']);
  });
});

describe('wordEnd', () => {
  it.each([
    ['ab c', 0, 2],
    ['ab c', 3, 4],
    ['ab\\\n c', 0, 2],
    ['"a b" c', 0, 5],
    ['\\\n', 0, 0],
  ])('%j from %d', (text, start, end) => expect(wordEnd(text, start, '\\')).toBe(end));
});

describe('skipBlanks', () => {
  it.each([
    ['  a', 0, 2],
    ['a b', 0, 0],
    ['a b', 1, 2],
    [' \\\n\t\\\n a', 0, 7],
    [' \\a', 0, 1],
    ['  ', 0, 2],
    ['a', 1, 1],
  ])('%j from %d', (text, from, end) => expect(skipBlanks(text, from)).toBe(end));
});

describe('unquote', () => {
  it.each([
    ['a', 'a'],
    ['"a b"', 'a b'],
    ["'a b'", 'a b'],
    ['a"b"\'c\'', 'abc'],
    ['"a\'b"', "a'b"],
    ["'a\"b'", 'a"b'],
    ['a\\ b', 'a b'],
    ['a\\"b', 'a"b'],
    ['"a\\"b"', 'a"b'],
    ['"a\\\\b"', 'a\\b'],
    ['"a\\nb"', 'a\\nb'],
    ['a\\nb', 'anb'],
    ["'a\\nb'", 'a\\nb'],
    ['a\\', 'a\\'],
    ['a\\\nb', 'ab'],
    ['"a\\\nb"', 'ab'],
    ['$A', '$A'],
    ['"$A"', '$A'],
    ['\\$A', `${LITERAL}$A`],
    ['"\\$A"', `${LITERAL}$A`],
    ['\\\\$A', '\\$A'],
    ["'$A'$A", `${LITERAL}$A$A`],
    ["'\\$A'", `\\${LITERAL}$A`],
  ])('%j', (raw, expected) => expect(unquote(raw, '\\')).toBe(expected));

  it('knows another escape character', () => {
    expect(unquote('a` b\\c`$A', '`')).toBe(`a b\\c${LITERAL}$A`);
    expect(unquote('"a`b``\\$A"', '`')).toBe('a`b`\\$A');
  });
});

describe('jsonArray', () => {
  const items = (text: string): [string, string][] | undefined =>
    jsonArray(text)?.map(({ value, range }) => [value, text.slice(range.start, range.end)]);

  it.each([
    ['[]', []],
    ['["a"]', [['a', '"a"']]],
    [
      '  ["a", "b c"]  ',
      [
        ['a', '"a"'],
        ['b c', '"b c"'],
      ],
    ],
    [
      '["a", \\\n "b"]',
      [
        ['a', '"a"'],
        ['b', '"b"'],
      ],
    ],
    [
      '["a\\"b", "\\\\", "]"]',
      [
        ['a"b', '"a\\"b"'],
        ['\\', '"\\\\"'],
        [']', '"]"'],
      ],
    ],
  ])('%j', (text, expected) => expect(items(text)).toEqual(expected));

  it.each([
    '',
    'a',
    '"a"',
    '{"a": 1}',
    "['a']",
    '["a"',
    '["a",]',
    '["a" "b"]',
    '["a", 1]',
    '[1]',
    '[["a"]]',
    'x ["a"]',
  ])('%j is none', (text) => expect(items(text)).toBeUndefined());
});
