import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { allRules, findRule, rulesNamed } from '../../src/rules/registry.ts';

/** The table of docs/coverage.md: checks that another rule makes. */
const covered = new Map(
  [
    ...readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8').matchAll(
      /^\| ([a-z][\w-]*) \| ([a-z][\w-]*) \| (\S.*) \|$/gm,
    ),
  ]
    .map(([, check = '', rule = '']) => [check, rule] as const)
    .filter(([check]) => check !== 'check'),
);

describe('docs/coverage.md', () => {
  it('names rules that exist, for checks that are none', () => {
    expect(covered.size).toBeGreaterThan(0);
    for (const [check, rule] of covered) {
      expect([check, allRules().some(({ id }) => id === rule)]).toEqual([check, true]);
      expect([check, allRules().some(({ id }) => id === check)]).toEqual([check, false]);
      // Who knows the check by its name finds the rule.
      expect([check, rulesNamed(check).map(({ id }) => id)]).toEqual([check, [rule]]);
    }
  });
});

describe('aliases', () => {
  it('are no ids of other rules, and stand once a rule', () => {
    const ids = new Set(allRules().map(({ id }) => id));
    for (const { id, aliases } of allRules()) {
      expect([id, aliases.filter((alias) => alias !== id && ids.has(alias))]).toEqual([id, []]);
      expect([id, new Set(aliases.map((alias) => alias.toLowerCase())).size]).toEqual([id, aliases.length]);
    }
  });
});

/** Rows that nobody has built yet: each name leaves this list with the commit that brings its rule. */
const NOT_YET = new Set(
  'base-image-platform-mismatch content-trust-disabled base-image-outdated merge-adjacent-copy remove-usr-src remove-signature-file label-license add-remote-url download-with-add long-run-line sort-packages run-heredoc-over-chain copy-heredoc-over-echo package-cache-mount git-clone-over-add add-unpack-over-tar telemetry-opt-out epilogue-order label-group label-order gpu-redundant-cuda-install gpu-cuda-version-mismatch gpu-conda-to-uv powershell-formatting multiple-blank-lines multiple-spaces stage-indentation blank-lines-between-instructions one-command-per-line heredoc-formatting'.split(
    ' ',
  ),
);

/** The list of all peers' checks lies beside the project where it is developed, and isn't part of it. */
const catalogue = new URL('../../../shared/catalogue.tsv', import.meta.url);
const PEERS = [
  'hadolint',
  'buildkit',
  'trivy',
  'checkov',
  'kics',
  'semgrep',
  'sonar',
  'parfum',
  'dockle',
  'dockerfilelint',
  'tally',
];

(existsSync(catalogue) ? describe : describe.skip)('the catalogue of the peers’ checks', () => {
  const [header = '', ...lines] = existsSync(catalogue) ? readFileSync(catalogue, 'utf8').trim().split('\n') : [];
  const columns = header.split('\t');
  const rows = lines.map((line) => new Map(line.split('\t').map((cell, at) => [columns[at] ?? '', cell])));
  const cell = (row: ReadonlyMap<string, string>, column: string): string => row.get(column)?.trim() ?? '';

  it('has a rule for every row', () => {
    expect(rows.length).toBeGreaterThan(300);
    const missing = rows.map((row) => cell(row, 'id')).filter((id) => findRule(id)?.id !== (covered.get(id) ?? id));
    expect(missing.sort()).toEqual([...NOT_YET].sort());
  });

  it('has every peer’s id among the aliases of the row’s rule', () => {
    const missing = rows.flatMap((row) => {
      if (NOT_YET.has(cell(row, 'id'))) return [];
      const id = covered.get(cell(row, 'id')) ?? cell(row, 'id');
      const known = new Set(findRule(id)?.aliases);
      const wanted = PEERS.flatMap((peer) => cell(row, peer).split(',')).map((name) => name.trim());
      return wanted.filter((name) => name !== '' && !known.has(name)).map((name) => `${id}: ${name}`);
    });
    expect(missing).toEqual([]);
  });

  it('has the row’s severity, default, and a fix where the row has one', () => {
    const other = rows.flatMap((row) => {
      const rule = findRule(cell(row, 'id'));
      if (!rule || covered.has(cell(row, 'id'))) return [];
      const same =
        rule.severity === cell(row, 'severity') &&
        rule.default === (cell(row, 'default') === 'on') &&
        (rule.fix === cell(row, 'fix') || cell(row, 'fix') === 'none');
      return same || DIFFERS.has(rule.id) ? [] : [rule.id];
    });
    expect(other).toEqual([]);
  });
});

/** Where real files taught us better than the catalogue. */
const DIFFERS = new Map([['single-stage-build-tools', 'on as information: the rule has a refactoring to offer']]);
