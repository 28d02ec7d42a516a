import { beforeAll, describe, expect, it } from '@jest/globals';
import { githubAnnotations, workflowCommand } from '../../src/report/github-annotations.ts';
import { gitlabCodeQuality } from '../../src/report/gitlab.ts';
import type { Finding } from '../../src/review/types.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { oddFindings } from '../support/findings.ts';

/** Reads a line as the runner does: properties end at the second pair of colons. */
function parse(line: string): { name: string; properties: Record<string, string>; message: string } | undefined {
  const match = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line);
  if (!match) return undefined;
  const [, name = '', list = '', message = ''] = match;
  const decode = (text: string): string =>
    text.replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');
  const pairs = list
    .split(',')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), decode(pair.slice(pair.indexOf('=') + 1))]);
  return { name, properties: list === '' ? {} : Object.fromEntries(pairs), message: decode(message) };
}

describe('githubAnnotations', () => {
  beforeAll(() => loadShellGrammar());

  it('is one command a finding, which the runner reads back', () => {
    const { findings } = oddFindings();
    const lines = githubAnnotations(findings).trimEnd().split('\n');
    expect(lines).toHaveLength(findings.length);
    findings.forEach(({ path, line, endLine, rule, message }, at) => {
      const read = parse(lines[at] ?? '');
      expect(read?.properties).toMatchObject({ file: path, line: String(line), endLine: String(endLine), title: rule });
      expect(read?.properties.endColumn === undefined).toBe(line !== endLine);
      expect(read?.message).toBe(message);
    });
  });

  it('keeps hostile text inside its command', () => {
    const [finding] = oddFindings({ Dockerfile: 'FROM a:1\nADD x /x\n' }).findings;
    const message = 'a%0A::set-env name=X::y\r\n::stop-commands::z\u202e';
    const path = 'a,title=b:%3A\n::error::x/Dockerfile';
    const text = githubAnnotations([{ ...finding, message, path } as Finding]);
    expect(text.match(/\n/g)).toHaveLength(1);
    expect(parse(text.trimEnd())).toMatchObject({
      properties: { file: path, title: finding?.rule },
      message: 'a%0A::set-env name=X::y\\u000d\n::stop-commands::z\\u202e',
    });
  });

  it('says a sentence without a place', () => {
    expect(workflowCommand('error', {}, '50% of\nit')).toBe('::error::50%25 of%0Ait\n');
  });
});

describe('gitlabCodeQuality', () => {
  it('has the keys that GitLab asks for, and no fingerprint twice', () => {
    const { findings } = oddFindings();
    const report = gitlabCodeQuality(findings) as Record<string, unknown>[];
    expect(report).toHaveLength(findings.length);
    for (const entry of report)
      expect(entry).toEqual({
        description: expect.any(String),
        check_name: expect.any(String),
        fingerprint: expect.any(String),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.any(String), lines: { begin: expect.any(Number), end: expect.any(Number) } },
      });
    expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(report.length);
  });
});
