import { describe, expect, it } from '@jest/globals';
import { commentBody, type MarkdownOptions, reviewBody } from '../../src/report/markdown.ts';
import type { Finding, Review } from '../../src/review/types.ts';

const OPTIONS: MarkdownOptions = {
  webUrl: (path, line) => `https://github.example/${path}#L${line}`,
  ruleUrl: (id) => `https://rules.example/${id}`,
  headSha: '0'.repeat(40),
};

const finding = (rule: string, line: number, title: string): Finding => ({
  rule,
  group: 'user',
  severity: 'warning',
  aliases: [],
  message: `${rule} says something.`,
  why: `${rule} has a reason.`,
  path: 'Dockerfile',
  range: { start: 0, end: 1 },
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  related: [],
  fingerprint: rule.padEnd(16, '0').slice(0, 16),
  fix: { safety: 'unsafe', title, edits: [{ range: { start: 0, end: 0 }, text: 'x' }], turn: 'rewrite' },
});
const stages = finding('split', 1, 'Build apart');
const account = finding('account', 3, 'Run as somebody');

describe('a comment on several findings', () => {
  it('says what the suggestion leaves to a person', () => {
    const comment = { path: 'Dockerfile', startLine: 1, line: 3, findings: [stages, account], suggestion: 'FROM a' };
    const body = (unmended: readonly string[]): string =>
      commentBody({ ...comment, safety: 'safe', unmended }, OPTIONS);
    expect(body([account.fingerprint])).toContain('The suggestion leaves `account` to you.\n\n```suggestion\nFROM a');
    expect(body([stages.fingerprint, account.fingerprint])).toContain('leaves `split` and `account` to you.');
    expect(body([])).not.toContain('to you');
  });
});

describe('a comment that suggests to write stages anew', () => {
  it('tells of the first finding in full, and lists what is mended on the way', () => {
    const body = commentBody(
      {
        path: 'Dockerfile',
        startLine: 1,
        line: 3,
        findings: [stages, account],
        suggestion: 'FROM a',
        safety: 'unsafe',
        unmended: [],
        rewrites: true,
      },
      OPTIONS,
    );
    const [said, also, list, ...rest] = body.split('\n\n');
    expect(said).toBe('split says something. split has a reason. [`split`](https://rules.example/split)');
    expect(also).toBe('The suggestion also mends:');
    expect(list).toBe(
      '- warning [Dockerfile:3](https://github.example/Dockerfile#L3): account says something. [`account`](https://rules.example/account)',
    );
    expect(rest[1]).toBe('```suggestion\nFROM a\n```');
    expect(rest.at(-1)?.match(/plimsoll:fp=/g)).toHaveLength(2);
  });
});

describe('the body of a review', () => {
  const review = (patches: Review['patches'], outside: readonly Finding[] = []): Review => ({
    comments: [],
    outside,
    overCap: [],
    patches,
    introduced: [],
    ignored: [],
    leftAlone: new Map(),
    recognised: new Map(),
    fixed: [],
    preExisting: [],
    notices: [],
    conclusion: 'neutral',
    reviewed: [],
  });
  const patch = {
    finding: stages,
    path: 'Dockerfile',
    before: 'FROM a\nRUN b\n',
    after: 'FROM a AS b\nRUN b\n',
    files: [],
  };

  it('holds patches that no line can suggest, with the command that commits them', () => {
    const body = reviewBody(review([patch]), OPTIONS);
    expect(body).toMatch(/^Build apart \(Dockerfile:1\): /);
    expect(body).toContain('`/plimsoll fix split` commits it.');
    expect(body).toMatch(/<details><summary>The change<\/summary>\n\n```diff\n--- a\/Dockerfile\n/);
    expect(body).toContain('\n-FROM a\n+FROM a AS b\n RUN b\n```\n\n</details>');
    expect(reviewBody(review([]), OPTIONS)).toBe('');
    expect(reviewBody(review([{ ...patch, after: patch.before }]), OPTIONS)).toBe('');
    // Files that belong to it, also new ones.
    const files = [
      { path: '.dockerignore', before: 'a\n', after: 'a\n.git\n' },
      { path: 'healthcheck/main.go', before: undefined, after: 'package main\n' },
    ];
    const both = reviewBody(review([{ ...patch, files }]), OPTIONS);
    expect(both).toContain('+++ b/.dockerignore\n@@ -1,1 +1,2 @@\n a\n+.git\n');
    expect(both).toContain('--- /dev/null\n+++ b/healthcheck/main.go\n');
  });

  it('leaves out a patch that is too long, and keeps what has to be remembered', () => {
    const long = { ...patch, after: `${'RUN something\n'.repeat(6000)}` };
    expect(reviewBody(review([long]), OPTIONS)).toBe('');
    const body = reviewBody(review([long, patch], [account]), OPTIONS);
    expect(body.match(/<details>/g)).toHaveLength(1);
    expect(body).toMatch(/<!-- plimsoll:told \S+ -->$/);
    const many = Array.from({ length: 1400 }, (_, at) => ({ ...account, fingerprint: String(at).padStart(16, '0') }));
    const full = reviewBody(review([{ ...patch, after: 'RUN x\n'.repeat(5000) }, patch], many), OPTIONS);
    expect(full.length).toBeLessThanOrEqual(65_536);
    expect(full).toMatch(/<!-- plimsoll:told \S+ -->$/);
  });
});
