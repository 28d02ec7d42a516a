import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { memorySnapshot, type Snapshot } from '../../src/repository/snapshot.ts';
import { DEFAULT_CONFIGURATION, reviewChange } from '../../src/review/index.ts';
import type { Review, ReviewComment } from '../../src/review/types.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

const root = fileURLToPath(new URL('../../fixtures/monolith/', import.meta.url));

function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths
      .map((path) => join(root, folder, path))
      .filter((path) => statSync(path).isFile())
      .map((path) => [relative(join(root, folder), path), readFileSync(path, 'utf8')]),
  );
}

const base = filesOf('base');
const head = { ...base, ...filesOf('head') };
let review: Review;

/** A review of head where every line of a changed file can be commented on. */
function reviewOf(from: Record<string, string>, to: Record<string, string>): Review {
  const files = Object.keys(to)
    .filter((path) => from[path] !== to[path])
    .map((path) => ({
      path,
      previousPath: undefined,
      status: path in from ? ('modified' as const) : ('added' as const),
      hunks: [{ start: 1, end: (to[path] ?? '').split('\n').length }],
    }));
  const snapshot = (texts: Record<string, string>): Snapshot => memorySnapshot(texts);
  return reviewChange({ base: snapshot(from), head: snapshot(to), files }, DEFAULT_CONFIGURATION);
}

beforeAll(async () => {
  await loadShellGrammar();
  review = reviewOf(base, head);
});

/** What committing a suggestion does: its lines are replaced, whatever was committed before above it. */
function commit(texts: Record<string, string>, comments: readonly ReviewComment[]): Record<string, string> {
  const result = { ...texts };
  const shifts: { readonly path: string; readonly line: number; readonly by: number }[] = [];
  for (const { path, startLine, line, suggestion } of comments) {
    if (suggestion === undefined) continue;
    const shift = shifts
      .filter((other) => other.path === path && other.line < line)
      .reduce((sum, { by }) => sum + by, 0);
    const lines = (result[path] ?? '').split('\n');
    const first = (startLine ?? line) - 1 + shift;
    const replaced = line - (startLine ?? line) + 1;
    const inserted = suggestion === '' ? [] : suggestion.split('\n');
    lines.splice(first, replaced, ...inserted);
    shifts.push({ path, line, by: inserted.length - replaced });
    result[path] = lines.join('\n');
  }
  return result;
}

it('has suggestions to commit', () => {
  expect(review.comments.filter(({ suggestion }) => suggestion !== undefined).length).toBeGreaterThan(5);
});

it('any subset of suggestions, in any order, leaves Dockerfiles that parse and have no new finding', () => {
  const suggested = review.comments.filter(({ suggestion }) => suggestion !== undefined);
  fc.assert(
    fc.property(fc.shuffledSubarray(suggested), (chosen) => {
      const after = commit(head, chosen);
      for (const path of new Set(chosen.map((comment) => comment.path)))
        expect(parseDockerfile(path, after[path] ?? '').problems).toEqual([]);
      const { introduced } = reviewOf(head, after);
      expect(introduced.map(({ rule, path, line }) => `${rule} ${path}:${line}`)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
