import { beforeAll, describe, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION, fixSnapshot, loadConfiguration } from '../../src/review/index.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import type { ShellCheck } from '../../src/shell/shellcheck.ts';

beforeAll(() => loadShellGrammar());

const DOCKERFILE = 'FROM debian:12\nCOPY start.sh /\nUSER 1000\nENTRYPOINT ["/start.sh"]\n';

function scriptFindings(
  files: Record<string, string>,
  configuration = DEFAULT_CONFIGURATION,
  shellCheck?: ShellCheck,
): string[] {
  return checkSnapshot(memorySnapshot(files), { configuration, shellCheck })
    .findings.filter(({ path }) => path.endsWith('.sh'))
    .map(({ rule, path, line, severity }) => `${rule} ${path}:${line} ${severity}`);
}

describe('rules about scripts', () => {
  const files = { Dockerfile: DOCKERFILE, 'start.sh': '#!/bin/sh\nexec $@\n' };

  it('tell of a script that an image copies, at its own lines', () => {
    expect(scriptFindings(files)).toEqual(['unquoted-arguments start.sh:2 warning']);
    expect(scriptFindings({ ...files, Dockerfile: 'FROM debian:12\nCOPY other /\n' })).toEqual([]);
  });

  it('leave alone those of others, but for one that starts', () => {
    const of = (dockerfile: string): string[] =>
      scriptFindings({ Dockerfile: dockerfile, 'vendor/a.sh': '#!/bin/sh\nexec $@\n', 'b.sh': '#!/bin/sh\nexec $@\n' });
    expect(of('FROM debian:12\nCOPY . /\n')).toEqual(['unquoted-arguments b.sh:2 warning']);
    expect(of('FROM debian:12\nCOPY vendor/ /v/\nENTRYPOINT ["/v/a.sh"]\n')).toEqual([
      'unquoted-arguments vendor/a.sh:2 warning',
    ]);
  });

  it('tell of it once, and as one that starts when any image starts it', () => {
    const shared = {
      'a.Dockerfile': 'FROM debian:12\nCOPY start.sh /\nUSER 1\nCMD ["app"]\n',
      'b.Dockerfile': DOCKERFILE,
      'start.sh': 'exec $@\n',
    };
    expect(scriptFindings(shared)).toEqual([
      'script-without-shebang start.sh:1 error',
      'unquoted-arguments start.sh:1 warning',
    ]);
  });

  it('obey comments in the script, ours and ShellCheck’s', () => {
    const with_ = (text: string): string[] => scriptFindings({ ...files, 'start.sh': text });
    expect(with_('#!/bin/sh\n# plimsoll ignore=unquoted-arguments -- one word\n\nexec $@\n')).toEqual([]);
    expect(with_('#!/bin/sh\nexec $@ # plimsoll ignore=unquoted-arguments\n')).toEqual([]);
    expect(with_('#!/bin/sh\n# shellcheck disable=SC2086,SC2068\nexec $@\n')).toEqual([]);
    expect(with_('#!/bin/sh\n# plimsoll global ignore=unquoted-arguments\na $@\nb $@\n')).toEqual([]);
    expect(with_('#!/bin/sh\n# plimsoll ignore=errexit-trap\nexec $@\n')).toHaveLength(1);
    expect(with_('#!/bin/sh\n# plimsoll ignore=unquoted-arguments\na\nexec $@\n')).toHaveLength(1);
  });

  it('obey the configuration: off, by ShellCheck’s id, for some files, left out', () => {
    const under = (text: string): string[] =>
      scriptFindings(files, loadConfiguration(text, '.github/plimsoll.yml').configuration);
    expect(under('rules: { unquoted-arguments: error }')).toEqual(['unquoted-arguments start.sh:2 error']);
    expect(under('rules: { unquoted-arguments: off }')).toEqual([]);
    expect(under('rules: { SC2068: off }')).toEqual([]);
    expect(under('overrides: [{ files: ["*.sh"], rules: { unquoted-arguments: off } }]')).toEqual([]);
    expect(under('exclude: ["start.sh"]')).toEqual([]);
  });

  it('take the place of what ShellCheck says of the same, in scripts only', () => {
    const shellCheck: ShellCheck = (inputs) =>
      inputs.map(({ text }) => {
        const start = text.indexOf('$@');
        return start === -1
          ? []
          : [{ code: 'SC2068', level: 'error', message: 'Quote.', range: { start, end: start + 2 }, edits: [] }];
      });
    expect(scriptFindings(files, DEFAULT_CONFIGURATION, shellCheck)).toEqual(['unquoted-arguments start.sh:2 warning']);
    const off = loadConfiguration('rules: { unquoted-arguments: off }', '.github/plimsoll.yml').configuration;
    expect(scriptFindings(files, off, shellCheck)).toEqual(['SC2068 start.sh:2 error']);
    const inRun = { Dockerfile: 'FROM debian:12\nRUN f() { x $@; }; f a\n' };
    const { findings } = checkSnapshot(memorySnapshot(inRun), { configuration: DEFAULT_CONFIGURATION, shellCheck });
    expect(findings.map(({ rule }) => rule)).toContain('SC2068');
  });

  it('are fixed in the script', () => {
    const { files: fixed } = fixSnapshot(memorySnapshot(files), { configuration: DEFAULT_CONFIGURATION, unsafe: true });
    expect(fixed.find(({ path }) => path === 'start.sh')?.after).toBe('#!/bin/sh\nexec "$@"\n');
  });
});
