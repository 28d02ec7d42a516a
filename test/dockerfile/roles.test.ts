import { describe, expect, it } from '@jest/globals';
import type { Instruction } from '../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { stageFinder, stageReferences } from '../../src/dockerfile/roles.ts';

const stagesOf = (text: string) => parseDockerfile('Dockerfile', text).stages;

describe('the roles of stages', () => {
  it.each([
    ['one', 'FROM a\n', ['target']],
    ['none', 'ARG A=1\n', []],
    ['a base', 'FROM a AS b\nFROM b\n', ['base', 'target']],
    ['a base of a base', 'FROM a AS b\nFROM b AS c\nFROM c\n', ['base', 'base', 'target']],
    ['a source', 'FROM a AS b\nFROM c\nCOPY --from=b /x /y\n', ['source', 'target']],
    ['a source by its number', 'FROM a\nFROM c\nCOPY --from=0 /x /y\n', ['source', 'target']],
    ['a source by a mount', 'FROM a AS b\nFROM c\nRUN --mount=type=bind,from=b,target=/x y\n', ['source', 'target']],
    [
      'what a source is built from',
      'FROM a AS b\nFROM b AS c\nFROM d\nCOPY --from=c /x /y\n',
      ['source', 'source', 'target'],
    ],
    [
      'a source of a source',
      'FROM a AS b\nFROM c AS d\nCOPY --from=b /x /y\nFROM e\nCOPY --from=d /x /y\n',
      ['source', 'source', 'target'],
    ],
    ['a source of a base', 'FROM a AS b\nFROM c AS d\nCOPY --from=b /x /y\nFROM d\n', ['source', 'base', 'target']],
    [
      'both a source and a base',
      'FROM a AS b\nFROM b AS c\nFROM b\nCOPY --from=c /x /y\n',
      ['base', 'source', 'target'],
    ],
    ['a base that is a source first', 'FROM a AS b\nFROM b\nCOPY --from=b /x /y\n', ['base', 'target']],
    ['an unused one', 'FROM a AS b\nFROM c\n', ['unused', 'target']],
    ['an outside image', 'FROM a AS b\nFROM c\nCOPY --from=busybox /x /y\n', ['unused', 'target']],
    ['itself', 'FROM a AS b\nCOPY --from=b /x /y\n', ['target']],
    ['a later one', 'FROM a AS b\nCOPY --from=c /x /y\nFROM b AS c\n', ['base', 'target']],
    ['capitals', 'FROM a AS Builder\nFROM c\nCOPY --from=BUILDER /x /y\n', ['source', 'target']],
    ['a variable', 'ARG S=b\nFROM a AS b\nFROM c\nARG S\nCOPY --from=$S /x /y\n', ['source', 'target']],
    [
      'the later one of a name',
      'FROM a AS b\nFROM c AS b\nFROM d\nCOPY --from=b /x /y\n',
      ['unused', 'source', 'target'],
    ],
  ])('%s', (_, text, roles) => {
    const stages = stagesOf(text);
    expect(stages.map(({ role }) => role)).toEqual(roles);
    expect(stages.map(({ ships }) => ships)).toEqual(roles.map((role) => role === 'target' || role === 'base'));
  });
});

describe('stageReferences', () => {
  it.each([
    ['COPY --from=b . .', ['b']],
    ['COPY --chown=b --link . .', []],
    ['COPY --from . .', ['']],
    ['COPY --from=$NONE . .', ['$NONE']],
    ['RUN --mount=type=cache,target=/from=x y', []],
    ['RUN --mount=from=b,target=/x --mount=target=/y,from=c z', ['b', 'c']],
  ])('%s', (line, expected) => {
    const { instructions } = parseDockerfile('Dockerfile', `FROM a\n${line}\n`);
    expect(stageReferences(instructions[1] as Instruction)).toEqual(expected);
  });
});

describe('stageFinder', () => {
  const stages = stagesOf('FROM a AS one\nFROM b\nFROM c AS One\nFROM d AS 1\nFROM e\n');
  const find = stageFinder(stages);
  it.each([
    ['one', 4, 2],
    ['ONE', 2, 0],
    ['one', 0, undefined],
    ['0', 4, 0],
    ['1', 2, 1],
    ['1', 4, 3],
    ['3', 3, undefined],
    ['4', 3, undefined],
    ['-1', 4, undefined],
    ['0x1', 4, undefined],
    ['1a', 4, undefined],
    ['', 4, undefined],
    ['1234567890', 4, undefined],
  ])('%j for stage %d', (reference, from, expected) => {
    expect(find(reference, stages[from] as (typeof stages)[number])?.index).toBe(expected);
  });
});
