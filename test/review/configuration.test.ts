import { beforeAll, describe, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import {
  checkSnapshot,
  DEFAULT_CONFIGURATION,
  fixSnapshot,
  loadConfiguration,
  loadLayeredConfiguration,
} from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const load = (text: string) => loadConfiguration(text, 'plimsoll.yml');

describe('a preset that is no name', () => {
  it('is told of, also where it cannot become a text', () => {
    const { notices } = loadConfiguration('extends: [{toString: 1, valueOf: 2}]\n', '.github/plimsoll.yml');
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('There is no preset')]);
  });
});

describe('loadConfiguration', () => {
  it('reads what it knows', () => {
    const { configuration, notices } = load(
      'extends: [strict]\nfail-on: warning\ncomments: {max: 3}\nexclude: [vendor/**]\nrules:\n  DL3020: off\n  no-sudo: {severity: info, fix: never}\n',
    );
    expect(notices).toEqual([]);
    expect([configuration.presets, configuration.failOn, configuration.comments.max, configuration.exclude]).toEqual([
      ['strict'],
      'warning',
      3,
      ['vendor/**'],
    ]);
    expect(configuration.rules.get('copy-over-add')).toEqual({ severity: 'off' });
    expect(configuration.rules.get('no-sudo')).toEqual({ severity: 'info', fix: 'never' });
  });

  it('reads thresholds of the plan, and tells of those that are none', () => {
    const good = load('plan:\n  thresholds:\n    lines: 80\n    background-jobs: 3\n');
    expect(good.notices).toEqual([]);
    expect(good.configuration.plan.thresholds).toEqual({ lines: 80, backgroundJobs: 3 });
    const bad = load('plan:\n  phases: 3\n  thresholds:\n    lines: 0\n    words: 4\n    branches: 9\n');
    expect(bad.notices.map(({ line, column }) => [line, column])).toEqual([
      [2, 3],
      [4, 12],
      [5, 5],
    ]);
    expect(bad.configuration.plan.thresholds).toEqual({ branches: 9 });
    expect(load('plan: 3\n').notices).toHaveLength(1);
    expect(load('plan: { thresholds: [1] }\n').notices).toHaveLength(1);
  });

  it('reports mistakes with their place and goes on', () => {
    const { configuration, notices } = load(
      'fail-on: loud\nnonsense: 1\nrules:\n  nope: off\n  no-sudo: 7\nexclude: [a]\n',
    );
    expect(notices.map(({ line, column }) => [line, column])).toEqual([
      [1, 10],
      [2, 1],
      [4, 3],
      [5, 12],
    ]);
    expect([configuration.failOn, configuration.exclude]).toEqual(['error', ['a']]);
  });

  it.each(['[', '- a', 'a: [', '"', '\0'])('survives %j', (text) => {
    expect(load(text).notices.length).toBeGreaterThan(0);
  });
});

/** `rule severity` of what a configuration finds. */
function findings(files: Record<string, string>, text: string, path = '.github/plimsoll.yml'): string[] {
  const { configuration, notices } = loadConfiguration(text, path);
  expect(notices).toEqual([]);
  return checkSnapshot(memorySnapshot(files), { configuration }).findings.map(
    ({ rule, severity, path: file }) => `${file} ${rule} ${severity}`,
  );
}

const ADD = 'FROM debian:12\nADD x /x\nUSER app\n';

describe('presets', () => {
  it('puts own settings on top of what is extended', () => {
    const found = (text: string): string[] =>
      findings({ Dockerfile: ADD }, text).filter((line) => line.includes('copy-over-add'));
    expect(found('')).toEqual(['Dockerfile copy-over-add warning']);
    expect(found('extends: hadolint')).toEqual(['Dockerfile copy-over-add error']);
    expect(found('extends: [hadolint]\nrules: {DL3020: info}')).toEqual(['Dockerfile copy-over-add info']);
    expect(found('extends: [hadolint, strict]')).toEqual(['Dockerfile copy-over-add warning']);
  });

  it('keeps to hadolint where only that is extended', () => {
    const bare = { Dockerfile: 'FROM debian:12\nRUN apt-get update && apt-get install -y curl\n' };
    const found = findings(bare, 'extends: [hadolint]').map((line) => line.split(' ')[1]);
    expect(found).toContain('apt-pin-version');
    expect(found).not.toContain('missing-user');
  });

  it('leaves taste out of security', () => {
    const found = findings({ Dockerfile: 'FROM debian:12\nRUN curl -k https://x\nCMD x\n' }, 'extends: [security]');
    expect(found.map((line) => line.split(' ')[1])).toContain('curl-insecure');
    expect(found.map((line) => line.split(' ')[1])).not.toContain('use-exec-form');
  });
});

