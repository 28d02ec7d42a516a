import { weakTlsVersion } from '../../../src/rules/network-tls-downloads/weak-tls-version.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(weakTlsVersion, {
  fires: [
    {
      name: 'other versions',
      dockerfile:
        'FROM a:1\nRUN curl --tls-max 1.1 https://x/a && curl --tls-max=1.0 https://x/a && curl --tlsv1.0 https://x/a && curl -3 https://x/a\nRUN wget --secure-protocol=tlsv1 https://x/a && wget --secure-protocol "SSLv3" https://x/a\n',
      lines: [2, 2, 2, 2, 3, 3],
      fixed:
        'FROM a:1\nRUN curl https://x/a && curl https://x/a && curl --tlsv1.2 https://x/a && curl --tlsv1.2 https://x/a\nRUN wget --secure-protocol=TLSv1_2 https://x/a && wget --secure-protocol "TLSv1_2" https://x/a\n',
    },

    {
      name: 'curl',
      dockerfile: 'FROM a:1\nRUN curl -1 https://x && curl --sslv3 https://x\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN curl --tlsv1.2 https://x && curl --tlsv1.2 https://x\n',
    },
    {
      name: 'upper bound',
      dockerfile: 'FROM a:1\nRUN curl --tls-max 1.1 https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN curl https://x\n',
    },
    { name: 'cluster', dockerfile: 'FROM a:1\nRUN curl -s1L https://x\n', lines: [2] },
    {
      name: 'wget',
      dockerfile:
        'FROM a:1\nRUN wget --secure-protocol=TLSv1 https://x\nRUN wget --secure-protocol "SSLv3" https://x\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN wget --secure-protocol=TLSv1_2 https://x\nRUN wget --secure-protocol "TLSv1_2" https://x\n',
    },
  ],
  silent: [
    {
      name: 'newer ones, other programs, other options',
      dockerfile:
        'FROM a:1\nRUN curl --tls-max 1.2 https://x/a && curl --tls-max 1.10 https://x/a && curl --tlsv1.2 https://x/a && curl --tlsv1.1x https://x/a && curl --max-time 1.1 https://x/a\nRUN wget --secure-protocol=TLSv1_2 https://x/a && wget --user TLSv1 https://x/a && wget --tls-max=1.1 https://x/a && wget --secure-protocol=xTLSv1 https://x/a\nRUN curl --secure-protocol=TLSv1 https://x/a && wget --sslv3 https://x/a && curl --x-sslv3 https://x/a\n',
    },

    {
      name: 'new enough',
      dockerfile: 'FROM a:1\nRUN curl --tlsv1.2 --tls-max 1.3 https://x && wget --secure-protocol=TLSv1_2 https://x\n',
    },
    { name: 'values', dockerfile: 'FROM a:1\nRUN curl -o -1 -m 1 https://x && wget -t 1 https://x\n' },
  ],
});
