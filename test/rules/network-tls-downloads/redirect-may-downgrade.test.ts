import { redirectMayDowngrade } from '../../../src/rules/network-tls-downloads/redirect-may-downgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(redirectMayDowngrade, {
  fires: [
    {
      name: 'curl',
      dockerfile: 'FROM a:1\nRUN curl -fL https://x\nRUN ["curl", "-L", "https://x"]\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN curl --proto \'=https\' --tlsv1.2 -fL https://x\nRUN ["curl", "--proto", "=https", "--tlsv1.2", "-L", "https://x"]\n',
    },
    {
      name: 'wget, inner shell',
      dockerfile: "FROM a:1\nRUN wget https://x\nRUN bash -c 'curl -L https://x'\n",
      lines: [2, 3],
    },
  ],
  silent: [
    {
      name: 'limited',
      dockerfile: "FROM a:1\nRUN curl --proto '=https' -L https://x && wget --max-redirect=0 https://x\n",
    },
    {
      name: 'no redirects, no HTTPS',
      dockerfile: 'FROM a:1\nRUN curl https://x && curl -L http://x && wget http://x\n',
    },
  ],
});
