import { describe, expect, it } from '@jest/globals';
import type { Program } from '../../../src/refactor/translate/ir.ts';
import { lowerScript } from '../../../src/refactor/translate/lower/program.ts';
import { parseScript } from '../../../src/refactor/translate/syntax/commands.ts';
import {
  constantName,
  isSingle,
  programsOf,
  targetOf,
  type Uses,
  usesArguments,
  usesOf,
} from '../../../src/refactor/translate/uses.ts';

function programOf(text: string): Program {
  const { script, refusals } = parseScript(text, 'bash');
  if (!script) throw new Error(JSON.stringify(refusals));
  const program = lowerScript(
    script,
    { errexit: false, nounset: false, pipefail: false, nullglob: false },
    refusals,
    'python',
  );
  expect(refusals).toEqual([]);
  return program;
}

function uses(text: string): Uses {
  return usesOf(programOf(text));
}

describe('usesOf', () => {
  it('finds programs where they are run, each kind apart', () => {
    const found = uses('f() { in-function; }\nf\nif one; then :; fi\na | b\nx=$(c)\ny=$(d) || echo "$x$y"\ne &\n');
    const names = (runs: Uses['runs']): unknown => runs.map((run) => programsOf([run]).map(constantName));
    expect(names(found.runs)).toEqual([['one'], ['a', 'b'], ['in-function']]);
    expect(names(found.outputs)).toEqual([['c']]);
    expect(names(found.captures)).toEqual([['d']]);
    expect(names(found.starts)).toEqual([['e']]);
    expect(found.runs.map(isSingle)).toEqual([true, false, true]);
  });

  it('finds them in words, conditions and streams of others', () => {
    const found = uses('if [ "$(a)" = "$(b "$(c)")" ]; then say > "$(d)"; fi\n');
    expect(programsOf(found.outputs).map(constantName).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('finds blocks with streams, replacements, and those that may fail', () => {
    const found = uses('{ a; b; } > log\nexec >> all 2>&1 || true\nexec c > out\n');
    expect(found.blocks.map(({ streams }) => streams.map(targetOf))).toEqual([['write']]);
    expect(found.attempts.map(({ k }) => k)).toEqual(['redirect']);
    expect(found.replacements.map(({ k }) => k)).toEqual(['redirect', 'execute']);
  });

  it('finds what the program prints and the helpers that expressions call', () => {
    const found = uses('echo a\necho "$1" >&2\ncd /srv\nmkdir -p /x\n');
    expect(found.prints.map(({ k, fd }) => `${k} ${fd}`)).toEqual(['print 1', 'echo 2']);
    expect([...found.helpers]).toEqual(['cd']);
  });

  it('finds file patterns, texts for files, and checks', () => {
    const found = uses('set -e\nsay [a-b]*\necho a > x\necho b >> y\ncd /srv\nf() { cd /; say b; }\nf\nf || true\n');
    expect(found.globs.length).toBe(1);
    expect(found.writes.map(({ append }) => append)).toEqual([false, true]);
    expect([...found.checks].sort()).toEqual(['parameter', true].sort());
  });
});

describe('usesArguments', () => {
  it.each([
    ['say "$1"', true],
    ['say "$@"', true],
    ['[ $# -gt 1 ]', true],
    ['set -- a\nshift', true],
    ['say "${2:-x}"', true],
    ['f() { say "$1"; }\nf x', false],
    ['say "$X" args', false],
  ])('of %j', (text, expected) => {
    expect(usesArguments(programOf(text).main)).toBe(expected);
  });
});

describe('a call', () => {
  it('has targets of its streams, in their order', () => {
    const [call] = programsOf(uses('say < a >> b 2>&1').runs);
    expect(call?.streams.map((stream) => [stream.fd, targetOf(stream)])).toEqual([
      [0, 'read'],
      [1, 'append'],
      [2, 1],
    ]);
    const [other] = programsOf(uses('say > /dev/null 2> b <<< text').runs);
    expect(other?.streams.map(targetOf)).toEqual(['null', 'write']);
  });

  it('has a name that is always the same, or none', () => {
    const names = programsOf(uses('say a\n"$X" a\n$X a\n"s$X"\n"$@"\n').runs).map(constantName);
    expect(names).toEqual(['say', undefined, undefined, undefined]);
  });
});
