import { scriptCrlf } from '../../../src/rules/scripts/script-crlf.ts';
import { scriptCases } from '../../support/rule-cases.ts';

const COPIED = 'FROM debian:12\nCOPY start.sh /\nCMD ["app"]\n';

scriptCases(scriptCrlf, {
  fires: [
    { name: 'all lines', script: '#!/bin/sh\r\nexec app\r\n', lines: [1], fixed: '#!/bin/sh\nexec app\n' },
    { name: 'one line', script: '#!/bin/sh\nset -e\r\nexec app\n', lines: [1], fixed: '#!/bin/sh\nset -e\nexec app\n' },
    {
      name: 'a script that is only copied, without a shebang',
      script: 'a\r\n',
      files: { Dockerfile: COPIED },
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
