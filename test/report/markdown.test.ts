import { describe, expect, it } from '@jest/globals';
import { fenceFor, markdownText, visible } from '../../src/report/escape.ts';
import { commentBody } from '../../src/report/markdown.ts';

describe('escape', () => {
  it('leaves no mention, HTML, link or emphasis', () => {
    expect(markdownText('@team <b>*x*</b> [a](b)')).toBe('@\u200bteam &lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\](b)');
  });

  it('keeps code spans', () => {
    expect(markdownText('&commat;team')).toBe('&amp;commat;team');
    expect(markdownText('use `COPY *`')).toBe('use `COPY *`');
  });

  it('makes control characters and reading-direction marks visible', () => {
    expect(visible('a\u001b[31m\u202e')).toBe('a\\u001b[31m\\u202e');
  });

  it('fences longer than what is inside', () => {
    expect(fenceFor('a ```` b')).toBe('`````');
    expect(fenceFor('a')).toBe('```');
  });
});

describe('commentBody', () => {
  const finding = (at: number) => ({
    rule: 'no-sudo',
    severity: 'warning' as const,
    path: 'Dockerfile',
    line: at,
    endLine: at,
    column: 1,
    endColumn: 2,
    message: `Something is wrong here ${at} ${'x'.repeat(200)}`,
    why: 'It matters.',
    fingerprint: `f${at}`,
  });
  const options = { webUrl: () => 'https://w', ruleUrl: () => 'https://r' };
  const body = (suggestion: string) =>
    commentBody(
      {
        path: 'Dockerfile',
        startLine: undefined,
        line: 1,
        findings: Array.from({ length: 400 }, (_, at) => finding(at)) as never,
        suggestion,
        safety: 'safe',
        unmended: [],
      },
      options as never,
    );

  it('is no longer than GitHub takes, and keeps the suggestion whole or leaves it out', () => {
    const short = body('RUN make');
    expect(short.length).toBeLessThanOrEqual(65_536);
    expect(short).toContain('```suggestion\nRUN make\n```');
    expect(short).toContain('The list was cut here');
    const long = body('y\n'.repeat(40_000));
    expect(long.length).toBeLessThanOrEqual(65_536);
    expect(long).not.toContain('```suggestion');
  });
});
