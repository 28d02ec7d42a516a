import { beforeAll, describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION, fixSnapshot } from '../../src/review/index.ts';
import { suppressionsOf } from '../../src/review/suppression.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

/** The lines at which the names are suppressed. */
function reached(text: string, ...names: string[]): number[] {
  const suppressions = suppressionsOf(parseDockerfile('Dockerfile', text));
  return text
    .split('\n')
    .flatMap((_, at) => (suppressions.suppressed(['some-rule', ...names], at + 1) ? [at + 1] : []));
}

describe('suppressionsOf', () => {
  const file = (comment: string): string => `FROM a\n${comment}\nRUN x \\\n  y\nRUN z\nFROM b\nRUN x`;
  it.each([
    ['# hadolint ignore=DL3008,SC2086', 'SC2086', [2, 3, 4]],
    ['#hadolint ignore = DL3008 , sc2086', 'DL3008', [2, 3, 4]],
    ['# hadolint ignore=DL3008', 'DL3009', []],
    ['# hadolint global ignore=DL3008', 'DL3008', [1, 2, 3, 4, 5, 6, 7]],
    ['#trivy:ignore:DS-0002', 'DS-0002', [2, 3, 4]],
    ['#trivy:ignore:AVD-DS-0002:exp:2020-01-01 trivy:ignore:DS017', 'DS-0017', [2, 3, 4]],
    ['# trivy:ignore:*', 'DS-0001', [2, 3, 4]],
    ['#checkov:skip=CKV_DOCKER_3:no user needed', 'CKV_DOCKER_3', [1, 2, 3, 4, 5, 6, 7]],
    ['# kics-scan ignore-line', 'Missing User Instruction', [3]],
    ['# kics-scan ignore-block', 'Missing User Instruction', [2, 3, 4]],
    ['# kics-scan ignore-line', 'DL3008', []],
    ['# kics-scan disable=Missing User Instruction', 'Missing User Instruction', [1, 2, 3, 4, 5, 6, 7]],
    ['# nosemgrep: dockerfile.security.missing-user.missing-user', 'missing-user', [2, 3, 4]],
    ['# nosemgrep', 'missing-user', [2, 3, 4]],
    ['# nosemgrep', 'DL3008', []],
    ['# tally ignore=hadolint/DL3008,tally/sort-packages;reason=because', 'DL3008', [2, 3, 4]],
    ['# tally ignore=tally/sort-packages', 'tally/sort-packages', [2, 3, 4]],
    ['# tally global ignore=buildkit/StageNameCasing', 'StageNameCasing', [1, 2, 3, 4, 5, 6, 7]],
    ['# plimsoll ignore=DL3008 -- because', 'DL3008', [2, 3, 4]],
  ])('%s', (comment, name, lines) => expect(reached(file(comment), name)).toEqual(lines));

  it('reads the directive of the builder', () => {
    expect(reached('# check=skip=StageNameCasing,FromAsCasing;error=true\nFROM a', 'FromAsCasing')).toEqual([1, 2]);
    expect(reached('# check=error=true;skip=all\nFROM a', 'FromAsCasing')).toEqual([1, 2]);
    expect(reached('# check=skip=all\nFROM a', 'DL3008')).toEqual([]);
    expect(reached('# why\n# check=skip=all\nFROM a', 'FromAsCasing')).toEqual([]);
    expect(reached('FROM a\n# check=skip=all\nRUN b', 'FromAsCasing')).toEqual([]);
  });

  it('reads what stands behind a command for Semgrep', () => {
    const text =
      'FROM a\nRUN x \\\n  y # nosemgrep: no-sudo\nRUN z # why # nosemgrep: no-sudo\n# a # nosemgrep: no-sudo\nRUN v\n';
    expect(reached(text, 'no-sudo')).toEqual([2, 3, 4]);
    expect(reached('FROM a\r\nRUN x # nosem\r\nRUN y', 'no-sudo-in-dockerfile')).toEqual([2]);
    expect(reached('RUN x #nosemgrep', 'DL3008')).toEqual([]);
    expect(reached('RUN x# nosemgrep: no-sudo', 'no-sudo')).toEqual([]);
  });

  it.each([
    ['FROM a:1\n# nosemgrep: dockerfile.security.missing-user.missing-user\nCMD ["x"]\n', 'missing-user'],
    ['FROM a:1\n# nosem\nENTRYPOINT ["x"]\n', 'missing-user'],
    ['FROM a:1\nCMD ["a"]\n# hadolint ignore=DL4003\nCMD ["b"]\n', 'multiple-cmd'],
    ['FROM a:1\nENTRYPOINT ["a"]\n# hadolint ignore=DL4004\nENTRYPOINT ["b"]\n', 'multiple-entrypoint'],
    ['FROM a:1\nHEALTHCHECK CMD a\n# hadolint ignore=DL3012\nHEALTHCHECK CMD b\n', 'multiple-healthcheck'],
  ])('holds where another linter tells it: %j', (text, rule) => {
    const found = (dockerfile: string): string[] =>
      checkSnapshot(memorySnapshot({ Dockerfile: dockerfile }), { configuration: DEFAULT_CONFIGURATION })
        .findings.map((finding) => finding.rule)
        .filter((id) => id === rule || id === 'unused-suppression');
    expect(found(text.replace(/^#.*\n/m, ''))).toEqual([rule]);
    expect(found(text)).toEqual([]);
  });

  it('gives a block the whole stage', () => {
    expect(reached('# kics-scan ignore-block\nFROM a\nRUN x\nFROM b', 'Missing User Instruction')).toEqual([1, 2, 3]);
  });
});

it('takes the shell that a comment names', () => {
  const { instructions } = parseDockerfile('Dockerfile', 'FROM a\n# hadolint shell=powershell\nRUN x\nFROM b\nRUN x\n');
  expect(instructions.map(({ state }) => state.shell?.[0])).toEqual([undefined, 'powershell', 'powershell', undefined]);
});

describe('a comment that is made to be slow', () => {
  it.each([
    ['blanks', `# plimsoll ignore=${' '.repeat(3_900)}!`],
    ['blanks and names', `# plimsoll global ignore=${'a '.repeat(1_900)}--!`],
    ['zeros', `# trivy:ignore:ds-${'0'.repeat(3_900)}x`],
    ['parts', `# check=${'a; '.repeat(1_300)}!`],
  ])('comes to an end: %s', (_, comment) => {
    // Two thousand blanks took fourteen seconds, and twice as many eight times as long.
    expect(reached(`FROM a\n${comment}\nRUN x`, 'no-sudo')).toEqual([]);
  });
});

describe('unused-suppression', () => {
  const check = (text: string) =>
    checkSnapshot(memorySnapshot({ Dockerfile: text }), { configuration: DEFAULT_CONFIGURATION })
      .findings.filter(({ rule }) => rule === 'unused-suppression')
      .map(({ line, message }) => `${line}: ${message}`);

  it('tells what suppressed nothing, and takes it out', () => {
    const text =
      'FROM scratch\n# plimsoll ignore=copy-over-add, no-sudo -- r\nADD x /x\n# plimsoll ignore=DL3020\nUSER a\n';
    expect(check(text)).toEqual([
      '2: Nothing is suppressed by `no-sudo` here; take it out.',
      '4: Nothing is suppressed by `DL3020` here; take it out.',
    ]);
    const { files } = fixSnapshot(memorySnapshot({ Dockerfile: text }), {
      configuration: DEFAULT_CONFIGURATION,
      unsafe: false,
    });
    expect(files[0]?.after).toBe('FROM scratch\n# plimsoll ignore=copy-over-add -- r\nADD x /x\nUSER a\n');
  });

  it.each([
    ['a rule that is off', '# plimsoll ignore=apt-pin-version\nUSER a\n'],
    ['an unknown id', '# plimsoll ignore=XY1\nUSER a\n'],
    ["ShellCheck's code", '# plimsoll ignore=SC2086\nUSER a\n'],
    ["another linter's comment", '# hadolint ignore=DL3020\nUSER a\n'],
    ['itself', '# plimsoll ignore=no-sudo,unused-suppression\nUSER a\n'],
  ])('is silent on %s', (_, text) => expect(check(`FROM scratch\n${text}`)).toEqual([]));
});
