import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Instruction } from '../../src/dockerfile/model.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

/** The last instruction of a text that follows a FROM, with what `slice` cuts out for a range. */
function last(text: string): { instruction: Instruction; slice: (range?: { start: number; end: number }) => string } {
  const whole = `FROM a\n${text}`;
  const instruction = parseDockerfile('Dockerfile', whole).instructions.at(-1) as Instruction;
  return { instruction, slice: (range) => (range ? whole.slice(range.start, range.end) : 'none') };
}

describe('the parts of an instruction', () => {
  it.each([
    ['RUN make', 'RUN', 'make'],
    ['run  make  all \t', 'RUN', 'make  all'],
    ['  Run make', 'RUN', 'make'],
    ['RUN \\\n  make', 'RUN', 'make'],
    ['RUN\\\n make', 'RUN', 'make'],
    ['RUN make \\\n', 'RUN', 'make'],
    ['RUN', 'RUN', ''],
    ['RUN \\\n', 'RUN', ''],
    ['COPY --from=b a \\\n# no\n b', 'COPY', 'a \\\n# no\n b'],
    ['USER "a b"', 'USER', '"a b"'],
  ])('%j', (text, keyword, args) => {
    const { instruction, slice } = last(text);
    expect([instruction.keyword, slice(instruction.argsRange)]).toEqual([keyword, args]);
    expect(slice(instruction.keywordRange).toUpperCase()).toBe(keyword);
    expect(instruction.shellText).toHaveLength(args.length);
  });

  it('says where it stands', () => {
    const { instruction, slice } = last('RUN a \\\n b\n\nRUN <<EOF\nc\nEOF\n');
    expect([instruction.line, instruction.endLine, instruction.index]).toEqual([5, 7, 2]);
    expect(slice(instruction.range)).toBe('RUN <<EOF\nc\nEOF');
  });

  it.each([
    ['RUN ["a", "b"]', 'exec', ['a', 'b']],
    ['CMD []', 'exec', []],
    ['ENTRYPOINT [ "a" ]', 'exec', ['a']],
    ['SHELL ["a"]', 'exec', ['a']],
    ['VOLUME ["/a"]', 'exec', ['/a']],
    ['COPY ["a", "b"]', 'exec', ['a', 'b']],
    ['ADD ["a", "b"]', 'exec', ['a', 'b']],
    ["RUN ['a', 'b']", 'shell', ['[a,', 'b]']],
    ['RUN [ -f a ]', 'shell', ['[', '-f', 'a', ']']],
    ['USER ["a"]', 'shell', ['[a]']],
    ['ENV ["a"]', 'shell', ['[a]']],
    ['RUN a b', 'shell', ['a', 'b']],
  ])('%s is in %s form', (text, form, values) => {
    const { instruction } = last(text);
    expect([instruction.form, instruction.words.map(({ value }) => value)]).toEqual([form, values]);
  });

  it('reads a word that goes on in the next line', () => {
    const { instruction, slice } = last('RUN ma\\\nke a\\\n\\\n b');
    expect(instruction.words.map(({ value }) => value)).toEqual(['make', 'a', 'b']);
    expect(instruction.words.map(({ range }) => slice(range))).toEqual(['ma\\\nke', 'a', 'b']);
  });
});

describe('flags', () => {
  it.each([
    ['none', 'COPY a b', [], ['a', 'b']],
    ['one', 'COPY --from=x a b', [['from', 'x', 'x']], ['a', 'b']],
    ['capitals', 'COPY --FROM=X a b', [['from', 'X', 'X']], ['a', 'b']],
    ['without a value', 'COPY --link a b', [['link', undefined, undefined]], ['a', 'b']],
    ['with an empty value', 'COPY --from= a b', [['from', '', '']], ['a', 'b']],
    ['quoted', 'RUN --mount="type=a,b c" d', [['mount', 'type=a,b c', 'type=a,b c']], ['d']],
    ['a dash inside', 'COPY --keep-git-dir=true a b', [['keep-git-dir', 'true', 'true']], ['a', 'b']],
    ['behind the first word', 'COPY a --from=b', [], ['a', '--from=b']],
    ['two dashes alone', 'RUN -- a', [], ['--', 'a']],
    ['two dashes and a digit', 'RUN --1 a', [], ['--1', 'a']],
    ['in a line of its own', 'COPY \\\n --from=b \\\n c d', [['from', 'b', 'b']], ['c', 'd']],
    ['glued to the keyword', 'RUN--a b', [], ['b']],
    ['with an equals sign inside', 'RUN --mount=a=b=c d', [['mount', 'a=b=c', 'a=b=c']], ['d']],
  ])('%s', (_, text, flags, words) => {
    const { instruction } = last(text);
    expect(instruction.flags.map(({ name, value, expanded }) => [name, value, expanded])).toEqual(flags);
    expect(instruction.words.map(({ raw }) => raw)).toEqual(words);
  });

  it('know where they and their values stand', () => {
    const { instruction, slice } = last('RUN --network="no ne" --x a');
    expect(instruction.flags.map(({ range, valueRange }) => [slice(range), slice(valueRange)])).toEqual([
      ['--network="no ne"', '"no ne"'],
      ['--x', 'none'],
    ]);
  });
});

