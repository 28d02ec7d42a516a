import { beforeAll, describe, expect, it } from '@jest/globals';
import { fixesOf, type Selection } from '../../../src/github/commits/fixes.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { DEFAULT_CONFIGURATION } from '../../../src/review/configuration.ts';
import { reviewChange } from '../../../src/review/index.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

/** The fixes of new files, chosen by what their review finds. */
function fixed(files: Readonly<Record<string, string>>, select: (fingerprints: string[]) => Selection) {
  const change = {
    base: memorySnapshot({}),
    head: memorySnapshot(files),
    files: Object.keys(files).map((path) => ({
      path,
      previousPath: undefined,
      status: 'added' as const,
      hunks: undefined,
    })),
  };
  const review = reviewChange(change, DEFAULT_CONFIGURATION);
  const adds = review.introduced.filter(({ rule }) => rule === 'copy-over-add');
  const selection = select(adds.map(({ fingerprint }) => fingerprint));
  return fixesOf({ change }, review, selection, { configuration: DEFAULT_CONFIGURATION }).files;
}

describe('the fixes of a commit', () => {
  it('mend one of two equal lines when one was asked for', () => {
    const text = 'FROM scratch AS a\nADD conf/ /conf/\nFROM scratch\nADD conf/ /conf/\n';
    const files = fixed({ Dockerfile: text }, ([first = '']) => ({ unsafe: true, fingerprints: [first] }));
    expect(files.map(({ after }) => after)).toEqual([text.replace('ADD', 'COPY')]);
  });

  it('leave alone what could not be read as its bytes are', () => {
    const text = 'FROM scratch\nADD conf/ /conf/\n';
    const files = { Dockerfile: text, 'a/Dockerfile': text, 'b/Dockerfile': `# \ufffd\n${text}` };
    const paths = fixed(files, () => ({ unsafe: false, except: ['a/Dockerfile'] })).map(({ path }) => path);
    expect(paths).toEqual(['Dockerfile']);
  });
});
