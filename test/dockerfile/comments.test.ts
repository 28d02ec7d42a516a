import { expect, it } from '@jest/globals';
import { firstLineOf } from '../../src/dockerfile/comments.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const first = (text: string, line: number): number => firstLineOf(parseDockerfile('Dockerfile', text), line);

it.each([
  ['no comment', 'FROM a\nRUN b\n', 2, 2],
  ['a comment', 'FROM a\n# why\nRUN b\n', 3, 2],
  ['several, indented', 'FROM a\n# one\n  # two\n\t#three\nRUN b\n', 5, 2],
  ['a blank line between', 'FROM a\n# one\n\nRUN b\n', 4, 4],
  ['a blank line between comments', 'FROM a\n# one\n\n# two\nRUN b\n', 5, 4],
  ['at the top', '# one\n# two\nFROM a\n', 3, 1],
  ['the first line', 'FROM a\n', 1, 1],
  ['behind a directive', '# syntax=docker/dockerfile:1\n# one\nFROM a\n', 3, 2],
  ['behind two directives', '# syntax=docker/dockerfile:1\n# escape=`\nFROM a\n', 3, 3],
  ['below a rule', 'FROM a\n# -----\n# one\nRUN b\n', 4, 3],
  ['below a rule of another kind', 'FROM a\n######\n# one\nRUN b\n', 4, 3],
  ['below a rule with ends', 'FROM a\n  #  =====  #  \n# one\nRUN b\n', 4, 3],
  ['below what is too short for a rule', 'FROM a\n# ---\n# one\nRUN b\n', 4, 2],
  ['below a heading between rules', 'FROM a\n# ----- one\nRUN b\n', 3, 2],
  ['below text with a rule behind', 'FROM a\n# one -----\nRUN b\n', 3, 2],
  ['CRLF', 'FROM a\r\n# -----\r\n# why\r\nRUN b\r\n', 4, 3],
  ['a hash inside a line', 'FROM a\nRUN a # no\nRUN b\n', 3, 3],
])('%s', (_, text, line, expected) => expect(first(text, line)).toBe(expected));
