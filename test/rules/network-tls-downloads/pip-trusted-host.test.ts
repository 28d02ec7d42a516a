import { pipTrustedHost } from '../../../src/rules/network-tls-downloads/pip-trusted-host.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pipTrustedHost, {
  fires: [
    {
      name: 'next word',
      dockerfile: 'FROM a:1\nRUN pip3 install --trusted-host pypi.org -r r.txt\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN pip3 install -r r.txt\n',
    },
    {
      name: 'equals, module, several',
      dockerfile: 'FROM a:1\nRUN python3 -m pip install \\\n  --trusted-host=a \\\n  --trusted-host=b \\\n  x\n',
      lines: [3, 4],
      fixed: 'FROM a:1\nRUN python3 -m pip install \\\n  x\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["pip", "install", "--trusted-host", "a", "x"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["pip", "install", "x"]\n',
    },
    {
      name: 'ENV and ARG',
      dockerfile: 'FROM a:1\nENV PIP_TRUSTED_HOST=a B=c\nARG PIP_TRUSTED_HOST=a\nRUN b\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nENV B=c\nRUN b\n',
    },
    {
      name: 'in front of the command',
      dockerfile: 'FROM a:1\nRUN PIP_TRUSTED_HOST=a pip install x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN pip install x\n',
    },
    { name: 'exported', dockerfile: 'FROM a:1\nRUN export PIP_TRUSTED_HOST=a && pip install x\n', lines: [2] },
    {
      name: 'configured',
      dockerfile: 'FROM a:1\nRUN pip config set global.trusted-host a && pip install x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN pip install x\n',
    },
  ],
  silent: [
    {
      name: 'other programs, keys and names',
      dockerfile:
        'FROM a:1\nRUN npm install --trusted-host x && pip config get global.trusted-host x && pip config set global.trusted-hosts x && pip install set trusted-host\nRUN pip config && pip config set && pip config set global.index-url x && pip cache set trusted-host\nENV MY_PIP_TRUSTED_HOST=x PIP_TRUSTED_HOSTS=x\n',
    },

    { name: 'empty', dockerfile: 'FROM a:1\nENV PIP_TRUSTED_HOST=\n' },
    { name: 'an argument without a value', dockerfile: 'FROM a:1\nARG PIP_TRUSTED_HOST\n' },
    {
      name: 'other settings',
      dockerfile: 'FROM a:1\nRUN pip config set global.index-url https://x && pip install x\n',
    },
  ],
});
