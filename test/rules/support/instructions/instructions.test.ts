import { beforeAll, expect, it } from '@jest/globals';
import type { Instruction } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { deleteInstruction, insertInstructions } from '../../../../src/rules/support/instructions/instructions.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits, type TextEdit } from '../../../../src/text/edit.ts';

beforeAll(() => loadShellGrammar());

type Edit = (file: ReturnType<typeof parseDockerfile>, instruction: Instruction) => TextEdit;

/** The text after an edit at its first instruction of a keyword. */
function after(text: string, keyword: string, edit: Edit): string {
  const file = parseDockerfile('Dockerfile', text);
  const instruction = file.instructions.find((each) => each.keyword === keyword);
  if (!instruction) throw new Error(`no ${keyword}`);
  return applyEdits(text, [edit(file, instruction)]);
}

const insert: Edit = (file, instruction) => insertInstructions(file, instruction, ['ENV A=b', 'USER c']);

it.each([
  ['FROM a\nRUN b\n', 'FROM a\nENV A=b\nUSER c\nRUN b\n'],
  ['FROM a\r\n# b\r\nRUN b\r\n', 'FROM a\r\nENV A=b\r\nUSER c\r\n# b\r\nRUN b\r\n'],
  [
    'FROM a\n\n# b\n# hadolint ignore=DL3008\n  RUN b\n',
    'FROM a\n\nENV A=b\nUSER c\n# b\n# hadolint ignore=DL3008\n  RUN b\n',
  ],
  ['FROM a\n# other\n\nRUN b\n', 'FROM a\n# other\n\nENV A=b\nUSER c\nRUN b\n'],
  ['FROM a\n#######\n# section\n#######\nRUN b\n', 'FROM a\n#######\n# section\n#######\nENV A=b\nUSER c\nRUN b\n'],
  ['# syntax=docker/dockerfile:1\n# b\nRUN b\n', '# syntax=docker/dockerfile:1\nENV A=b\nUSER c\n# b\nRUN b\n'],
])('puts instructions in front of one and of the comments that belong to it: %j', (text, expected) => {
  expect(after(text, 'RUN', insert)).toBe(expected);
});

it.each([
  ['FROM a\nRUN b \\\n c\nUSER d\n', 'FROM a\nUSER d\n'],
  ['FROM a\n# about b\n# hadolint ignore=DL3008\nRUN b\nUSER d\n', 'FROM a\n# about b\nUSER d\n'],
  ['FROM a\n# plimsoll ignore=no-sudo -- why\n# kics-scan ignore-line\nRUN b\n', 'FROM a\n'],
  ['FROM a\n# hadolint global ignore=DL3008\nRUN b\nUSER d\n', 'FROM a\n# hadolint global ignore=DL3008\nUSER d\n'],
  ['FROM a\n# hadolint ignore=DL3008\n\nRUN b\nUSER d\n', 'FROM a\n# hadolint ignore=DL3008\n\nUSER d\n'],
])('takes an instruction out with the comments that switch rules off for it: %j', (text, expected) => {
  expect(after(text, 'RUN', deleteInstruction)).toBe(expected);
});
