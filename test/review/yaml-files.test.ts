import { beforeAll, describe, expect, it } from '@jest/globals';
import { wantedFiles } from '../../src/github/reading/wanted-files.ts';
import { fileKind } from '../../src/repository/file-kinds.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION, fixSnapshot, reviewChange } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const configuration = DEFAULT_CONFIGURATION;
const found = (files: Record<string, string>): (string | number)[][] =>
  checkSnapshot(memorySnapshot(files), { configuration }).findings.map(({ path, line, rule }) => [path, line, rule]);
const SAFE = '    image: a:1\n    security_opt: [no-new-privileges:true]\n';

describe('which files are checked', () => {
  it.each([
    ['compose.yaml', 'compose'],
    ['deploy/docker-compose.prod.yml', 'compose'],
    ['compose.override.yml', 'compose'],
    ['docker-compose-dev.yaml', 'compose'],
    ['prod.docker-compose.yml', 'compose'],
    ['.github/workflows/build.yml', 'workflow'],
    ['.github/dependabot.yml', undefined],
    ['composer.yml', undefined],
    ['compose.json', undefined],
    ['node_modules/x/compose.yaml', undefined],
    ['Dockerfile', 'dockerfile'],
  ])('%s: %s', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });

  it('checks a file that is named as what it holds', () => {
    const files = memorySnapshot({ 'stack.yml': `services:\n  a:\n    privileged: true\n${SAFE}` });
    const { findings } = checkSnapshot(files, { configuration, paths: ['stack.yml'] });
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual([['compose-privileged', 3]]);
  });
});

describe('a file with mistakes', () => {
  it.each([
    ['a key without its blank', 'services: :\n image: :\n'],
    ['a list that is not closed', 'services:\n  a:\n    build: .\n    security_opt: [\n    privileged: true\n'],
  ])('is told of and not changed: %s', (_, text) => {
    const snapshot = memorySnapshot({ 'compose.yaml': text });
    expect(checkSnapshot(snapshot, { configuration }).notices.length).toBeGreaterThan(0);
    expect(checkSnapshot(snapshot, { configuration, allRules: true }).findings.length).toBeGreaterThan(0);
    expect(fixSnapshot(snapshot, { configuration, unsafe: true })).toMatchObject({ files: [], rounds: 0 });
  });
});

describe('suppression in YAML', () => {
  const privileged = 'services:\n  a:\n    privileged: true\n';
  it('reaches the next entry to its end, and no further', () => {
    const text = `services:\n  # plimsoll ignore=compose-privileged -- it drives the printer\n  a:\n    privileged: true\n${SAFE}  b:\n    privileged: true\n${SAFE}`;
    expect(found({ 'compose.yaml': text })).toEqual([['compose.yaml', 8, 'compose-privileged']]);
  });
  it("reaches its own line from behind it, by a peer's name", () => {
    const text = `${privileged.trimEnd()} # plimsoll ignore=privileged-service\n${SAFE}`;
    expect(found({ 'compose.yaml': text })).toEqual([]);
  });
  it('reaches an item of a list', () => {
    const text = `services:\n  a:\n${SAFE}    volumes:\n      # plimsoll ignore=compose-docker-socket\n      - /run/docker.sock:/a\n      - /run/docker.sock:/b\n`;
    expect(found({ 'compose.yaml': text })).toEqual([['compose.yaml', 8, 'compose-docker-socket']]);
  });
  it('reaches the whole file', () => {
    expect(found({ 'compose.yaml': `${privileged}${SAFE}# plimsoll global ignore=compose-privileged\n` })).toEqual([]);
  });
  it('is no comment inside a string', () => {
    const text = `${privileged}${SAFE}    command: |\n      # plimsoll global ignore=compose-privileged\n`;
    expect(found({ 'compose.yaml': text })).toHaveLength(1);
  });
});

it('tells where YAML cannot be read', () => {
  const { findings, notices, checked } = checkSnapshot(memorySnapshot({ 'compose.yaml': 'services:\n  a: [\n' }), {
    configuration,
  });
  expect([findings, checked]).toEqual([[], ['compose.yaml']]);
  expect(notices[0]).toMatchObject({ path: 'compose.yaml', line: 3, column: 1 });
});

it('fixes compose files to a fixed point', () => {
  const files = memorySnapshot({
    'compose.yaml': 'services:\n  a:\n    image: a:1\n    privileged: true\n    pid: host\n',
  });
  const { files: fixed, left } = fixSnapshot(files, { configuration, unsafe: true });
  expect(fixed[0]?.after).toBe('services:\n  a:\n    image: a:1\n    security_opt:\n      - no-new-privileges:true\n');
  expect(left).toEqual([]);
});

describe('a change of compose files and workflows', () => {
  it('brings what it introduces, with a suggestion', () => {
    const base = memorySnapshot({ 'compose.yaml': `services:\n  a:\n${SAFE}` });
    const head = memorySnapshot({ 'compose.yaml': `services:\n  a:\n${SAFE}    privileged: true\n` });
    const review = reviewChange(
      {
        base,
        head,
        files: [{ path: 'compose.yaml', previousPath: undefined, status: 'modified', hunks: [{ start: 1, end: 5 }] }],
      },
      configuration,
    );
    expect(review.comments.map(({ line, suggestion, safety }) => [line, suggestion, safety])).toEqual([
      [5, '', 'unsafe'],
    ]);
  });

  it('makes the app read them, and nothing for others', () => {
    const tree = ['compose.yaml', '.env', 'other/compose.yaml', 'other/.env', '.github/workflows/a.yml'].map(
      (path) => ({
        path,
        size: 10,
      }),
    );
    const changed = (path: string) => ({ path, previousPath: undefined, status: 'modified' as const, hunks: [] });
    expect(wantedFiles(tree, [changed('compose.yaml')])).toEqual(['compose.yaml', '.env']);
    expect(wantedFiles(tree, [changed('.github/workflows/a.yml')])).toEqual(['.github/workflows/a.yml']);
    expect(wantedFiles(tree, [changed('README.md')])).toEqual([]);
  });
});
