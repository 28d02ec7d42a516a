import { gitSslVerifyOff } from '../../../src/rules/network-tls-downloads/git-ssl-verify-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gitSslVerifyOff, {
  fires: [
    {
      name: 'ENV, both forms',
      dockerfile: 'FROM a:1\nENV GIT_SSL_NO_VERIFY 1\nENV A=b \\\n    GIT_SSL_NO_VERIFY="1"\n',
      lines: [2, 4],
      fixed: 'FROM a:1\nENV A=b\n',
    },
    {
      name: 'ARG, in front of a command',
      dockerfile: 'FROM a:1\nARG GIT_SSL_NO_VERIFY=1\nRUN GIT_SSL_NO_VERIFY=1 b\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nRUN b\n',
    },
    {
      name: 'ONBUILD, the first of several',
      dockerfile: 'FROM a:1\nONBUILD ENV GIT_SSL_NO_VERIFY=1 A=b\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD ENV A=b\n',
    },
    { name: 'exported', dockerfile: "FROM a:1\nRUN export GIT_SSL_NO_VERIFY='1' && b\n", lines: [2] },
    {
      name: 'config',
      dockerfile: 'FROM a:1\nRUN git config --global http.sslVerify false && git clone https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN git clone https://x\n',
    },
    {
      name: 'one call',
      dockerfile: 'FROM a:1\nRUN git -c http.sslVerify=false clone https://x\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN git clone https://x\n',
    },
    {
      name: 'one host',
      dockerfile: 'FROM a:1\nRUN a && git config --system http.https://x.y.sslVerify 0 && b\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a && b\n',
    },
  ],
  silent: [
    {
      name: 'on',
      dockerfile: 'FROM a:1\nRUN git config --global http.sslVerify true && git -c http.sslVerify=true fetch\n',
    },
    { name: 'empty', dockerfile: 'FROM a:1\nENV GIT_SSL_NO_VERIFY=\n' },
  ],
});
