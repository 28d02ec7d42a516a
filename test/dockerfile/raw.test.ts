import { describe, expect, it } from '@jest/globals';
import { segment } from '../../src/dockerfile/raw.ts';

/** The instructions as written, with their here-documents by name and body. */
function instructions(text: string): unknown[] {
  return segment(text).instructions.map(({ range, lineEnd, heredocs }) => {
    const whole = text.slice(range.start, range.end);
    if (heredocs.length === 0) return whole;
    const bodies = heredocs.map(({ name, bodyRange }) => [name, text.slice(bodyRange.start, bodyRange.end)]);
    return [text.slice(range.start, lineEnd), ...bodies];
  });
}

describe('directives', () => {
  const directives = (text: string) => segment(text).directives.map(({ name, value }) => [name, value]);

  it.each([
    ['# syntax=docker/dockerfile:1\nFROM a\n', [['syntax', 'docker/dockerfile:1']]],
    ['# Syntax = docker/dockerfile:1 \r\nFROM a\r\n', [['syntax', 'docker/dockerfile:1']]],
    [
      '#escape=`\n#check=skip=A,B;error=true\nFROM a\n',
      [
        ['escape', '`'],
        ['check', 'skip=A,B;error=true'],
      ],
    ],
    ['# check=skip=A B C\nFROM a\n', [['check', 'skip=A B C']]],
    ['# a comment\n# syntax=x\nFROM a\n', []],
    ['\n# syntax=x\nFROM a\n', []],
    ['FROM a\n# syntax=x\n', []],
    [
      '# syntax=a b\n# escape=`\nFROM a\n',
      [
        ['syntax', 'a b'],
        ['escape', '`'],
      ],
    ],
    [
      '# syntax=a \r\n# escape=`\r\nFROM a\r\n',
      [
        ['syntax', 'a'],
        ['escape', '`'],
      ],
    ],
    ['# a=b\n# escape=`\nFROM a\n', []],
    ['# a =b\n# b=c\n# escape=`\nFROM a\n', []],
    ['  # escape=`\nFROM a\n', []],
    ['# escape=`\n  # check=skip=A\nFROM a\n', [['escape', '`']]],
    ['# escape=\nFROM a\n', [['escape', '']]],
    ['# escapes=`\nFROM a\n', []],
  ])('%j', (text, expected) => expect(directives(text)).toEqual(expected));

  it('know where they stand', () => {
    const text = '# syntax=a b \r\n# escape=`\r\nFROM a\r\n';
    expect(segment(text).directives.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      '# syntax=a b',
      '# escape=`',
    ]);
  });

  it.each([
    ['FROM a\n', '\\'],
    ['# escape=`\nFROM a\n', '`'],
    ['# escape=\\\nFROM a\n', '\\'],
    ['# escape=x\nFROM a\n', '\\'],
  ])('%j escapes with %s', (text, escapeChar) => expect(segment(text).escape).toBe(escapeChar));
});

describe('comments', () => {
  const comments = (text: string) =>
    segment(text).comments.map(({ text: said, range }) => [said, text.slice(range.start, range.end)]);

  it.each([
    [
      '# one\nFROM a\n#two\n  #  three  \n',
      [
        ['one', '# one'],
        ['two', '#two'],
        ['three', '#  three  '],
      ],
    ],
    ['FROM a\nRUN b \\\n# inside\n c\n', [['inside', '# inside']]],
    ['FROM a\nRUN b # no comment\n', []],
    ['FROM a\nRUN <<EOF\n# no comment\nEOF\n', []],
    [
      'FROM a\n## two\n#\n',
      [
        ['# two', '## two'],
        ['', '#'],
      ],
    ],
    ['# a=b c\nFROM a\n', [['a=b c', '# a=b c']]],
    ['# one\r\nFROM a\r\n', [['one', '# one']]],
  ])('%j', (text, expected) => expect(comments(text)).toEqual(expected));
});

describe('instructions', () => {
  it.each([
    ['FROM a\n\n\nRUN b\n', ['FROM a', 'RUN b']],
    ['FROM a\r\nRUN b \\\r\n c\r\n', ['FROM a', 'RUN b \\\r\n c']],
    ['FROM a\nRUN b \\\n\n c\n', ['FROM a', 'RUN b \\\n\n c']],
    ['FROM a\nRUN b \\\n# no\n c \\\n d\n', ['FROM a', 'RUN b \\\n# no\n c \\\n d']],
    [
      'FROM a\nRUN one two three four \\\n five six \\\n seven eight\n',
      ['FROM a', 'RUN one two three four \\\n five six \\\n seven eight'],
    ],
    ['# escape=`\nFROM a\nRUN one\\ two` \n three\nUSER b\n', ['FROM a', 'RUN one\\ two` \n three', 'USER b']],
    ['FROM a\nRUN b \\  \t\n c\nUSER d\n', ['FROM a', 'RUN b \\  \t\n c', 'USER d']],
    ['FROM a\nONBUILD RUN b \\\n c\nUSER d\n', ['FROM a', 'ONBUILD RUN b \\\n c', 'USER d']],
    [
      'FROM a\nRUN a \\\n b \\\n c \\\n d e \\\n f g h\nUSER d\n',
      ['FROM a', 'RUN a \\\n b \\\n c \\\n d e \\\n f g h', 'USER d'],
    ],
    ['FROM a\nRUN b \\\n USER c\n', ['FROM a', 'RUN b \\\n USER c']],
    ['FROM a\nRUN b\\\\\nUSER c\n', ['FROM a', 'RUN b\\\\\nUSER c']],
    ['FROM a\n\\ b\nUSER c\n', ['FROM a', '\\ b', 'USER c']],
    ['FROM a\nRUN\\\n# no\n b \\\n  \\ c\nUSER d\n', ['FROM a', 'RUN\\\n# no\n b \\\n  \\ c', 'USER d']],
  ])('%j', (text, expected) => expect(instructions(text)).toEqual(expected));
});

