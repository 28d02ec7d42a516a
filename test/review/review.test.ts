import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangedFile } from '../../src/repository/change.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION, fixSnapshot, reviewChange } from '../../src/review/index.ts';
import type { Review } from '../../src/review/types.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

function review(base: string, head: string, hunks: ChangedFile['hunks'], max = 25): Review {
  return reviewChange(
    {
      base: memorySnapshot({ Dockerfile: base }),
      head: memorySnapshot({ Dockerfile: head }),
      files: [{ path: 'Dockerfile', previousPath: undefined, status: 'modified', hunks }],
    },
    { ...DEFAULT_CONFIGURATION, comments: { max } },
  );
}

const rules = (findings: readonly { rule: string }[]): string[] => findings.map(({ rule }) => rule);

describe('a Dockerfile with a mistake', () => {
  it('is told of and not changed', () => {
    const snapshot = memorySnapshot({ Dockerfile: 'FROM node\nRUN cd /x\nCMD ["a"]\nRUN <<EOF\nsudo b\n' });
    const { findings } = checkSnapshot(snapshot, { configuration: DEFAULT_CONFIGURATION, allRules: true });
    expect(findings.length).toBeGreaterThan(2);
    expect(findings.filter(({ fix }) => fix)).toEqual([]);
    expect(fixSnapshot(snapshot, { configuration: DEFAULT_CONFIGURATION, unsafe: true }).files).toEqual([]);
  });
});

describe('reviewChange', () => {
  it('tells what a deletion brings, on a line outside the diff', () => {
    const result = review('FROM scratch\nUSER root\nRUN x\nUSER app\n', 'FROM scratch\nUSER root\nRUN x\n', [
      { start: 3, end: 3 },
    ]);
    expect(rules(result.introduced)).toEqual(['last-user-root']);
    expect(rules(result.outside)).toEqual(['last-user-root']);
    expect(result.conclusion).toBe('failure');
  });

  it('tells nothing of what only moved', () => {
    const result = review('FROM scratch\nADD x /x\n', 'FROM scratch\nENV A=1\n\nADD x /x\n', [{ start: 1, end: 4 }]);
    expect(result.introduced).toEqual([]);
    expect(rules(result.preExisting)).toEqual(['copy-over-add']);
    expect(result.conclusion).toBe('success');
  });

  it('tells what was fixed', () => {
    expect(
      rules(review('FROM scratch\nADD x /x\n', 'FROM scratch\nCOPY x /x\n', [{ start: 1, end: 2 }]).fixed),
    ).toEqual(['copy-over-add']);
  });

  it('suggests the whole lines, findings on the same lines in one comment', () => {
    const result = review(
      'FROM debian:12\nHEALTHCHECK NONE\n',
      'FROM debian:12\nRUN apt-get install curl\nCMD x\nHEALTHCHECK NONE\n',
      [{ start: 1, end: 3 }],
    );
    expect(result.comments.map(({ line, findings, suggestion }) => [line, rules(findings).sort(), suggestion])).toEqual(
      [
        [
          2,
          ['apt-assume-yes', 'apt-no-install-recommends', 'apt-update-before-install'],
          'RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*',
        ],
        [3, ['use-exec-form'], 'CMD ["x"]'],
      ],
    );
  });

  it('suggests deleting a line by an empty suggestion', () => {
    const result = review(
      'FROM scratch\nHEALTHCHECK NONE\n',
      'FROM scratch\nCMD ["a"]\nCMD ["b"]\nHEALTHCHECK NONE\n',
      [{ start: 1, end: 3 }],
    );
    expect(result.comments.map(({ line, suggestion }) => [line, suggestion])).toEqual([[2, '']]);
  });

  it('may be committed in any subset: nothing new comes of it', () => {
    const head =
      'FROM scratch\nADD x /x\nRUN apt-get update && apt-get install \\\n    curl\nRUN sudo make\nRUN pip install x\nCMD a\nCMD b\n';
    const whole = [{ start: 1, end: 8 }];
    const { comments } = review('FROM scratch\n', head, whole);
    const suggested = comments.filter(({ suggestion }) => suggestion !== undefined).sort((a, b) => b.line - a.line);
    expect(suggested.length).toBeGreaterThan(3);
    for (let subset = 0; subset < 2 ** suggested.length; subset++) {
      const lines = head.split('\n');
      const chosen = suggested.filter((_, bit) => (subset >> bit) & 1);
      // From the bottom up, so that the lines of those above stay as they are.
      for (const { startLine, line, suggestion = '' } of chosen) {
        const first = startLine ?? line;
        lines.splice(first - 1, line - first + 1, ...(suggestion === '' ? [] : suggestion.split('\n')));
      }
      const after = review(head, lines.join('\n'), whole);
      expect(after.introduced).toEqual([]);
      expect(after.fixed.length).toBeGreaterThanOrEqual(chosen.length);
    }
  });

  it('keeps to the cap', () => {
    const result = review(
      'FROM scratch\n',
      `FROM scratch\n${'ADD x /x\nRUN y\n'.repeat(5)}`,
      [{ start: 1, end: 12 }],
      2,
    );
    const told = result.comments.flatMap(({ findings }) => findings).length + result.outside.length;
    expect(result.comments.length).toBe(2);
    expect(result.overCap.length).toBeGreaterThan(0);
    expect(result.overCap.length).toBe(result.introduced.length - told);
  });

  it('honours suppressions for the next instruction and for the file', () => {
    const head =
      '# plimsoll global ignore=DL3020\nFROM scratch\nADD x /x\n# plimsoll ignore=use-exec-form -- wanted\nCMD x\nHEALTHCHECK NONE\n';
    expect(review('FROM scratch\nHEALTHCHECK NONE\n', head, [{ start: 1, end: 5 }]).introduced).toEqual([]);
  });
});