describe('overrides', () => {
  it('hold for their files only, the later over the earlier', () => {
    const text = `overrides:
  - files: [services/**]
    rules: {copy-over-add: {severity: error, fix: never}}
  - files: ["**/old"]
    rules: {DL3020: info}
`;
    const files = { Dockerfile: ADD, 'services/Dockerfile': ADD, 'services/old/Dockerfile': ADD };
    expect(findings(files, text).filter((line) => line.includes('copy-over-add'))).toEqual([
      'Dockerfile copy-over-add warning',
      'services/Dockerfile copy-over-add error',
      'services/old/Dockerfile copy-over-add info',
    ]);
  });

  it.each([
    'overrides: 1',
    'overrides: [1]',
    'overrides: [{files: [a]}]',
    'overrides: [{files: [a], rules: {}, x: 1}]',
  ])('reports %s', (text) => expect(load(text).notices).toHaveLength(1));
});

describe('fix modes', () => {
  const fixed = (mode: string, rules?: string[]): (string | undefined)[] => {
    const { configuration } = load(`rules: {copy-over-add: {fix: ${mode}}}`);
    const snapshot = memorySnapshot({ Dockerfile: 'FROM debian:12\nADD x /x\nUSER app\n' });
    const [finding] = checkSnapshot(snapshot, { configuration }).findings.filter(
      ({ rule }) => rule === 'copy-over-add',
    );
    const { applied } = fixSnapshot(snapshot, {
      configuration,
      unsafe: true,
      rules: rules ?? ['copy-over-add', 'apt'],
    });
    const all = fixSnapshot(snapshot, { configuration, unsafe: true });
    return [
      finding?.fix && 'shown',
      all.applied.some(({ rule }) => rule === 'copy-over-add') ? 'applied' : undefined,
      applied.length > 0 ? 'applied when named' : undefined,
    ];
  };

  it('apply: shown and applied', () => expect(fixed('apply')).toEqual(['shown', 'applied', 'applied when named']));
  it('suggest: shown, applied when it is named', () =>
    expect(fixed('suggest')).toEqual(['shown', undefined, 'applied when named']));
  it('suggest: naming others does not help', () =>
    expect(fixed('suggest', ['no-sudo'])).toEqual(['shown', undefined, undefined]));
  it('never: neither', () => expect(fixed('never')).toEqual([undefined, undefined, undefined]));

  it('hold for some files only, with a severity of their own', () => {
    const { configuration } = load(
      'overrides: [{files: [a/**], rules: {DL3020: {severity: info, fix: never}}}, {files: [a/b/**], rules: {DL3020: {fix: suggest}}}]',
    );
    const text = 'FROM debian:12\nADD x /x\nUSER app\n';
    const { findings: found } = checkSnapshot(
      memorySnapshot({ Dockerfile: text, 'a/Dockerfile': text, 'a/b/Dockerfile': text }),
      { configuration },
    );
    expect(
      found
        .filter(({ rule }) => rule === 'copy-over-add')
        .map(({ severity, fix, suggestOnly }) => [severity, fix !== undefined, suggestOnly]),
    ).toEqual([
      ['warning', true, undefined],
      ['info', false, undefined],
      ['info', true, true],
    ]);
  });
});

describe('an organisation and a repository', () => {
  const layered = (organisation: string, repository: string | undefined, path = '.github/plimsoll.yml') =>
    loadLayeredConfiguration(
      { path: 'acme/.github/plimsoll.yml', text: organisation },
      repository === undefined ? undefined : { path, text: repository },
    );
  const ORGANISATION =
    'extends: [security]\nfail-on: warning\nexclude: [vendor/**]\nrules: {no-sudo: {severity: error, fix: never}, DL3007: error}\noverrides: [{files: [old/**], rules: {no-sudo: off}}]\n';

  it('keeps the organisation’s settings where the repository says nothing', () => {
    for (const repository of [undefined, '', 'comments: {max: 3}']) {
      const { configuration, notices } = layered(ORGANISATION, repository);
      expect(notices).toEqual([]);
      expect([configuration.presets, configuration.failOn, configuration.exclude]).toEqual([
        ['security'],
        'warning',
        ['vendor/**'],
      ]);
      expect(configuration.rules.get('no-sudo')).toMatchObject({ severity: 'error', fix: 'never' });
    }
  });

  it('lays the repository’s over them', () => {
    const { configuration } = layered(
      ORGANISATION,
      'extends: [recommended, strict]\nexclude: []\nrules: {no-sudo: info}\noverrides: [{files: [old/new/**], rules: {no-sudo: warning}}]\n',
    );
    expect([configuration.presets, configuration.failOn, configuration.exclude]).toEqual([
      ['recommended', 'strict'],
      'warning',
      [],
    ]);
    expect(configuration.rules.get('no-sudo')).toMatchObject({ severity: 'info', fix: 'never' });
    expect(configuration.rules.get('no-latest-tag')).toMatchObject({ severity: 'error' });
    expect(configuration.overrides.map(({ files }) => files)).toEqual([['old/**'], ['old/new/**']]);
  });

  it('takes hadolint’s file of a repository too', () => {
    const { configuration } = layered(ORGANISATION, 'ignored: [DL3007]\n', '.hadolint.yaml');
    expect([configuration.presets, configuration.failOn]).toEqual([['security', 'hadolint'], 'warning']);
    expect(configuration.rules.get('no-latest-tag')?.severity).toBe('off');
  });

  it('says in which file a mistake is', () => {
    const { notices } = layered('nonsense: 1\n', 'rules: {nope: off}\n');
    expect(notices.map(({ path, line }) => [path, line])).toEqual([
      ['acme/.github/plimsoll.yml', 1],
      ['.github/plimsoll.yml', 1],
    ]);
  });
});

