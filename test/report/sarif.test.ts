import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { sarif } from '../../src/report/sarif.ts';
import type { Finding } from '../../src/review/types.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { ODD_FILES, oddFindings } from '../support/findings.ts';

const require = createRequire(import.meta.url);

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Change {
  readonly artifactLocation: { readonly uri: string };
  readonly replacements: readonly {
    readonly deletedRegion: Region;
    readonly insertedContent: { readonly text: string };
  }[];
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly message: { readonly text: string };
  readonly fixes?: readonly { readonly artifactChanges: readonly Change[] }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Log {
  readonly runs: readonly [
    { readonly tool: { readonly driver: { readonly rules: readonly { id: string }[] } }; readonly results: Result[] },
  ];
}

/** The published schema (SARIF 2.1.0, its last revision), of JSON Schema's draft 4, which calls `$id` `id`. */
function validator() {
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { id: $id, $schema: _, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  (addFormats as unknown as (instance: Ajv) => void)(ajv);
  return ajv.compile({ $id, ...schema });
}

function logOf(findings: readonly Finding[], files: Readonly<Record<string, string>> = ODD_FILES): Log {
  const notices = [
    { path: undefined, line: undefined, column: undefined, message: 'Without ShellCheck' },
    { path: 'odd name/x.yml', line: 3, column: 1, message: 'Not a rule' },
    { path: 'x.yml', line: undefined, column: undefined, message: 'Cannot be read' },
  ];
  return sarif(findings, notices, { read: (path) => files[path], version: '1.2.3' }) as Log;
}

function offset(text: string, line: number, column: number): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
}

describe('sarif', () => {
  beforeAll(() => loadShellGrammar());

  it('is valid by the published schema, with and without findings', () => {
    const validate = validator();
    const { findings } = oddFindings();
    expect(findings.length).toBeGreaterThan(20);
    for (const log of [logOf(findings), logOf([])]) {
      validate(log);
      expect(validate.errors ?? []).toEqual([]);
    }
    // The schema is really asked.
    expect(validate({ ...logOf([]), version: '2.0.0' })).toBe(false);
  });

  it('shows fixes whose replacements give the mended files', () => {
    const { findings } = oddFindings();
    const { results } = logOf(findings).runs[0];
    const fixed = findings.flatMap(({ fix, path }, at) => (fix ? [{ fix, path, result: results[at] }] : []));
    expect(fixed.length).toBeGreaterThan(8);
    for (const { fix, path, result } of fixed) {
      const changes = result?.fixes?.[0]?.artifactChanges ?? [];
      const own = changes.find(({ artifactLocation }) => decodeURIComponent(artifactLocation.uri) === path);
      const before = ODD_FILES[path as keyof typeof ODD_FILES];
      const edits = (own?.replacements ?? []).map(
        ({ deletedRegion: { startLine, startColumn, ...end }, insertedContent }) => ({
          range: {
            start: offset(before, startLine, startColumn),
            end: offset(before, end.endLine, end.endColumn),
          },
          text: insertedContent.text,
        }),
      );
      expect(applyEdits(before, edits)).toBe(applyEdits(before, fix.edits));
    }
  });

  it('creates and replaces files that a fix brings along', () => {
    const { findings } = oddFindings({ Dockerfile: 'FROM a:1\nADD x /x\n' });
    const finding = findings.find(({ fix }) => fix);
    const files = [
      { path: '.dockerignore', text: 'node_modules\n' },
      { path: 'old.txt', text: 'new\n' },
    ];
    const changed = { ...finding, fix: { ...finding?.fix, files } } as Finding;
    const log = logOf([changed], { Dockerfile: 'FROM a:1\nADD x /x\n', 'old.txt': 'a\nbc' });
    expect(validator()(log)).toBe(true);
    expect(log.runs[0].results[0]?.fixes?.[0]?.artifactChanges.slice(1)).toEqual([
      {
        artifactLocation: { uri: '.dockerignore' },
        replacements: [
          {
            deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
            insertedContent: { text: 'node_modules\n' },
          },
        ],
      },
      {
        artifactLocation: { uri: 'old.txt' },
        replacements: [
          {
            deletedRegion: { startLine: 1, startColumn: 1, endLine: 2, endColumn: 3 },
            insertedContent: { text: 'new\n' },
          },
        ],
      },
    ]);
  });

  it('gives each result its rule, and a fingerprint that survives a moved line', () => {
    const { findings } = oddFindings();
    const { tool, results } = logOf(findings).runs[0];
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const prints = (text: string): string[] =>
      logOf(oddFindings({ Dockerfile: text }).findings)
        .runs[0].results.filter(({ ruleId }) => ruleId === 'copy-over-add')
        .map(({ partialFingerprints }) => partialFingerprints['plimsoll/v1'] ?? '');
    const one = prints('FROM a:1\nADD x /x\nADD y /y\n');
    expect(new Set(one).size).toBe(2);
    expect(prints('FROM a:1\n# moved\n\nADD x /x\nADD y /y\n')).toEqual(one);
  });

  it('lets no text become a link or turn the reading direction', () => {
    const [finding] = oddFindings({ Dockerfile: 'FROM a:1\nADD x /x\n' }).findings;
    const message = '`\u202e` see [here](https://example.com) and [this] (1)';
    const { results } = logOf([{ ...finding, message } as Finding]).runs[0];
    expect(results[0]?.message.text).toBe('`\\u202e` see [here\\](https://example.com) and [this] (1)');
  });
});
