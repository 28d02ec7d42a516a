import { redirectMayDowngrade } from '../../../src/rules/network-tls-downloads/redirect-may-downgrade.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(redirectMayDowngrade, {
  fires: [
    {
      name: 'other options, several addresses',
      dockerfile:
        'FROM a:1\nRUN curl --location https://x/a && curl --location-trusted https://x/a && curl --follow https://x/a\nRUN curl -L --proto https https://x/a && curl -L --max-time =https https://x/a\nRUN curl -L http://y/a https://x/a\nRUN curl -L --x--proto =https https://x/a && curl -L --proto-default =https https://x/a\n',
      lines: [2, 2, 2, 3, 3, 4, 5, 5],
      fixed:
        "FROM a:1\nRUN curl --proto '=https' --tlsv1.2 --location https://x/a && curl --proto '=https' --tlsv1.2 --location-trusted https://x/a && curl --proto '=https' --tlsv1.2 --follow https://x/a\nRUN curl --proto '=https' --tlsv1.2 -L --proto https https://x/a && curl --proto '=https' --tlsv1.2 -L --max-time =https https://x/a\nRUN curl -L http://y/a https://x/a\nRUN curl --proto '=https' --tlsv1.2 -L --x--proto =https https://x/a && curl --proto '=https' --tlsv1.2 -L --proto-default =https https://x/a\n",
    },
    { name: 'a shell in exec form', dockerfile: 'FROM a:1\nRUN ["sh", "-c", "curl -L https://x/a"]\n', lines: [2] },

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
      name: 'an address in an address',
      dockerfile: 'FROM a:1\nRUN curl -L http://x/https://y && curl -L --proto-redir =https https://x/a\n',
    },

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
