import { wgetNoCheckCertificate } from '../../../src/rules/network-tls-downloads/wget-no-check-certificate.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(wgetNoCheckCertificate, {
  fires: [
    {
      name: 'first',
      dockerfile: 'FROM a:1\nRUN wget --no-check-certificate -q https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN wget -q https://x\n',
    },
  ],
  silent: [
    { name: 'checked', dockerfile: 'FROM a:1\nRUN wget -q https://x\n' },
    { name: 'echoed', dockerfile: 'FROM a:1\nRUN echo wget --no-check-certificate\n' },
  ],
});
