import { vulnerableOpensslSource } from '../../../src/rules/network-tls-downloads/vulnerable-openssl-source.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(vulnerableOpensslSource, {
  fires: [
    {
      name: 'wget',
      dockerfile: 'FROM a:1\nRUN wget -q https://www.openssl.org/source/openssl-3.0.0.tar.gz\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN wget -q https://www.openssl.org/source/openssl-3.0.7.tar.gz\n',
    },
    {
      name: 'in a variable',
      dockerfile: 'FROM a:1\nARG V=3.0.2\nRUN curl -fO "https://www.openssl.org/source/openssl-${V}.tar.gz"\n',
      lines: [3],
    },
  ],
  silent: [
    {
      name: 'later and unknown',
      dockerfile:
        'FROM a:1\nARG V\nRUN curl -fO https://www.openssl.org/source/openssl-3.0.15.tar.gz && curl -fO https://www.openssl.org/source/openssl-$V.tar.gz\n',
    },
  ],
});
