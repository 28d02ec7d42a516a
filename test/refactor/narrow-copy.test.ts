import { describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { narrowCopy } from '../../src/refactor/narrow-copy.ts';
import { applyEdits } from '../../src/text/edit.ts';

/** The text after the first source of the first COPY is narrowed. */
function narrowed(text: string, keep: readonly string[]): string | undefined {
  const file = parseDockerfile('Dockerfile', text);
  const copy = file.instructions.find(({ keyword }) => keyword === 'COPY');
  const source = copy?.words[0];
  const edits = copy && source && narrowCopy(file, copy, source, keep);
  return edits && applyEdits(text, edits);
}

describe('a COPY of a folder becomes one of files', () => {
  it.each([
    ['COPY scripts/ /app/s/\n', ['a.sh'], 'COPY scripts/a.sh /app/s/\n'],
    ['COPY ./scripts /app/s\n', ['b.sh', 'a.sh'], 'COPY scripts/a.sh scripts/b.sh /app/s/\n'],
    ['COPY scripts/* s\n', ['a.sh'], 'COPY scripts/a.sh s/\n'],
    ['COPY --chown=1 scripts/ other /s/\n', ['a.sh'], 'COPY --chown=1 scripts/a.sh other /s/\n'],
    [
      'COPY --chown=1:1 --chmod=755 scripts /s\nCMD x\n',
      ['a.sh', 'lib/b.sh', 'lib/c.sh'],
      'COPY --chown=1:1 --chmod=755 scripts/a.sh /s/\nCOPY --chown=1:1 --chmod=755 scripts/lib/b.sh scripts/lib/c.sh /s/lib/\nCMD x\n',
    ],
    ['COPY scripts /s\r\nRUN x\r\n', ['a', 'l/b'], 'COPY scripts/a /s/\r\nCOPY scripts/l/b /s/l/\r\nRUN x\r\n'],
    ['COPY ["scripts", "/s"]\n', ['a.sh', 'l/b'], 'COPY ["scripts/a.sh", "/s/"]\nCOPY ["scripts/l/b", "/s/l/"]\n'],
    ['COPY \\\n  # which\n  scripts/ \\\n  /s/\n', ['a.sh'], 'COPY \\\n  # which\n  scripts/a.sh \\\n  /s/\n'],
    ['COPY scripts/ /s/\n', ['lib/b.sh'], 'COPY scripts/lib/b.sh /s/lib/\n'],
    ['COPY scripts/ /s/\nRUN x\n', [], 'RUN x\n'],
  ])('%j', (copy, keep, expected) => {
    const from = copy.includes('\r') ? 'FROM a\r\n' : 'FROM a\n';
    expect(narrowed(from + copy, keep)).toBe(from + expected);
  });

  it('or is left alone', () => {
    const many = Array.from({ length: 13 }, (_, n) => `${n}.sh`);
    expect(narrowed('FROM a\nCOPY scripts/ /s/\n', many)).toBeUndefined();
    expect(narrowed('FROM a\nCOPY $X/scripts/ /s/\n', ['a'])).toBeUndefined();
    expect(narrowed('FROM a\nCOPY scripts/ $D\n', ['a'])).toBeUndefined();
    expect(narrowed('FROM a\nCOPY scripts/ /s/\n', ['a b.sh'])).toBeUndefined();
    expect(narrowed('FROM a\nCOPY scripts other /s/\n', [])).toBeUndefined();
    expect(narrowed('FROM a\nONBUILD COPY scripts /s/\n', ['a'])).toBeUndefined();
  });
});
