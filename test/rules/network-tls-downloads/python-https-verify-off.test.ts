import { pythonHttpsVerifyOff } from '../../../src/rules/network-tls-downloads/python-https-verify-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(pythonHttpsVerifyOff, {
  fires: [
    {
      name: 'ENV, both forms',
      dockerfile: 'FROM a:1\nENV PYTHONHTTPSVERIFY 0\nENV A=b \\\n    PYTHONHTTPSVERIFY="0"\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nENV A=b\n',
    },
    {
      name: 'ARG, in front of a command',
      dockerfile: 'FROM a:1\nARG PYTHONHTTPSVERIFY=0\nRUN PYTHONHTTPSVERIFY=0 b\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN b\n',
    },
    {
      name: 'ONBUILD, the first of several',
      dockerfile: 'FROM a:1\nONBUILD ENV PYTHONHTTPSVERIFY=0 A=b\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD ENV A=b\n',
    },
    { name: 'exported', dockerfile: "FROM a:1\nRUN export PYTHONHTTPSVERIFY='0' && b\n", lines: [2] },
  ],
  silent: [
    {
      name: 'other names and values',
      dockerfile:
        'FROM a:1\nENV MY_PYTHONHTTPSVERIFY=0 PYTHONHTTPSVERIFY_X=0\nENV PYTHONHTTPSVERIFY=10\nENV PYTHONHTTPSVERIFY=01\n',
    },

    { name: 'on', dockerfile: 'FROM a:1\nENV PYTHONHTTPSVERIFY=1\nRUN PYTHONHTTPSVERIFY=1 b\n' },
    { name: 'another name', dockerfile: 'FROM a:1\nENV MY_PYTHONHTTPSVERIFY=0\n' },
  ],
});
