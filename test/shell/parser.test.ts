import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { packageCalls } from '../../src/shell/packages.ts';
import { loadShellGrammar, parseShell } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

function commands(text: string): string[] {
  return parseShell(text).commands.map(({ name, args }) => [name, ...args.map((arg) => arg.text)].join(' '));
}

describe('parseShell', () => {
  it.each([
    ['a && b || c; d', ['a', 'b', 'c', 'd']],
    ['set -e; (cd /x && make) | tee log', ['set -e', 'cd /x', 'make', 'tee log']],
    ['if [ -f x ]; then rm x; else touch y; fi', ['rm x', 'touch y']],
    ['for f in *.c; do gcc "$f"; done', ['gcc $f']],
    [
      "bash -c 'apt-get update && apt-get install -y curl'",
      ['bash -c apt-get update && apt-get install -y curl', 'apt-get update', 'apt-get install -y curl'],
    ],
    ['curl -s $A/b/$C.tar.gz | tar x', ['curl -s $A/b/$C.tar.gz', 'tar x']],
    ['a $ b $C$D.e "$F"g', ['a $ b $C$D.e $Fg']],
    ['env A=b sudo -u root /usr/bin/apt-get update', ['apt-get update']],
    ['cat <<EOF | sh\nx\nEOF\nd', ['cat', 'sh', 'd']],
    ['bash <<EOF\none\nEOF\ntwo', ['bash', 'one', 'two']],
    ['x=$(curl -s http://h) && echo "$(date)"', ['curl -s http://h', 'echo $(date)', 'date']],
    ['apt-get update \\\n && apt-get install -y \\\n   curl', ['apt-get update', 'apt-get install -y curl']],
  ])('finds the commands of %j', (text, expected) => {
    expect(commands(text)).toEqual(expected);
  });

  it('says what joins commands', () => {
    const [a, b, c] = parseShell('a && b | c').commands;
    expect([a?.operatorAfter, b?.operatorBefore, b?.operatorAfter, c?.operatorBefore]).toEqual(['&&', '&&', '|', '|']);
    expect([b?.pipeline.index, b?.pipeline.length, c?.pipeline.index]).toEqual([0, 2, 1]);
  });

  it('sees a redirect behind a here-document', () => {
    const [cat] = parseShell("cat <<'E' > /x\na\nE\n").commands;
    expect(cat?.redirects.map(({ operator, target }) => [operator, target?.raw])).toEqual([
      ['<<', "'E'"],
      ['>', '/x'],
    ]);
  });

  it.each([
    ['echo "a $(b "$(c)")" $(d)', ['echo', 'b', 'c', 'd']],
    ['diff <(a "$(b)") $(c) >(d)', ['diff', 'a', 'b', 'c', 'd']],
    ['x="${y:-$(a)}" z=$(b) c', ['c', 'a', 'b']],
    ['a > "$(b)" 2>&1', ['a', 'b']],
    ['echo `a` "`b`"', ['echo', 'a', 'b']],
    ["echo '$(a)' \\$b", ['echo']],
  ])('finds each substitution once, in the order of the text: %j', (text, expected) => {
    expect(parseShell(text).commands.map(({ name }) => name)).toEqual(expected);
  });

  it('takes wrapper after wrapper off a command', () => {
    const [command] = parseShell('sudo -u a env B=c D=e nice -n 5 timeout 9 /bin/f -g h').commands;
    expect(command?.name).toBe('f');
    expect(command?.args.map(({ text }) => text)).toEqual(['-g', 'h']);
    expect(command?.wrappers.map(({ name, args }) => [name, ...args.map(({ text }) => text)])).toEqual([
      ['sudo', '-u', 'a'],
      ['env', 'B=c', 'D=e'],
      ['nice', '-n', '5'],
      ['timeout', '9'],
    ]);
    expect(command?.assignments.map(({ name, value }) => [name, value?.text])).toEqual([
      ['B', 'c'],
      ['D', 'e'],
    ]);
  });

  it('does not take what command -v looks up for a command', () => {
    expect(commands('command -v curl && command -pV wget; command -p tar; command tar')).toEqual([
      'command -v curl',
      'command -pV wget',
      'tar',
      'tar',
    ]);
  });

  it('takes a wrapper without a command for the command', () => {
    expect(commands('env A=b && exec && sudo sudo -k')).toEqual(['env A=b', 'exec', 'sudo -k']);
  });

  it.each([
    ['a && b x > /c', [[], ['> /c']]],
    ['a | b >> /c 2>&1 && d', [[], ['>> /c', '2>&1'], []]],
    ['a; b $(c) > /d', [[], ['> /d'], []]],
    ['a && (b) > /c', [[], []]],
  ])('gives the redirect of %j to its command', (text, redirects) => {
    const { commands: found } = parseShell(text);
    expect(found.map((command) => command.redirects.map(({ range }) => text.slice(range.start, range.end)))).toEqual(
      redirects,
    );
    const to = found.find((command) => command.redirects.length > 0);
    if (to) expect(to.range.end).toBe(to.redirects.at(-1)?.range.end);
  });

  it.each([
    ['a && if b; then (c); fi; d', ['if b; then (c); fi']],
    ['( a; { b; } ) && for x in 1; do y; done > z', ['( a; { b; } )', 'for x in 1; do y; done']],
    ['x=$( (a) ) && f() { (b); }', []],
  ])('tells the compound statements of %s', (text, blocks) => {
    expect(parseShell(text).blocks.map(({ start, end }) => text.slice(start, end))).toEqual(blocks);
  });

  it('marks background jobs', () => {
    expect(parseShell('a & b').commands.map(({ background }) => background)).toEqual([true, false]);
  });

  it('keeps offsets exact behind characters outside the basic plane, and adds the base offset', () => {
    const text = 'echo "😀" && apt-get update';
    const [, second] = parseShell(text, { offset: 100 }).commands;
    expect(text.slice((second?.range.start ?? 0) - 100, (second?.range.end ?? 0) - 100)).toBe('apt-get update');
  });

  it('keeps offsets exact inside bash -c', () => {
    const text = "bash -ec 'true && apt-get update'";
    const inner = parseShell(text).commands.find(({ name }) => name === 'apt-get');
    expect(text.slice(inner?.range.start, inner?.range.end)).toBe('apt-get update');
    expect(inner?.inside).toEqual(['shell-c']);
  });

  it('survives deep nesting', () => {
    const script = parseShell(`${'('.repeat(5000)}a${')'.repeat(5000)}`);
    expect(script.errors.length).toBeGreaterThan(0);
  });

  it('is total, with ranges inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { range } of parseShell(text).commands) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
          expect(range.start).toBeLessThanOrEqual(range.end);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('packageCalls', () => {
  it('keeps values of flags apart from packages', () => {
    const [call] = packageCalls(parseShell('apt-get -o A=b -t bookworm-backports install -y curl=1.2 "git"'));
    expect(call?.subcommand).toBe('install');
    expect(call?.packages.map(({ value }) => value)).toEqual(['curl=1.2', 'git']);
  });

  it('knows python -m pip', () => {
    const [call] = packageCalls(parseShell('python3 -m pip install -r requirements.txt flask'));
    expect([call?.family, call?.packages.map(({ value }) => value)]).toEqual(['pip', ['flask']]);
  });
});
