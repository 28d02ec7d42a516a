import { beforeAll, describe, expect, it } from '@jest/globals';
import { validate } from '@umbrelladocs/rdformat-validator';
import { rdjson } from '../../src/report/rdjson.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { ODD_FILES, oddFindings } from '../support/findings.ts';

interface Position {
  readonly line: number;
  readonly column: number;
}
interface Result {
  readonly diagnostics: readonly {
    readonly location: { readonly path: string; readonly range: { readonly start: Position; readonly end: Position } };
    readonly suggestions: readonly {
      readonly text: string;
      readonly range: { readonly start: Position; readonly end: Position };
    }[];
  }[];
}

/** Reads a place as reviewdog does: columns count bytes. */
function byteOffset(bytes: Buffer, { line, column }: Position): number {
  let at = 0;
  for (let seen = 1; seen < line; seen++) at = bytes.indexOf(10, at) + 1;
  return at + column - 1;
}

describe('rdjson', () => {
  beforeAll(() => loadShellGrammar());

  it('is valid by the format', async () => {
    const { findings, snapshot } = oddFindings();
    const options = { strictMode: true, allowExtraFields: false };
    for (const result of [rdjson(findings, snapshot.read), rdjson([], snapshot.read)])
      expect(await validate(result as object, options)).toMatchObject({ valid: true, errors: [] });
    expect(await validate({ diagnostics: [{ location: { path: '' } }] }, options)).toMatchObject({ valid: false });
  });

  it('has one suggestion a fix, which mends the file although columns count bytes', () => {
    const { findings, snapshot } = oddFindings();
    const { diagnostics } = rdjson(findings, snapshot.read) as Result;
    const fixed = findings.flatMap(({ fix, path }, at) => (fix ? [{ fix, path, diagnostic: diagnostics[at] }] : []));
    expect(fixed.some(({ fix }) => fix.edits.length > 1)).toBe(true);
    for (const { fix, path, diagnostic } of fixed) {
      const before = ODD_FILES[path as keyof typeof ODD_FILES];
      const bytes = Buffer.from(before);
      expect(diagnostic?.suggestions).toHaveLength(1);
      const after = (diagnostic?.suggestions ?? []).reduce(
        (text, { range, text: inserted }) =>
          Buffer.concat([
            text.subarray(0, byteOffset(bytes, range.start)),
            Buffer.from(inserted),
            text.subarray(byteOffset(bytes, range.end)),
          ]),
        bytes,
      );
      expect(after.toString()).toBe(applyEdits(before, fix.edits));
    }
  });
});
