import { beforeAll, describe, expect, it } from '@jest/globals';
import { jsonFindings } from '../../src/report/json.ts';
import { loadShellGrammar } from '../../src/shell/parser.ts';
import { oddFindings } from '../support/findings.ts';

beforeAll(loadShellGrammar);

const NODE = {
  Dockerfile: 'FROM node:20-bookworm\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "server.js"]\n',
  'package.json': '{"name": "a", "dependencies": {"express": "4"}}',
  'package-lock.json': '{"lockfileVersion": 3}',
  'server.js': 'require("express")().listen(8080)\n',
};

describe('findings as JSON', () => {
  const findings = (files?: Readonly<Record<string, string>>) => {
    const odd = oddFindings(files);
    return jsonFindings(odd.findings, (path) => odd.snapshot.read(path));
  };

  it('holds the files that belong to a fix, as the fix itself writes them', () => {
    const split = findings(NODE).find(({ rule }) => rule === 'single-stage-build-tools');
    expect(split?.fix?.edits).toHaveLength(1);
    expect(split?.fix?.files).toEqual([{ path: '.dockerignore', text: expect.stringContaining('**/node_modules\n') }]);
  });

  it('says of every other fix that nothing belongs to it, so that programs need not ask', () => {
    const fixes = findings().flatMap(({ fix }) => fix ?? []);
    expect(fixes.length).toBeGreaterThan(3);
    for (const { files } of fixes) expect(files).toEqual([]);
  });
});
