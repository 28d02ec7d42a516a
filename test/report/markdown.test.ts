import { describe, expect, it } from '@jest/globals';
import { fenceFor, markdownText, visible } from '../../src/report/escape.ts';

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