describe('suppression settings', () => {
  const text = 'FROM scratch\n# plimsoll ignore=copy-over-add\nADD x /x\n';
  it('can ask for reasons', () =>
    expect(findings({ Dockerfile: text }, 'require-reason: true')).toContain(
      'Dockerfile suppression-without-reason warning',
    ));
  it('can forbid comments', () =>
    expect(findings({ Dockerfile: text }, 'allow-suppressions: false')).toContain('Dockerfile copy-over-add warning'));
});

describe("hadolint's file", () => {
  const found = (text: string, dockerfile = ADD): string[] =>
    findings({ Dockerfile: dockerfile }, text, '.hadolint.yaml');

  it('brings its severities beside what is recommended', () => {
    expect(found('')).toContain('Dockerfile copy-over-add error');
    expect(found('override: {info: [DL3020]}')).toContain('Dockerfile copy-over-add info');
    expect(found('ignored: [DL3020]\noverride: {info: [DL3020]}').join()).not.toContain('copy-over-add');
    expect(found('ignored: [DL9999]\nformat: tty')).toContain('Dockerfile copy-over-add error');
  });

  it('can forbid comments', () => {
    const text = 'FROM scratch\n# hadolint ignore=DL3020\nADD x /x\n';
    expect(found('', text).join()).not.toContain('copy-over-add');
    expect(found('disable-ignore-pragma: true', text)).toContain('Dockerfile copy-over-add error');
  });

  it.each([
    ['failure-threshold: warning', 'warning'],
    ['failure-threshold: none', 'never'],
    ['no-fail: true\nfailure-threshold: error', 'never'],
    ['', 'error'],
  ])('%j fails from %s', (text, failOn) =>
    expect(loadConfiguration(text, '.hadolint.yml').configuration.failOn).toBe(failOn),
  );

  it("sets ShellCheck's codes", () => {
    const { configuration } = loadConfiguration('ignored: [SC2086]\noverride: {error: [sc2046]}', '.hadolint.yaml');
    expect(configuration.rules.get('SC2086')?.severity).toBe('off');
    expect(configuration.rules.get('SC2046')?.severity).toBe('error');
  });

  it('is known by its keys where the name says nothing', () => {
    expect(loadConfiguration('ignored: [DL3020]', 'lint.yaml').configuration.presets).toContain('hadolint');
    expect(loadConfiguration('rules: {DL3020: off}', 'lint.yaml').configuration).toMatchObject({
      presets: DEFAULT_CONFIGURATION.presets,
    });
  });

  it('reports a label whose type is none, also where it has a name that every object knows', () => {
    const text = 'label-schema:\n  a: __proto__\n  b: [1]\n  c:\n  constructor: semver\n  d: text\n  e: 1\n';
    const { notices, configuration } = loadConfiguration(text, '.hadolint.yaml');
    expect(notices.map(({ line, message }) => `${line} ${message.slice(0, 15)}`)).toEqual([
      '2 The type of a h',
      '3 The type of b h',
      '4 The type of c h',
      '7 The type of e h',
    ]);
    expect(configuration.rules.get('label-semver')?.options).toEqual({ keys: ['constructor'] });
  });

  it('reports mistakes with their place', () => {
    const text = 'ignored: 1\noverride:\n  loud: [a]\n  error: 1\nlabel-schema: 1\nno-fail: 1\nnope: 1\n';
    expect(
      loadConfiguration(text, '.hadolint.yaml')
        .notices.map(({ line }) => line)
        .sort(),
    ).toEqual([1, 3, 4, 5, 6, 7]);
  });
});
