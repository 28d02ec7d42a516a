import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Instruction } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { execForm } from '../../../../src/rules/support/commands/exec-form.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';

beforeAll(() => loadShellGrammar());

/** The kind of an exec form and what becomes of the command. */
function formOf(command: string): [string, string] | undefined {
  const text = `FROM a\nCMD ${command}`;
  const file = parseDockerfile('Dockerfile', text);
  const form = execForm(file, file.instructions[1] as Instruction);
  return form && [form.kind, applyEdits(text, form.edits).slice('FROM a\nCMD '.length)];
}

describe('execForm', () => {
  it.each([
    ['a', '["a"]'],
    ['a b  c', '["a", "b",  "c"]'],
    ['a "b c" \'d\'', '["a", "b c", "d"]'],
    ['a "*" \'{}\'', '["a", "*", "{}"]'],
    ['exec a b', '["a", "b"]'],
    ['env A=1 b', '["env", "A=1", "b"]'],
    ['a \\\n  b', '["a", \\\n  "b"]'],
    ['a "b\\"c"', '["a", "b\\"c"]'],
  ])('%s as its words', (command, expected) => expect(formOf(command)).toEqual(['plain', expected]));

  it.each([
    ['a $B', '["sh", "-c", "exec a $B"]'],
    ['a && b', '["sh", "-c", "a && exec b"]'],
    ['a; b c', '["sh", "-c", "a; exec b c"]'],
    ['a *.b', '["sh", "-c", "exec a *.b"]'],
    ['a {b,c}', '["sh", "-c", "exec a {b,c}"]'],
    ['a ~/b', '["sh", "-c", "exec a ~/b"]'],
    ['a && exec b $C', '["sh", "-c", "a && exec b $C"]'],
    ['a "$B"', '["sh", "-c", "exec a \\"$B\\""]'],
    ['a $(b)', '["sh", "-c", "exec a $(b)"]'],
  ])('%s with a shell', (command, expected) => expect(formOf(command)).toEqual(['shell', expected]));

  it.each([
    'a | b',
    'a || b',
    'a &',
    'a & b',
    '(a $B)',
    'if a; then b; fi',
    'while a; do b; done',
    'cd a',
    'a && cd b',
    '. a',
    'export A=1',
    'wait',
    'trap a b',
    'A=1',
    'A=1; b',
    'a; (b) && c',
    'a "b',
  ])('%s stays', (command) => expect(formOf(command)).toBeUndefined());

  it('knows what only a shell can do', () => {
    const BUILTINS =
      ': alias bg break cd command continue declare eval exit export fg jobs let local popd pushd read readonly return set shift shopt source trap type typeset ulimit umask unalias unset wait';
    for (const name of BUILTINS.split(' ')) expect([name, formOf(`x && ${name}`)]).toEqual([name, undefined]);
    for (const name of ['xcd', 'cdx', 'await', 'waiter', 'a.'])
      expect([name, formOf(name)?.[0]]).toEqual([name, 'plain']);
  });
});
