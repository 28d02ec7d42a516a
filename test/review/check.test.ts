import { beforeAll, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const privileged = (count: number): string =>
  `services:\n${Array.from({ length: count }, (_, n) => `  s${n}:\n    privileged: true\n    image: a:1\n`).join('')}`;
const check = (text: string) =>
  checkSnapshot(memorySnapshot({ 'compose.yaml': text }), { configuration: DEFAULT_CONFIGURATION });
const places = (text: string) => check(text).findings.filter(({ rule }) => rule === 'compose-privileged').length;

it('tells a thousand findings of one rule in one file, and that there are more', () => {
  expect(places(privileged(1001))).toBe(1000);
  expect(check(privileged(1001)).notices).toContainEqual({
    path: 'compose.yaml',
    line: 3003,
    column: undefined,
    message: "compose-privileged finds more than 1,000 places in this file. The others aren't listed.",
  });
});

it('says nothing of others when there are none', () => {
  expect(places(privileged(1000))).toBe(1000);
  expect(check(privileged(1000)).notices).toEqual([]);
});

it('counts what is suppressed as not told', () => {
  const suppressed = privileged(1001).replace('services:\n', 'services:\n  # plimsoll ignore=compose-privileged\n');
  expect(places(suppressed)).toBe(1000);
  expect(check(suppressed).notices).toEqual([]);
});

it.each([
  ['# check=error=true\n', ['error', 'error', 'info']],
  ['# check=skip=StageNameCasing; error = TRUE\n', ['error', 'error', 'info']],
  ['# check=error=false\n', ['warning', 'warning', 'info']],
  ['# check=skip=error\n', ['warning', 'warning', 'info']],
  ['# why\n# check=error=true\n', ['warning', 'warning', 'info']],
])('makes what the builder checks an error where the file asks for it: %j', (head, severities) => {
  const text = `${head}FROM debian:12\nUSER a\nENV A b\nRUN useradd c\nMAINTAINER x\nRUN wget u\n`;
  const { findings } = checkSnapshot(memorySnapshot({ Dockerfile: text }), { configuration: DEFAULT_CONFIGURATION });
  const of = (rule: string) => findings.find((finding) => finding.rule === rule)?.severity;
  expect([of('maintainer-deprecated'), of('legacy-key-value'), of('wget-progress')]).toEqual(severities);
});

it('leaves fingerprints empty where nobody compares, and finds the same', () => {
  const snapshot = memorySnapshot({ Dockerfile: 'FROM debian\nRUN apt-get install curl\n' });
  const marked = checkSnapshot(snapshot, { configuration: DEFAULT_CONFIGURATION }).findings;
  const unmarked = checkSnapshot(snapshot, { configuration: DEFAULT_CONFIGURATION, unmarked: true }).findings;
  expect(marked.length).toBeGreaterThan(0);
  expect(marked.every(({ fingerprint }) => /^[0-9a-f]{16}$/.test(fingerprint))).toBe(true);
  expect(unmarked).toEqual(marked.map((finding) => ({ ...finding, fingerprint: '' })));
});
