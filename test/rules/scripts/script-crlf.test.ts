import { beforeAll, expect, it } from '@jest/globals';
import { scriptCrlf } from '../../../src/rules/scripts/script-crlf.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, scriptCases } from '../../support/rule-cases.ts';

const COPIED = 'FROM debian:12\nCOPY start.sh /\nCMD ["app"]\n';

scriptCases(scriptCrlf, {
  fires: [
    {
      name: 'lines that end with several returns',
      script: '#!/bin/sh\r\r\necho a\r\r\r\r\nexec x\n',
      lines: [1],
      fixed: '#!/bin/sh\necho a\nexec x\n',
    },
    { name: 'all lines', script: '#!/bin/sh\r\nexec app\r\n', lines: [1], fixed: '#!/bin/sh\nexec app\n' },
    { name: 'one line', script: '#!/bin/sh\nset -e\r\nexec app\n', lines: [1], fixed: '#!/bin/sh\nset -e\nexec app\n' },
    {
      name: 'a script that is only copied, without a shebang',
      script: 'a\r\n',
      files: { Dockerfile: COPIED },
      lines: [1],
      fixed: 'a\n',
    },
    {
      name: 'a command of the container that converts another file',
      script: 'a\r\n',
      files: { Dockerfile: "FROM debian:12\nCOPY start.sh /\nCMD sed -i 's/\\r//' /x\n" },
      lines: [1],
      fixed: 'a\n',
    },
  ],
  silent: [
    { name: 'LF', script: '#!/bin/sh\nprintf "a\\r\\n"\n' },
    { name: 'converted', script: '#!/bin/sh\r\n', files: { Dockerfile: `${COPIED}RUN dos2unix /start.sh\n` } },
    { name: 'converted', script: '#!/bin/sh\r\n', files: { Dockerfile: `${COPIED}RUN sed -i 's/\\r$//' /start.sh\n` } },
    {
      name: 'Windows',
      script: '#!/bin/sh\r\n',
      files: { Dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY start.sh /\n' },
    },
  ],
});

beforeAll(() => loadShellGrammar());

it('says how many lines there are, and what the kernel looks for', () => {
  const said = (script: string) =>
    problemsOf(scriptCrlf, { name: '', dockerfile: script }).map(({ message }) => message.split('; end them')[0]);
  expect(said('a\r\nb\n')).toEqual(['1 line ends with CR LF']);
  expect(said('#!/bin/sh\r\nb\r\n')).toEqual([
    expect.stringMatching(/^2 lines end with CR LF; the kernel looks for `.*sh.*` with a carriage return$/),
  ]);
});
