import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');
const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

let house = '';

/** A small house of its own, with this project's layering rules and packages. */
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'plimsoll-layers-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, file), join(house, file));
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

/** Writes the files, cruises, and returns the names of the broken layering rules, each once, sorted. */
function broken(files: Readonly<Record<string, string>>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const run = spawnSync(
    process.execPath,
    [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'],
    { cwd: house, encoding: 'utf8' },
  );
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser said: ${run.stdout}${run.stderr}`);
  const result: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(run.stdout);
  return [...new Set(result.summary.violations.map((violation) => violation.rule.name))].sort();
}

const value = 'export const value = 1;\n';
const from = (path: string) => `import { value } from '${path}';\nexport const other = value;\n`;

describe('the layering check', () => {
  it('accepts an import from an earlier room', () => {
    expect(broken({ 'src/text/a.ts': value, 'src/rules/user/b.ts': from('../../text/a.ts') })).toEqual([]);
  });

  it('rejects an import from a later room', () => {
    expect(broken({ 'src/review/a.ts': value, 'src/rules/user/b.ts': from('../../review/a.ts') })).toEqual([
      'rules-imports-upward',
    ]);
  });

  it('rejects an import of a type from a later room', () => {
    expect(
      broken({
        'src/github/a.ts': 'export interface A { readonly a: 1 }\n',
        'src/report/b.ts': "import type { A } from '../github/a.ts';\nexport const b: A = { a: 1 };\n",
      }),
    ).toEqual(['report-imports-upward']);
  });

  it('lets only the command line import the demo', () => {
    expect(broken({ 'src/demo/a.ts': value, 'src/cli/b.ts': from('../demo/a.ts') })).toEqual([]);
    expect(broken({ 'src/github/b.ts': from('../demo/a.ts') })).toEqual([
      'demo-is-imported-by-cli-only',
      'github-imports-upward',
    ]);
  });

  it('rejects a rule that imports another rule, and allows shared helpers', () => {
    expect(broken({ 'src/rules/support/a.ts': value, 'src/rules/user/b.ts': from('../support/a.ts') })).toEqual([]);
    expect(broken({ 'src/rules/user/c.ts': from('./b.ts').replace('value }', 'other as value }') })).toEqual([
      'rules-stand-alone',
    ]);
  });

  it('rejects a cycle, an orphan and a file outside the rooms', () => {
    expect(
      broken({
        'src/text/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
        'src/text/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
        'src/text/alone.ts': value,
        'src/attic/c.ts': value,
        'src/text/d.ts': from('../attic/c.ts'),
      }),
    ).toEqual(['every-file-in-a-room', 'no-cycles', 'no-orphans']);
  });

  it('rejects the disk and GitHub in a pure room', () => {
    expect(
      broken({
        'src/review/a.ts':
          "import { readFileSync } from 'node:fs';\nimport { Octokit } from '@octokit/rest';\nexport const a = [readFileSync, Octokit];\n",
      }),
    ).toEqual(['only-github-rooms-know-github', 'pure-rooms']);
  });

  it('rejects a development package in the program', () => {
    expect(broken({ 'src/cli/a.ts': "import fc from 'fast-check';\nexport const a = fc;\n" })).toEqual([
      'no-dev-dependencies',
    ]);
  });
});
