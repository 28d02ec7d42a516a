import { describe, expect, it } from '@jest/globals';
import type { Instruction, State } from '../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

/** What holds at the last instruction of a text. */
function stateOf(text: string): State {
  return (parseDockerfile('Dockerfile', `${text}\nMAINTAINER x\n`).instructions.at(-1) as Instruction).state;
}

describe('the user', () => {
  it.each([
    ['none', 'FROM a', undefined],
    ['one', 'FROM a\nUSER app', 'app'],
    ['with a group', 'FROM a\nUSER 1:2', '1:2'],
    ['a variable', 'FROM a\nARG U=app\nUSER $U', 'app'],
    ['a variable that nobody knows', 'FROM a\nUSER $U', '$U'],
    ['nobody named', 'FROM a\nUSER app\nUSER', 'app'],
    ['of the base stage', 'FROM a AS one\nUSER app\nFROM one', 'app'],
    ['of another stage', 'FROM a AS one\nUSER app\nFROM b', undefined],
    ['in an ONBUILD', 'FROM a\nONBUILD USER app', undefined],
  ])('%s', (_, text, user) => expect(stateOf(text).user).toBe(user));

  it('knows the instruction that set it', () => {
    expect(stateOf('FROM a\nUSER app\nUSER other\nRUN x').userInstruction?.line).toBe(3);
    expect(stateOf('FROM a\nRUN x').userInstruction).toBeUndefined();
  });
});

describe('the folder', () => {
  it.each([
    ['none', 'FROM a', undefined],
    ['one', 'FROM a\nWORKDIR /app', '/app'],
    ['a slash at the end', 'FROM a\nWORKDIR /app/', '/app'],
    ['the root', 'FROM a\nWORKDIR /', '/'],
    ['dots', 'FROM a\nWORKDIR /a/../b/./c', '/b/c'],
    ['one in another', 'FROM a\nWORKDIR /app\nWORKDIR b/', '/app/b'],
    ['one beside another', 'FROM a\nWORKDIR /app\nWORKDIR ../b', '/b'],
    ['one in nobody knows what', 'FROM a\nWORKDIR app', undefined],
    ['an absolute one behind what nobody knows', 'FROM a\nWORKDIR app\nWORKDIR /b', '/b'],
    ['a drive', 'FROM a\nWORKDIR C:/app/', 'C:/app'],
    ['a colon later on', 'FROM a\nWORKDIR /x\nWORKDIR ab:c', '/x/ab:c'],
    ['a variable', 'FROM a\nENV B=/b\nWORKDIR $B/c', '/b/c'],
    ['a variable that nobody knows', 'FROM a\nWORKDIR /x\nWORKDIR $B', undefined],
    ['an empty variable', 'FROM a\nENV B=\nWORKDIR /x\nWORKDIR $B', undefined],
    ['several words', 'FROM a\nWORKDIR /x y', undefined],
    ['nothing named', 'FROM a\nWORKDIR /x\nWORKDIR', undefined],
  ])('%s', (_, text, workdir) => expect(stateOf(text).workdir).toBe(workdir));
});

describe('the shell', () => {
  it.each([
    ['none', 'FROM a', undefined],
    ['one', 'FROM a\nSHELL ["bash", "-c"]', ['bash', '-c']],
    ['shell form, which is none', 'FROM a\nSHELL bash -c', undefined],
    ['of the base stage', 'FROM a AS b\nSHELL ["bash", "-c"]\nFROM b', ['bash', '-c']],
    ['told to hadolint', 'FROM a\n# hadolint shell=/bin/bash\nRUN x', ['/bin/bash', '-c']],
    ['told to hadolint before there is a stage', '# hadolint shell=bash\nFROM a\nRUN x', undefined],
    ['told to hadolint with blanks', 'FROM a\n#  Hadolint  shell = ksh\nRUN x', ['ksh', '-c']],
    ['told to hadolint in passing', 'FROM a\n# not hadolint shell=ksh\nRUN x', undefined],
  ])('%s', (_, text, shell) => expect(stateOf(text).shell).toEqual(shell));
});

describe('variables', () => {
  const variable = (text: string): unknown[] | undefined => {
    const found = stateOf(text).variable('V');
    return found && [found.kind, found.name, found.value, found.instruction.line];
  };

  it.each([
    ['none', 'FROM a', undefined],
    ['ENV', 'FROM a\nENV V=1', ['env', 'V', '1', 2]],
    ['ARG', 'FROM a\nARG V=1', ['arg', 'V', '1', 2]],
    ['ARG without a value', 'FROM a\nARG V', ['arg', 'V', undefined, 2]],
    ['ARG with a value for all stages', 'ARG V=1\nFROM a\nARG V', ['arg', 'V', '1', 3]],
    ['ARG with a value of its own', 'ARG V=1\nFROM a\nARG V=2', ['arg', 'V', '2', 3]],
    ['ENV without a value', 'ARG V=1\nFROM a\nENV V', ['env', 'V', undefined, 3]],
    ['ARG for all stages that the stage does not take', 'ARG V=1\nFROM a', undefined],
    ['the last one wins', 'FROM a\nENV V=1\nENV V=2', ['env', 'V', '2', 3]],
    ['the last one of a line wins', 'FROM a\nENV V=1 V=2', ['env', 'V', '2', 2]],
    ['ENV wins over a later ARG', 'FROM a\nENV V=1\nARG V=2', ['env', 'V', '1', 2]],
    ['ENV wins over an earlier ARG', 'FROM a\nARG V=2\nENV V=1', ['env', 'V', '1', 3]],
    ['several of a line', 'FROM a\nENV U=1 V=2 W=3', ['env', 'V', '2', 2]],
    ['made from itself', 'FROM a\nENV V=1\nENV V=$V:2', ['env', 'V', '1:2', 3]],
    ['made from one of the same line', 'FROM a\nENV U=1\nENV U=2 V=$U', ['env', 'V', '1', 3]],
    ['of the base stage', 'FROM a AS one\nENV V=1\nFROM one\nENV U=1', ['env', 'V', '1', 2]],
    ['of another stage', 'FROM a AS one\nENV V=1\nFROM b', undefined],
    ['LABEL is none', 'FROM a\nLABEL V=1', undefined],
  ])('%s', (_, text, expected) => expect(variable(text)).toEqual(expected));

  it('holds at each instruction what was declared before it', () => {
    const { instructions } = parseDockerfile('Dockerfile', 'FROM a\nRUN x\nENV V=1\nRUN x\nENV V=2\nRUN x\n');
    expect(instructions.map(({ state }) => state.variable('V')?.value)).toEqual([
      undefined,
      undefined,
      undefined,
      '1',
      '1',
      '2',
    ]);
  });

  it('keeps stages that were built from one apart', () => {
    const text =
      'FROM a AS one\nENV V=1\nFROM one AS two\nENV V=2\nRUN x\nFROM one AS three\nRUN x\nENV V=3\nRUN x\nFROM two\nRUN x\n';
    const runs = parseDockerfile('Dockerfile', text).instructions.filter(({ keyword }) => keyword === 'RUN');
    expect(runs.map(({ state }) => state.variable('V')?.value)).toEqual(['2', '1', '3', '2']);
  });
});