describe('pairs', () => {
  it.each([
    [
      'ENV A=1 B="2 3" \'C\'=4',
      [
        ['A', '1', 'equals'],
        ['B', '2 3', 'equals'],
        ['C', '4', 'equals'],
      ],
    ],
    ['ENV A 1 2', [['A', '1 2', 'blank']]],
    ['ENV A', [['A', undefined, 'equals']]],
    ['ENV A b=c', [['A', 'b=c', 'blank']]],
    [
      'ENV A=1 B',
      [
        ['A', '1', 'equals'],
        ['B', undefined, 'equals'],
      ],
    ],
    ['ENV A=', [['A', '', 'equals']]],
    ['ENV A=b=c', [['A', 'b=c', 'equals']]],
    ['ENV', []],
    ['ARG A', [['A', undefined, 'equals']]],
    [
      'ARG A B=1',
      [
        ['A', undefined, 'equals'],
        ['B', '1', 'equals'],
      ],
    ],
    [
      'LABEL "a.b"="c d" e=f',
      [
        ['a.b', 'c d', 'equals'],
        ['e', 'f', 'equals'],
      ],
    ],
    ['LABEL a b', [['a', 'b', 'blank']]],
    ['USER a=b', []],
  ])('%s', (text, expected) => {
    expect(last(text).instruction.pairs.map(({ key, value, form }) => [key, value, form])).toEqual(expected);
  });

  it('know where their parts stand', () => {
    const { instruction, slice } = last('ENV "A"=\'1\' B C=');
    expect(
      instruction.pairs.map(({ range, keyRange, valueRange }) => [slice(range), slice(keyRange), slice(valueRange)]),
    ).toEqual([
      ['"A"=\'1\'', '"A"', "'1'"],
      ['B', 'B', 'none'],
      ['C=', 'C', ''],
    ]);
    const blank = last('ENV A  b "c"');
    const [pair] = blank.instruction.pairs;
    expect([blank.slice(pair?.range), blank.slice(pair?.keyRange), blank.slice(pair?.valueRange)]).toEqual([
      'A  b "c"',
      'A',
      'b "c"',
    ]);
  });
});

describe('HEALTHCHECK and ONBUILD', () => {
  it.each([
    ['HEALTHCHECK CMD curl x', 'curl x'],
    ['HEALTHCHECK --interval=5s cmd curl x', 'curl x'],
    ['HEALTHCHECK CMD ["curl", "x"]', '["curl", "x"]'],
    ['ONBUILD HEALTHCHECK CMD curl x', undefined],
    ['HEALTHCHECK NONE', undefined],
    ['HEALTHCHECK', undefined],
    ['USER CMD x', undefined],
  ])('%s', (text, command) => {
    const { instruction, slice } = last(text);
    const found = instruction.healthCommand;
    expect(found && slice(found.argsRange)).toBe(command);
    if (found) expect([found.keyword, found.onbuild]).toEqual(['CMD', false]);
  });

  it('runs the command of a HEALTHCHECK, also in an ONBUILD', () => {
    for (const text of ['HEALTHCHECK CMD curl x', 'ONBUILD HEALTHCHECK CMD curl x', 'ONBUILD RUN curl x'])
      expect(
        last(text)
          .instruction.shell()
          .commands.map(({ name }) => name),
      ).toEqual(['curl']);
    const trigger = last('ONBUILD HEALTHCHECK CMD curl x').instruction.trigger;
    expect([trigger?.keyword, trigger?.onbuild, trigger?.healthCommand?.onbuild]).toEqual(['HEALTHCHECK', true, true]);
  });

  it('has one trigger and no more', () => {
    const { instruction } = last('ONBUILD ONBUILD RUN x');
    expect([instruction.onbuild, instruction.trigger?.onbuild, instruction.trigger?.trigger]).toEqual([
      false,
      true,
      undefined,
    ]);
    expect(last('ONBUILD').instruction.trigger).toBeUndefined();
    expect(last('RUN x').instruction.trigger).toBeUndefined();
  });
});

