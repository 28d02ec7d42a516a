import { describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

describe('what a FROM names', () => {
  const bases = (text: string) =>
    parseDockerfile('Dockerfile', text).stages.map(({ name, base, parent }) => [
      name,
      base.resolved,
      base.image?.repository,
      base.scratch,
      base.platform,
      parent?.index,
    ]);

  it.each([
    ['an image', 'FROM debian:12', [[undefined, 'debian:12', 'debian', false, undefined, undefined]]],
    ['with a name', 'FROM debian as Build', [['build', 'debian', 'debian', false, undefined, undefined]]],
    ['a platform', 'FROM --platform=linux/amd64 a', [[undefined, 'a', 'a', false, 'linux/amd64', undefined]]],
    ['another flag', 'FROM --pull=always a', [[undefined, 'a', 'a', false, undefined, undefined]]],
    ['nothing', 'FROM scratch', [[undefined, 'scratch', undefined, true, undefined, undefined]]],
    ['a variable', 'ARG V=12\nFROM debian:$V', [[undefined, 'debian:12', 'debian', false, undefined, undefined]]],
    [
      'a variable that nobody knows',
      'FROM debian:$V',
      [[undefined, undefined, undefined, false, undefined, undefined]],
    ],
    [
      'a place of a template',
      'FROM python:{{ cookiecutter.version }}\nFROM <%=base%>',
      [
        [undefined, undefined, undefined, false, undefined, undefined],
        [undefined, undefined, undefined, false, undefined, undefined],
      ],
    ],
    [
      'a variable of a stage',
      'FROM a\nARG V=1\nFROM b:$V',
      [
        [undefined, 'a', 'a', false, undefined, undefined],
        [undefined, undefined, undefined, false, undefined, undefined],
      ],
    ],
    ['ENV before any stage', 'ENV V=1\nFROM b:$V', [[undefined, undefined, undefined, false, undefined, undefined]]],
    [
      'a stage',
      'FROM a AS b\nFROM B',
      [
        ['b', 'a', 'a', false, undefined, undefined],
        [undefined, 'B', undefined, false, undefined, 0],
      ],
    ],
    [
      'the later one of two stages',
      'FROM a AS b\nFROM c AS b\nFROM b AS d',
      [
        ['b', 'a', 'a', false, undefined, undefined],
        ['b', 'c', 'c', false, undefined, undefined],
        ['d', 'b', undefined, false, undefined, 1],
      ],
    ],
    ['no name behind another word', 'FROM a BS b', [[undefined, 'a', 'a', false, undefined, undefined]]],
    ['nothing at all', 'FROM', [[undefined, undefined, undefined, false, undefined, undefined]]],
  ])('%s', (_, text, expected) => expect(bases(`${text}\n`)).toEqual(expected));

  it('knows where the name stands', () => {
    const text = 'FROM --platform=x debian:12 AS b\nFROM\n';
    const [first, second] = parseDockerfile('Dockerfile', text).stages;
    expect(text.slice(first?.base.range.start, first?.base.range.end)).toBe('debian:12');
    expect(second?.base.range).toEqual({ start: text.length - 1, end: text.length - 1 });
    expect(second?.base.raw).toBe('');
  });
});
