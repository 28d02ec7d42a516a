import { curlInsecure } from '../../../src/rules/network-tls-downloads/curl-insecure.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(curlInsecure, {
  fires: [
    {
      name: 'short',
      dockerfile: 'FROM a:1\nRUN curl -k https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl https://x\n',
    },
    {
      name: 'cluster',
      dockerfile: 'FROM a:1\nRUN curl -sSfLk https://x | sh\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl -sSfL https://x | sh\n',
    },
    {
      name: 'long',
      dockerfile: 'FROM a:1\nRUN a && curl https://x --insecure\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && curl https://x\n',
    },
  ],
  silent: [
    { name: 'output name', dockerfile: 'FROM a:1\nRUN curl -o -k https://x\n' },
    { name: 'glued output', dockerfile: 'FROM a:1\nRUN curl -opk https://x\n' },
    { name: 'long option', dockerfile: 'FROM a:1\nRUN curl --keepalive-time 2 https://x\n' },
  ],
});