describe('what a shell reads', () => {
  it.each([
    ['RUN a && b', ['a', 'b']],
    ['CMD a', ['a']],
    ['ENTRYPOINT a', ['a']],
    ['RUN ["a", "b; c"]', ['a']],
    ['CMD ["sh", "-c", "a; b"]', ['sh', 'a', 'b']],
    ['RUN ["a\\"b", ",", "[", "]"]', ['a"b']],
    ['USER a', []],
    ['COPY a b', []],
    ['SHELL ["powershell"]\nRUN a', []],
    ['SHELL ["powershell"]\nRUN ["a"]', ['a']],
    ['SHELL ["/bin/bash", "-c"]\nRUN a', ['a']],
    ['SHELL ["C:\\\\msys\\\\BASH.EXE", "-c"]\nRUN a', ['a']],
    ['SHELL ["busybox", "sh"]\nRUN a', ['a']],
    ['SHELL ["zsh"]\nRUN a', ['a']],
    ['SHELL ["ksh"]\nRUN a', ['a']],
    ['SHELL ["dash"]\nRUN a', ['a']],
    ['SHELL ["ash"]\nRUN a', ['a']],
    ['SHELL []\nRUN a', []],
    ['SHELL ["cmd", "/S"]\nRUN a', []],
    ['RUN <<EOF\na\nb\nEOF', ['a', 'b']],
    ['RUN a <<EOF && b\ntext\nEOF', ['a', 'b']],
    ['RUN <<A <<B\na\nA\nb\nB', ['a', 'b']],
  ])('%j', (text, names) => {
    expect(
      last(text)
        .instruction.shell()
        .commands.map(({ name }) => name),
    ).toEqual(names);
  });

  it('puts what it finds in a line and in its here-documents together', () => {
    const text =
      'RUN <<A <<B\nx=1; f() { a; } # one\nset -e\n(b)\nA\ny=2; g() { c; } # two\nset +e\nif d; then e; fi\n(((\nB';
    const { instruction, slice } = last(text);
    const script = instruction.shell();
    expect(script.variables.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(script.functions.map(({ name }) => name)).toEqual(['f', 'g']);
    expect(script.comments.map(slice)).toEqual(['# one', '# two']);
    expect(script.options.map(({ name, on }) => [name, on])).toEqual([
      ['errexit', true],
      ['errexit', false],
    ]);
    expect(script.blocks.length).toBeGreaterThan(1);
    expect(script.errors.length).toBeGreaterThan(0);
    expect(instruction.shell()).toBe(script);
  });

  it('reads nothing on Windows, unless a shell is named', () => {
    const names = (text: string) =>
      parseDockerfile('Dockerfile', text).instructions.flatMap((each) => each.shell().commands.map(({ name }) => name));
    expect(names('FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS w\nRUN a\nFROM w\nRUN b\n')).toEqual([]);
    expect(names('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["bash", "-c"]\nRUN a\n')).toEqual(['a']);
    expect(names('FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS w\nFROM debian\nRUN a\n')).toEqual(['a']);
    expect(names('ARG W=windows\nFROM mcr.microsoft.com/$W\nRUN a\n')).toEqual([]);
    expect(names('FROM mcr.microsoft.com/windows:$V\nRUN a\n')).toEqual([]);
  });
});

describe('here-documents', () => {
  it.each([
    ['RUN <<EOF', 'sh'],
    ['RUN <<EOF bash', 'bash'],
    ['RUN <<EOF /usr/bin/python3 -', 'python3'],
    ['RUN python3 <<EOF', 'python3'],
    ['RUN -x A=1 bash <<EOF', 'bash'],
    ['RUN cat <<EOF', undefined],
    ['RUN cat <<EOF > /x', undefined],
    ['RUN /bin/cat <<EOF', undefined],
    ['RUN tee /x <<EOF', undefined],
    ['RUN dd of=/x <<EOF', undefined],
    ['RUN sed p <<EOF', undefined],
    ['RUN awk p <<EOF', undefined],
    ['RUN base64 <<EOF', undefined],
    ['RUN patch -p1 <<EOF', undefined],
    ['RUN concat <<EOF', 'concat'],
    ['RUN <<EOF >/x', undefined],
    ['RUN set -e; bash <<EOF', 'bash'],
    ['RUN cat /x && /bin/sh <<EOF || true', 'sh'],
    ['RUN ls | python3 <<EOF', 'python3'],
    ['RUN <<EOF bash; cat x', 'bash'],
    ['RUN bash x && cat <<EOF > /x', undefined],
    ['RUN bash x && <<EOF', undefined],
    ['RUN find . -exec sh -c "a; b" ; bash <<EOF', 'bash'],
    ['COPY <<EOF /x', undefined],
    ['SHELL ["/bin/bash", "-c"]\nRUN <<EOF', 'bash'],
    ['SHELL ["C:\\\\a\\\\pwsh.exe"]\nRUN <<EOF', 'pwsh.exe'],
  ])('%s is read by %s', (line, interpreter) => {
    const { instruction } = last(`${line}\nbody\nEOF\n`);
    expect(instruction.heredocs.map((heredoc) => [heredoc.interpreter, heredoc.body])).toEqual([
      [interpreter, 'body\n'],
    ]);
  });

  it.each([
    ['#!/bin/bash', 'bash'],
    ['#!/usr/bin/env python3', 'python3'],
    ['#!/usr/bin/env -S deno run', 'deno'],
    [' #! /bin/sh -e', 'sh'],
    ['#!/usr/bin/env', 'sh'],
    ['#!/bin/bash\t-e', 'bash'],
    ['#! /usr/bin/myenv x', 'myenv'],
    ['x #!/bin/bash', 'sh'],
    ['# /bin/bash', 'sh'],
  ])('with %j, the body is read by %s', (shebang, interpreter) => {
    expect(last(`RUN <<EOF\n${shebang}\nEOF\n`).instruction.heredocs[0]?.interpreter).toBe(interpreter);
    expect(last(`RUN perl <<EOF\n${shebang}\nEOF\n`).instruction.heredocs[0]?.interpreter).toBe('perl');
    expect(last(`COPY <<EOF /x\n${shebang}\nEOF\n`).instruction.heredocs[0]?.interpreter).toBeUndefined();
  });

  it('are read by cmd on Windows', () => {
    const text = 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN <<EOF\nx\nEOF\n';
    expect(parseDockerfile('Dockerfile', text).instructions[1]?.heredocs[0]?.interpreter).toBe('cmd');
  });

  it.each([
    ['<<EOF', 'EOF', true, false],
    ['<<-EOF', 'EOF', true, true],
    ['<<"EOF"', 'EOF', false, false],
    ["<<-'EOF'", 'EOF', false, true],
  ])('%s', (mark, name, expands, stripTabs) => {
    const { instruction, slice } = last(`COPY ${mark} /x\n$A\nb\nEOF\n`);
    const [heredoc] = instruction.heredocs;
    expect([heredoc?.name, heredoc?.expand, heredoc?.stripTabs]).toEqual([name, expands, stripTabs]);
    expect([slice(heredoc?.markRange), slice(heredoc?.bodyRange)]).toEqual([mark, '$A\nb\n']);
  });

  it('of one line follow one another, also with CRLF and with nothing in them', () => {
    const { instruction, slice } = last('COPY <<A <<B <<C /x/\r\none\r\nA\r\nB\r\nthree\r\nC\r\n');
    expect(instruction.heredocs.map(({ name, body }) => [name, body])).toEqual([
      ['A', 'one\r\n'],
      ['B', ''],
      ['C', 'three\r\n'],
    ]);
    expect(slice(instruction.argsRange)).toBe('<<A <<B <<C /x/');
    expect(instruction.words.map(({ raw }) => raw)).toEqual(['<<A', '<<B', '<<C', '/x/']);
  });
});
