import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Dockerfile, Instruction } from '../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const parse = (text: string): Dockerfile => parseDockerfile('Dockerfile', text);

function only(file: Dockerfile, keyword: string): Instruction {
  const found = file.instructions.filter((instruction) => instruction.keyword === keyword);
  expect(found).toHaveLength(1);
  return found[0] as Instruction;
}

function shellNames(text: string): (string | undefined)[] {
  return only(parse(text), 'RUN')
    .shell()
    .commands.map(({ name }) => name);
}

describe('parseDockerfile', () => {
  it.each([
    ['comment inside a continuation', 'FROM a\nRUN one \\\n  # no\n && two\n'],
    ['CRLF', 'FROM a\r\nRUN one \\\r\n  # no\r\n && two\r\n'],
    ['escape directive', '# escape=`\nFROM a\nRUN one `\n && two\n'],
    ['blanks behind the escape character', 'FROM a\nRUN one \\  \n && two\n'],
    ['blank line inside', 'FROM a\nRUN one \\\n\n && two\n'],
    ['trailing backslash at the end of the file', 'FROM a\nRUN one && two \\'],
    ['byte order mark', '\uFEFFFROM a\nRUN one && two'],
    ['tabs and lower case', 'from a\n\trun\tone && two\n'],
    ['heredoc', 'FROM a\nRUN <<EOF\none\ntwo\nEOF\n'],
    ['heredoc with a shebang', 'FROM a\nRUN <<EOF\n#!/bin/bash -e\none\ntwo\nEOF\n'],
    ['subshell and if', 'FROM a\nRUN (one) && if true; then two; fi\n'],
  ])('finds the commands: %s', (_, text) => {
    expect(shellNames(text).filter((name) => name !== 'true')).toEqual(['one', 'two']);
  });

  it('finds the commands of a heredoc that bash reads, behind bash itself', () => {
    expect(shellNames('FROM a\nRUN <<-"EOF" bash\n\tone\n\ttwo\n\tEOF\n')).toEqual(['bash', 'one', 'two']);
  });

  it('takes a carriage return that ends no line for a blank', () => {
    const { instructions } = parse('FROM a\rAS b\nRUN one \r && two\r\n');
    expect(instructions.map(({ keyword, line, endLine }) => [keyword, line, endLine])).toEqual([
      ['FROM', 1, 1],
      ['RUN', 2, 2],
    ]);
    expect(shellNames('FROM a\rAS b\nRUN one \r && two\r\n')).toEqual(['one', 'two']);
  });

  it('finds no here-document where a mark stands on a later line only', () => {
    const { instructions } = parse('ENTRYPOINT \\\n\\ b\n<<\n');
    expect(instructions.flatMap(({ heredocs }) => heredocs)).toEqual([]);
  });

  it('takes a comment with an equals sign at the top for a comment', () => {
    const file = parse('# plimsoll global ignore=x\n# escape=`\nFROM a\n');
    expect(file.comments.map((comment) => comment.text)).toContain('plimsoll global ignore=x');
    expect(file.directives.map(({ name }) => name)).not.toContain('plimsoll global ignore');
  });

  it('keeps offsets of commands exact behind continuations', () => {
    const text = 'FROM a\r\nRUN one \\\r\n  # no\r\n && two --flag\r\n';
    const [, two] = only(parse(text), 'RUN').shell().commands;
    expect(text.slice(two?.range.start, two?.range.end)).toBe('two --flag');
  });

  it('leaves heredocs for other programs, PowerShell and cmd alone', () => {
    expect(shellNames('FROM a\nRUN <<EOF python3\nimport os\nEOF\n')).toEqual(['python3']);
    expect(shellNames('FROM a\nRUN cat <<EOF > /x\nrm -rf /\nEOF\n')).toEqual(['cat']);
    expect(shellNames('FROM a\nSHELL ["powershell"]\nRUN Get-Item x\n')).toEqual([]);
    expect(shellNames('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\n')).toEqual([]);
  });

  it('does not take instructions in a heredoc for instructions', () => {
    expect(
      parse('FROM a\nCOPY <<EOF /x\nFROM b\nUSER c\nEOF\nUSER d\n').instructions.map(({ keyword }) => keyword),
    ).toEqual(['FROM', 'COPY', 'USER']);
  });

  it('reports a heredoc that is never closed', () => {
    expect(parse('FROM a\nRUN <<EOF\nx\n').problems.map(({ message }) => message)).toEqual([
      'The heredoc `<<EOF` is never closed.',
    ]);
  });

  it('reports the first of several heredocs that are never closed, and none that is', () => {
    expect(parse('FROM a\nCOPY <<A <<B <<C /x/\na\nA\nb\n').problems.map(({ message }) => message)).toEqual([
      'The heredoc `<<B` is never closed.',
    ]);
  });

  it.each([
    'COPY <<EOF /a\n# b\\\nEOF\n',
    'RUN <<EOF\ncat <<A\n# \\\nA\n\\\nEOF\n',
    'RUN <<-EOF\n\ttrue \\\n\n\tEOF\n',
    'RUN <<EOF sh\r\nFROM b \\\r\n#\\\r\nEOF\r\n',
  ])('reads the body of a heredoc as it stands, whatever its lines end with: %j', (text) => {
    const { instructions } = parseDockerfile('Dockerfile', `FROM a:1\n${text}USER b\n`);
    expect(instructions.map(({ keyword }) => keyword)).toEqual(['FROM', text.slice(0, text.indexOf(' ')), 'USER']);
    expect(instructions[1]?.heredocs.map(({ name }) => name)).toEqual(['EOF']);
  });

  it.each(['\\', '\\\\', '`'])('ends an instruction in whose last line %j is the first word', (word) => {
    const text = `FROM a\nRUN a \\\n  ${word} b\nUSER c\n`;
    expect(parseDockerfile('Dockerfile', text).instructions.map(({ keyword }) => keyword)).toEqual([
      'FROM',
      'RUN',
      'USER',
    ]);
  });

  it('finds the instructions behind what only looks like a heredoc', () => {
    const file = parse(
      'FROM a\nRUN echo "<<END"\nRUN one two \\\n  three\nENV A b\nONBUILD RUN <<X\ny z\nX\nRUN echo END\nEND\n',
    );
    expect(file.instructions.map(({ keyword, line, endLine }) => [keyword, line, endLine])).toEqual([
      ['FROM', 1, 1],
      ['RUN', 2, 2],
      ['RUN', 3, 4],
      ['ENV', 5, 5],
      ['ONBUILD', 6, 8],
      ['RUN', 9, 9],
      ['END', 10, 10],
    ]);
    expect(file.instructions[2]?.words.map(({ value }) => value)).toEqual(['one', 'two', 'three']);
    expect(file.instructions[4]?.trigger?.heredocs.map(({ body }) => body)).toEqual(['y z\n']);
  });

  it('leaves blanks and escapes behind the last word out of the arguments', () => {
    const text = 'FROM a\nRUN one  two \\\n\\\n  \\\n';
    const { argsRange } = only(parse(text), 'RUN');
    expect(text.slice(argsRange.start, argsRange.end)).toBe('one  two');
  });

  it('reads a flag whose value goes on in the next line', () => {
    const run = only(
      parse('FROM a\nRUN --mount=type=cache,\\\ntarget=/x --network="no ne" \\\n --security=insecure make --all\n'),
      'RUN',
    );
    expect(run.flags.map(({ name, value }) => [name, value])).toEqual([
      ['mount', 'type=cache,target=/x'],
      ['network', 'no ne'],
      ['security', 'insecure'],
    ]);
    expect(run.words.map(({ value }) => value)).toEqual(['make', '--all']);
  });

  it.each(['{{ if x }}', '{%- if x %}', '{# x #}', '<% x %>', '  {{'])('does not read a template: %s', (statement) => {
    const { instructions, problems } = parse(`FROM a:1\n${statement}\nRUN b\n`);
    expect(instructions).toEqual([]);
    expect(problems).toEqual([
      {
        message: 'This file is a template that a program makes a Dockerfile of, so it was not read as one.',
        range: { start: 0, end: 0 },
      },
    ]);
  });

  it('reads what only holds the signs of templates', () => {
    const text = `FROM a:1\n# {{ x }}\nRUN docker inspect -f \\\n  '{{.Id}}' <<EOF\n{{ y }}\nEOF\nLABEL a="{{"\n`;
    expect(parse(text).instructions).toHaveLength(3);
    expect(parse(text).problems).toEqual([]);
  });

  it('does not read a file of more instructions than any builder takes', () => {
    const most = parse(`FROM a\n${'USER b\n'.repeat(999)}`);
    expect(most.instructions).toHaveLength(1000);
    expect(most.problems).toEqual([]);
    const more = parse(`FROM a\n${'USER b\n'.repeat(1000)}`);
    expect(more.instructions).toEqual([]);
    expect(more.problems).toEqual([
      { message: 'This file has more than 1000 instructions, so it was not read.', range: { start: 0, end: 0 } },
    ]);
  });

  it.each([
    ['RUN', `RUN true ${'; true'.repeat(30_000)}`],
    ['RUN', `RUN <<EOF\n${'true\n'.repeat(30_000)}EOF`],
    ['CMD', `CMD true ${'; true'.repeat(30_000)}`],
  ])('tells of a %s that is too long to be read', (keyword, line) => {
    const file = parse(`FROM a\n${line}\n`);
    expect(only(file, keyword).shell().commands.length).toBeLessThan(2);
    expect(file.problems).toEqual([
      {
        message: 'The commands from here on were not read, as the file has more than 80000 characters of them.',
        range: { start: 7, end: 7 },
      },
    ]);
  });

  it('reads no commands behind those that are as much as is read, and tells so once', () => {
    const file = parse(
      `FROM a\nRUN ${'true; '.repeat(13_000)} one\nCOPY . .\nRUN ${'true; '.repeat(1000)} two\nRUN three\nCMD four\n`,
    );
    const names = file.instructions.map((instruction) => instruction.shell().commands.at(-1)?.name);
    expect(names).toEqual([undefined, 'one', undefined, undefined, undefined, undefined]);
    expect(file.instructions.at(-1)?.words.map(({ value }) => value)).toEqual(['four']);
    expect(file.problems.map(({ range }) => file.text.slice(0, range.start).split('\n').length)).toEqual([4]);
  });

  it('reads exec form, flags and pairs with their ranges', () => {
    const text = 'FROM a\nCOPY --from=x --chown=1:2 ["a b", "c"]\nENV A="b c" D=$A\nENV E some words\n';
    const file = parse(text);
    const copy = only(file, 'COPY');
    expect(copy.form).toBe('exec');
    expect(copy.words.map(({ value, range }) => [value, text.slice(range.start, range.end)])).toEqual([
      ['a b', '"a b"'],
      ['c', '"c"'],
    ]);
    expect(copy.flags.map(({ name, value }) => [name, value])).toEqual([
      ['from', 'x'],
      ['chown', '1:2'],
    ]);
    const pairs = file.instructions.flatMap((instruction) => instruction.pairs);
    expect(pairs.map(({ key, value, form }) => [key, value, form])).toEqual([
      ['A', 'b c', 'equals'],
      ['D', '$A', 'equals'],
      ['E', 'some words', 'blank'],
    ]);
  });

  it.each([
    ['an escaped dollar', 'ENV B=\\$A', '$A', '$A'],
    ['an escaped escape', 'ENV B=\\\\$A', '\\$A', '\\x'],
    ['single quotes', "ENV B='$A'", '$A', '$A'],
    ['single quotes inside a word', 'ENV B=$A\'$A\'"$A"', '$A$A$A', 'x$Ax'],
    ['single quotes inside double ones', 'ENV B="\'$A\'"', "'$A'", "'x'"],
    ['blank form', "ENV B $A '$A'", '$A $A', 'x $A'],
    ['a flag', 'COPY --from=$A --chown=\\$A . .', '$A', 'x'],
  ])('puts variables into a text, but for %s', (_, line, value, expanded) => {
    const { pairs, flags } = parse(`FROM a\nENV A=x\n${line}\n`).instructions.at(-1) as Instruction;
    const [first, second] = [...pairs, ...flags];
    expect([first?.value, first?.expanded]).toEqual([value, expanded]);
    if (second) expect([second.value, second.expanded]).toEqual(['$A', '$A']);
  });

  it('takes a backslash in front of a variable for text where another character escapes', () => {
    const [, , env, copy] = parse(
      '# escape=`\nFROM a\nENV A=x\nENV B=C:\\$A`$A\nCOPY ["\\\\$A", "`$A"]\n',
    ).instructions;
    expect(env?.pairs.map((pair) => [pair.value, pair.expanded])).toEqual([['C:\\$A$A', 'C:\\x$A']]);
    expect(copy?.words.map((word) => [word.value, word.expanded])).toEqual([
      ['\\$A', '\\x'],
      ['$A', '$A'],
    ]);
  });

  it('knows which stages ship', () => {
    const file = parse(
      'FROM a AS Base\nFROM a AS build\nFROM a AS tools\nFROM base\nCOPY --from=build /x /x\nRUN --mount=from=2,target=/t x\nFROM a AS z\nFROM base\nCOPY --from=1 /x /x\n',
    );
    expect(file.stages.map(({ role }) => role)).toEqual(['base', 'source', 'unused', 'unused', 'unused', 'target']);
  });

  it('knows user, workdir and variables at an instruction, through stages', () => {
    const file = parse(
      'ARG V=1\nFROM a:$V AS b\nARG V\nWORKDIR /x\nUSER u$V\nFROM b\nWORKDIR y\nENV P=${Q:-q}/$V\nRUN z\n',
    );
    const { state } = only(file, 'RUN');
    expect([state.user, state.workdir, state.variable('P')?.value]).toEqual(['u1', '/x/y', 'q/1']);
    expect(file.stages[0]?.base.resolved).toBe('a:1');
    expect(only(file, 'ENV').state.variable('P')).toBeUndefined();
  });

  it.each([
    '',
    '\n\n',
    '#',
    'FROM',
    'nonsense here',
    '\0\u0001',
    'ONBUILD',
    'HEALTHCHECK CMD',
    'RUN',
    'ENV',
    'FROM a\nONBUILD ONBUILD RUN x',
  ])('is total on %j', (text) => {
    for (const instruction of parse(text).instructions) instruction.shell();
  });

  it('is total, with ranges inside the file', () => {
    const piece = fc.constantFrom(
      'FROM a',
      'RUN',
      ' ',
      '\n',
      '\\',
      '\r\n',
      '"',
      "'",
      '<<EOF',
      'EOF',
      '#',
      '[',
      ']',
      '$',
      '{',
      '`',
      '# escape=`\n',
      '&&',
      '--x=',
      'ENV a=b',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const { range, words, flags, shell } of parse(text).instructions) {
          const inner = [...words, ...flags, ...shell().commands].map((part) => part.range);
          for (const { start, end } of [range, ...inner]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