describe('here-documents', () => {
  it.each([
    ['RUN <<EOF\na\nEOF\nUSER b\n', [['RUN <<EOF', ['EOF', 'a\n']], 'USER b']],
    ['RUN <<EOF\r\na\r\nEOF\r\nUSER b\r\n', [['RUN <<EOF', ['EOF', 'a\r\n']], 'USER b']],
    ['COPY <<A <<B /x/\na\nA\nb\nB\nUSER c\n', [['COPY <<A <<B /x/', ['A', 'a\n'], ['B', 'b\n']], 'USER c']],
    ['RUN <<EOF\nEOF\nUSER b\n', [['RUN <<EOF', ['EOF', '']], 'USER b']],
    ['RUN <<EOF\nFROM b\nUSER c \\\nEOF\nUSER d\n', [['RUN <<EOF', ['EOF', 'FROM b\nUSER c \\\n']], 'USER d']],
    ['RUN <<-EOF\n\ta\n\tEOF\nUSER b\n', [['RUN <<-EOF', ['EOF', '\ta\n']], 'USER b']],
    ['run cat <<EOF > /x && b\na\nEOF\nUSER c\n', [['run cat <<EOF > /x && b', ['EOF', 'a\n']], 'USER c']],
    ['RUN a \\\n <<EOF\nb\nEOF\nUSER c\n', [['RUN a \\\n <<EOF', ['EOF', 'b\n']], 'USER c']],
    ['RUN <<EOF\ncat <<A\nx\nA\nEOF\nUSER b\n', [['RUN <<EOF', ['EOF', 'cat <<A\nx\nA\n']], 'USER b']],
    ['ADD <<"E.F" /x\na\nE.F\nUSER b\n', [['ADD <<"E.F" /x', ['E.F', 'a\n']], 'USER b']],
    ['RUN <<EOF\na \\\nEOF\nUSER b\n', [['RUN <<EOF', ['EOF', 'a \\\n']], 'USER b']],
    [
      'RUN <<EOF\n EOF\n\tEOF\nEOF \n# a\n\nEOF\nUSER b\n',
      [['RUN <<EOF', ['EOF', ' EOF\n\tEOF\nEOF \n# a\n\n']], 'USER b'],
    ],
    [
      'RUN <<A\na\nA\nRUN <<B cat\nb\nB\nRUN c <<-C|d\ne\nC|d\nUSER b\n',
      [['RUN <<A', ['A', 'a\n']], ['RUN <<B cat', ['B', 'b\n']], ['RUN c <<-C|d', ['C|d', 'e\n']], 'USER b'],
    ],
    ['RUN --mount=type=bind cat <<-E > "/x"  \na\n\t\tE', [['RUN --mount=type=bind cat <<-E > "/x"  ', ['E', 'a\n']]]],
    ['RUN a \\\n# no\n\n  b\nRUN <<EOF\nEOF', ['RUN a \\\n# no\n\n  b', ['RUN <<EOF', ['EOF', '']]]],
  ])('%j', (text, expected) => {
    const found = instructions(`FROM a\n${text}`);
    expect(found.slice(1)).toEqual(expected);
  });

  it('is read under another escape character', () => {
    const text = '# escape=`\nFROM a\nRUN <<EOF\n\\\n`\nEOF\nRUN b `\n c\nUSER d\n';
    expect(instructions(text)).toEqual(['FROM a', ['RUN <<EOF', ['EOF', '\\\n`\n']], 'RUN b `\n c', 'USER d']);
  });

  it.each([
    ['RUN cat <<<EOF\nUSER b\nEOF\n', ['RUN cat <<<EOF', 'USER b', 'EOF']],
    ['USER <<EOF\nENV a=b\nEOF\n', ['USER <<EOF', 'ENV a=b', 'EOF']],
    ['RUN echo $((1 << 2))\nUSER b\n', ['RUN echo $((1 << 2))', 'USER b']],
    ['RUN a<<EOF\nUSER b\n', ['RUN a<<EOF', 'USER b']],
    ['RUN <<EOF\nUSER b\n# c\n EOF  ', ['RUN <<EOF\nUSER b\n# c\n EOF  ']],
    ['USER b\nRUN <<EOF', ['USER b', 'RUN <<EOF']],
    ['# <<EOF\nRUN a \\\n# <<EOF\n b\nEOF\n', ['RUN a \\\n# <<EOF\n b', 'EOF']],
  ])('%j has none', (text, expected) => expect(instructions(`FROM a\n${text}`).slice(1)).toEqual(expected));
});
