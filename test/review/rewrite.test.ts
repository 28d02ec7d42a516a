import { beforeAll, describe, expect, it } from '@jest/globals';
import { memorySnapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION as configuration } from '../../src/review/index.ts';
import { rewriteStretch } from '../../src/review/rewrite.ts';
import type { Finding } from '../../src/review/types.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';

beforeAll(() => loadShellGrammar());

const TEXT = 'FROM scratch\nADD a /a\nADD b /b\nCMD ["/a"]\n';
const head = memorySnapshot({ Dockerfile: TEXT });

const all = (): Finding[] => checkSnapshot(head, { configuration }).findings.filter(({ fix }) => fix);
const lines = (from: string, to: string) => ({ start: TEXT.indexOf(from), end: TEXT.indexOf(to) });

describe('rewriteStretch', () => {
  it('makes the fixes of its findings, and leaves those of others', () => {
    const findings = all();
    const [first] = findings;
    if (!first) throw new Error('There is nothing to mend.');
    const made = rewriteStretch([first], 'Dockerfile', lines('ADD a', 'ADD b'), { head, configuration, findings });
    expect(made).toEqual({ text: 'COPY a /a\n', mended: [first], safety: 'safe' });
  });

  it('leaves a fix that reaches beyond the stretch, and is nothing where no other is left', () => {
    const findings = all();
    expect(findings).toHaveLength(2);
    const [first] = findings;
    const surroundings = { head, configuration, findings };
    const made = rewriteStretch(findings, 'Dockerfile', lines('ADD a', 'ADD b'), surroundings);
    expect(made).toEqual({ text: 'COPY a /a\n', mended: [first], safety: 'safe' });
    expect(rewriteStretch(findings, 'Dockerfile', lines('CMD', 'CMD'), surroundings)).toBeUndefined();
  });

  it('mends its own of equal lines', () => {
    const text = 'FROM debian:12\nRUN apt-get install jq\nUSER 1\nRUN apt-get install jq\nCMD ["jq"]\n';
    const twice = memorySnapshot({ Dockerfile: text });
    const findings = checkSnapshot(twice, { configuration }).findings;
    const first = findings.filter(({ line }) => line === 2);
    const stretch = { start: text.indexOf('RUN'), end: text.indexOf('USER') };
    const made = rewriteStretch(first, 'Dockerfile', stretch, { head: twice, configuration, findings });
    const line = 'RUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*\n';
    expect(made).toEqual({ text: line, mended: first, safety: 'unsafe' });
  });

  it('claims nothing of what ShellCheck found, which is not asked again', () => {
    const findings = all();
    const told = findings
      .slice(0, 1)
      .map((finding): Finding => ({ ...finding, rule: 'SC2086', fingerprint: 'x', fix: undefined }));
    const made = rewriteStretch([...findings, ...told], 'Dockerfile', lines('ADD a', 'CMD'), {
      head,
      configuration,
      findings,
    });
    expect(made).toEqual({ text: 'COPY a /a\nCOPY b /b\n', mended: findings, safety: 'safe' });
  });
});
