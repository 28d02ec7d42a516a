import { describe, expect, it } from '@jest/globals';
import type { Instruction } from '../../../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../../../src/dockerfile/parse.ts';
import { expandedReferences, references } from '../../../../src/rules/support/images/references.ts';

function all(text: string, quotes?: boolean): unknown[] {
  const file = parseDockerfile('Dockerfile', text);
  return references(file, { start: 0, end: text.length }, quotes).map(({ name, operator, range, nameRange }) => [
    name,
    operator,
    text.slice(range.start, range.end),
    text.slice(nameRange.start, nameRange.end),
  ]);
}

describe('references', () => {
  it.each([
    ['$A', [['A', '', '$A', 'A']]],
    [
      'a$_b1-$C',
      [
        ['_b1', '', '$_b1', '_b1'],
        ['C', '', '$C', 'C'],
      ],
    ],
    ['${A}b', [['A', '', '${A}', 'A']]],
    ['${A:-b}', [['A', ':-', '${A:-b}', 'A']]],
    ['${A-bc}', [['A', '-b', '${A-bc}', 'A']]],
    ['${A^^}', [['A', '^^', '${A^^}', 'A']]],
    ['${}', [['', '', '${}', '']]],
    ['${1}', [['', '1', '${1}', '']]],
    ['$1 $ $-', []],
    ['${A', []],
    ['\\$A $B', [['B', '', '$B', 'B']]],
    ['\\\\$A', [['A', '', '$A', 'A']]],
    ["'$A' $B", [['B', '', '$B', 'B']]],
    [
      '"$A" $B',
      [
        ['A', '', '$A', 'A'],
        ['B', '', '$B', 'B'],
      ],
    ],
    ['"\'$A\'"', [['A', '', '$A', 'A']]],
    ["'\"' $A", [['A', '', '$A', 'A']]],
    ['"" \'$A\'', []],
    ['"a" "b" \'$A\'', []],
    ["'\\' $A", [['A', '', '$A', 'A']]],
  ])('%s', (text, expected) => expect(all(text)).toEqual(expected));

  it('counts no quotes in a here-document', () => {
    expect(all('\'$A\' "$B"', false)).toEqual([
      ['A', '', '$A', 'A'],
      ['B', '', '$B', 'B'],
    ]);
  });

  it('knows another escape character', () => {
    expect(all('# escape=`\nENV A=`$B\\$C\n')).toEqual([['C', '', '$C', 'C']]);
  });

  it('stays in its stretch', () => {
    const file = parseDockerfile('Dockerfile', 'ENV A=$BCD${EF}\n');
    const names = (start: number, end: number) => references(file, { start, end }).map(({ name }) => name);
    expect(names(6, 8)).toEqual(['B']);
    expect(names(0, 6)).toEqual([]);
    expect(names(10, 14)).toEqual([]);
    expect(names(10, 15)).toEqual(['EF']);
  });
});

describe('expandedReferences', () => {
  const names = (line: string): string[] => {
    const file = parseDockerfile('Dockerfile', `FROM a\n${line}\n`);
    return expandedReferences(file, file.instructions[1] as Instruction).map(({ name }) => name);
  };

  it.each([
    ['ADD --chown=$A $B $C', ['A', 'B', 'C']],
    ['COPY --link --chown=$A $B $C', ['A', 'B', 'C']],
    ['ARG $A=$B', ['B']],
    ['ARG A', []],
    ['ENV $A=$B C=$D', ['B', 'D']],
    ['ENV A $B', ['B']],
    ['EXPOSE $A', ['A']],
    ['LABEL $A=$B', ['A', 'B']],
    ['STOPSIGNAL $A', ['A']],
    ['USER $A', ['A']],
    ['VOLUME $A', ['A']],
    ['WORKDIR $A', ['A']],
    ['RUN $A', []],
    ['RUN --mount=type=cache,target=$A b', []],
    ['CMD $A', []],
    ['SHELL ["$A"]', []],
    ["COPY <<EOF /$A\n$B '$C'\nEOF", ['A', 'B', 'C']],
    ['ADD <<EOF /$A\n$B\nEOF', ['A', 'B']],
    ['COPY <<"EOF" /$A\n$B\nEOF', ['A']],
    ['RUN <<EOF\n$B\nEOF', []],
  ])('%j', (line, expected) => expect(names(line)).toEqual(expected));
});
