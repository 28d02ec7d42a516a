import { memorySnapshot, type Snapshot } from '../../src/repository/snapshot.ts';
import { checkSnapshot, DEFAULT_CONFIGURATION } from '../../src/review/index.ts';
import type { Finding } from '../../src/review/types.ts';

/** Files that bring findings with and without fixes, of one edit and of several, on odd lines and under odd names. */
export const ODD_FILES = {
  Dockerfile: [
    '# syntax=docker/dockerfile:1',
    'FROM node:20 AS build',
    'RUN apt-get update && \\',
    '    # a remark inside',
    '    apt-get install curl',
    'ADD "grüße 𐐀" /größe/',
    'ONBUILD ADD x /x',
    'RUN <<EOF',
    'sudo id',
    'EOF',
    'FROM build',
    'CMD node server.js',
    '',
  ].join('\n'),
  'crlf/Dockerfile': 'FROM a:1\r\nADD x /x\r\nRUN cd /tmp && sudo ls\r\n',
  'odd name#%/a b/Dockerfile': '# escape=`\nFROM a:1\nADD `\n  x /x\n',
  'compose.yaml': 'services:\n  web:\n    image: a\n    privileged: true\n    ports: ["80:80"]\n',
  'cd/Dockerfile': 'FROM a:1\nWORKDIR /a\nRUN cd grüße && make one && make two\n',
  'no-end/Dockerfile': 'FROM a:1\nADD x /x',
  'package.json': '{}',
  'server.js': '',
} as const;

export function oddFindings(files: Readonly<Record<string, string>> = ODD_FILES): {
  findings: Finding[];
  snapshot: Snapshot;
} {
  const snapshot = memorySnapshot(files);
  const { findings } = checkSnapshot(snapshot, { configuration: DEFAULT_CONFIGURATION, allRules: true });
  return { findings, snapshot };
}
