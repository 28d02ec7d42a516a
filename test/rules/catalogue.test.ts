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
    expect(missing).toEqual([]);
  });

  it('has every peer’s id among the aliases of the row’s rule', () => {
    const missing = rows.flatMap((row) => {
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
const DIFFERS = new Map([
  ['single-stage-build-tools', 'on as information: the rule has a refactoring to offer'],
  ['compose-no-new-privileges', 'information: hardly any compose file sets it'],
]);