describe('a rewrite of stages', () => {
  const single =
    'FROM python:3.12-slim\nWORKDIR /app\nRUN apt-get update && apt-get install -y gcc libpq-dev\nADD requirements.txt .\nRUN pip install -r requirements.txt\nCOPY app.py .\nEXPOSE 8000\nCMD python app.py\n';
  const change = (text: string, hunk: { start: number; end: number }): Review => {
    const more = { 'requirements.txt': 'psycopg2\n', 'app.py': '' };
    return reviewChange(
      {
        base: memorySnapshot({ ...more, Dockerfile: 'FROM python:3.12-slim\nUSER 1000\n' }),
        head: memorySnapshot({ ...more, Dockerfile: text }),
        files: [{ path: 'Dockerfile', previousPath: undefined, status: 'modified', hunks: [hunk] }],
      },
      DEFAULT_CONFIGURATION,
    );
  };

  it('is one suggestion, with all that is to change in its lines; what it leaves has comments of its own', () => {
    const { comments, patches } = change(single, { start: 1, end: 8 });
    const [first, ...others] = comments;
    expect(first).toMatchObject({ startLine: 1, line: 8, safety: 'unsafe', rewrites: true });
    expect(first?.findings[0]?.rule).toBe('single-stage-build-tools');
    expect(rules(first?.findings ?? [])).toEqual(
      expect.arrayContaining(['missing-user', 'copy-over-add', 'use-exec-form', 'pip-no-cache-dir']),
    );
    const text = first?.suggestion ?? '';
    expect(text.match(/^FROM /gm)).toHaveLength(2);
    expect(text).toMatch(/\nUSER 10001:10001\n\nCMD \["python", "app.py"\]$/);
    expect(text).not.toContain('ADD ');
    expect(rules(others.flatMap(({ findings }) => findings))).toEqual(['missing-healthcheck']);
    expect(others.every(({ suggestion }) => suggestion === undefined)).toBe(true);
    expect(patches).toEqual([]);
    // Nothing is left that it could mend, and nothing is new.
    const after = change(`${text}\n`, { start: 1, end: 40 });
    expect(rules(after.introduced)).toEqual(['missing-healthcheck']);
  });

  it('is a patch where the change touches only a part of its lines', () => {
    const { comments, outside, patches } = change(single, { start: 3, end: 5 });
    expect(rules(outside)).toContain('single-stage-build-tools');
    expect(comments.some(({ rewrites }) => rewrites)).toBe(false);
    expect(patches.map(({ finding }) => finding.rule).sort()).toEqual(['missing-user', 'single-stage-build-tools']);
    for (const { before, after } of patches) {
      expect(before).toBe(single);
      expect(after).toMatch(/AS build|USER 10001/);
    }
  });
});

describe('suggestions of fixes that meet', () => {
  it('are made in turns, and say what they leave to a person', () => {
    const text = [
      'FROM debian:12',
      'RUN apt-get update',
      'RUN apt-get install -y jq',
      'RUN curl https://x.example/a -o /a',
      'ENV API_KEY abcdefgh',
      'USER 1',
      '',
    ].join('\n');
    const files = [
      { path: 'Dockerfile', previousPath: undefined, status: 'added' as const, hunks: [{ start: 1, end: 6 }] },
    ];
    const { comments } = reviewChange(
      { base: memorySnapshot({}), head: memorySnapshot({ Dockerfile: text }), files },
      DEFAULT_CONFIGURATION,
    );
    const told = comments.map(({ suggestion, unmended, findings }) => ({
      suggestion,
      left: findings.filter(({ fingerprint }) => unmended.includes(fingerprint)).map(({ rule }) => rule),
    }));
    expect(told).toContainEqual({ suggestion: 'ENV API_KEY=abcdefgh', left: ['secret-in-arg-or-env'] });
    expect(told.find(({ suggestion }) => suggestion?.includes('apt-get update'))).toEqual({
      suggestion:
        'RUN apt-get update && apt-get install --no-install-recommends -y jq && \\\n    curl -f https://x.example/a -o /a && \\\n    rm -rf /var/lib/apt/lists/*',
      left: [],
    });
  });

  it('are not made in turns in a file so long that each look at it takes its time', () => {
    const text = 'FROM debian:12\nRUN apt-get update\nRUN apt-get install -y jq\nUSER 1\n';
    const suggestions = (whole: string): readonly (string | undefined)[] => {
      const hunks = [{ start: 1, end: 4 }];
      const files = [{ path: 'Dockerfile', previousPath: undefined, status: 'added' as const, hunks }];
      const head = memorySnapshot({ Dockerfile: whole });
      const { comments } = reviewChange({ base: memorySnapshot({}), head, files }, DEFAULT_CONFIGURATION);
      return comments.map(({ suggestion }) => suggestion);
    };
    const inTurns =
      'RUN apt-get update && apt-get install --no-install-recommends -y jq && rm -rf /var/lib/apt/lists/*';
    expect(suggestions(text)).toContain(inTurns);
    const long = suggestions(`${text}# ${'x'.repeat(40_000)}\n`);
    expect(long).not.toContain(inTurns);
    expect(long).toContain('RUN apt-get update && apt-get install --no-install-recommends -y jq');
  });
});

describe('fixSnapshot', () => {
  it('tells what is left of the rules alone that it is to look at', () => {
    const snapshot = memorySnapshot({
      Dockerfile: 'FROM debian:12\nRUN apt-get install jq\nRUN sudo ls\nMAINTAINER x\n',
    });
    const options = { configuration: DEFAULT_CONFIGURATION, unsafe: true, rules: ['maintainer-deprecated', 'sudo'] };
    const [all, alone] = [fixSnapshot(snapshot, options), fixSnapshot(snapshot, { ...options, alone: true })];
    expect(alone.files).toEqual(all.files);
    expect(all.left.length).toBeGreaterThan(alone.left.length);
    expect(alone.left.filter(({ rule }) => !options.rules.includes(rule))).toEqual([]);
  });

  it('reaches a fixed point that has no fixable finding', () => {
    const text =
      'FROM scratch\nADD x /x\nRUN apt-get update && apt-get install curl\nRUN pip install x\nCMD a\nCMD b\n';
    const options = { configuration: DEFAULT_CONFIGURATION, unsafe: true };
    const once = fixSnapshot(memorySnapshot({ Dockerfile: text }), options);
    const after = once.files[0]?.after ?? '';
    expect(after).toBe(
      'FROM scratch\nCOPY x /x\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*\nRUN pip install --no-cache-dir x\nCMD ["b"]\n',
    );
    expect(once.left.filter(({ fix }) => fix)).toEqual([]);
    expect(fixSnapshot(memorySnapshot({ Dockerfile: after }), options).files).toEqual([]);
  });

  it('mends the rest before it splits, so that both stages have it', () => {
    const files = {
      Dockerfile:
        'FROM ruby:3.3\nRUN apt-get update && apt-get install -y build-essential libpq-dev\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nCOPY . .\nCMD ["bundle", "exec", "puma"]\n',
      Gemfile: '',
      'Gemfile.lock': '',
    };
    const options = { configuration: DEFAULT_CONFIGURATION, unsafe: true };
    const { files: changed, left } = fixSnapshot(memorySnapshot(files), options);
    const text = changed.find(({ path }) => path === 'Dockerfile')?.after ?? '';
    expect(text.match(/^FROM /gm)).toHaveLength(2);
    expect(text.match(/^ENV BUNDLE_DEPLOYMENT="1"$/gm)).toHaveLength(2);
    expect(left.filter(({ fix }) => fix)).toEqual([]);
  });

  it('splits a build into stages before it makes an account, which belongs into the last of them', () => {
    const files = {
      Dockerfile: 'FROM rust:1\nWORKDIR /src\nCOPY . .\nRUN cargo install --path .\nCMD ["tool"]\n',
      'Cargo.toml': '[package]\nname = "tool"\n',
      'src/main.rs': 'fn main() {}\n',
    };
    const options = { configuration: DEFAULT_CONFIGURATION, unsafe: true };
    const { after = '' } = fixSnapshot(memorySnapshot(files), options).files[0] ?? {};
    const [build = '', last = '', ...more] = after.split(/(?=^FROM )/m).slice(1);
    expect(more).toEqual([]);
    expect(build).toContain('cargo install');
    expect(build).not.toContain('useradd');
    expect(last.match(/useradd/g)).toHaveLength(1);
    const alone = fixSnapshot(memorySnapshot(files), { ...options, rules: ['missing-user'] }).files[0]?.after ?? '';
    expect(alone).toContain('useradd');
    expect(alone.match(/^FROM /gm)).toHaveLength(1);
  });
});
