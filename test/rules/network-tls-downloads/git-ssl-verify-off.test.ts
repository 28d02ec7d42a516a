import { gitSslVerifyOff } from '../../../src/rules/network-tls-downloads/git-ssl-verify-off.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(gitSslVerifyOff, {
  fires: [
    {
      name: 'for one server, in other words, without -c in front',
      dockerfile:
        'FROM a:1\nRUN git config --global http.https://x/.sslVerify 0 && git clone x\nRUN git -c a=b -c http.sslverify=NO clone x\nRUN git clone --config http.sslVerify=off x\nENV GIT_SSL_NO_VERIFY=0\n',
      lines: [2, 3, 4, 5],
      fixed: 'FROM a:1\nRUN git clone x\nRUN git -c a=b clone x\nRUN git clone x\n',
    },

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
      name: 'other keys, other values',
      dockerfile:
        'FROM a:1\nRUN git config --global http.sslVerify true && git config http.sslVerifyDepth 0 && git config x.http.sslVerify 0 && git config --get http.sslVerify\nRUN git config --global http.sslVerify unoff && git config http.sslVerify notes && echo http.sslVerify=false && my-git -c http.sslVerify=false x\nENV MY_GIT_SSL_NO_VERIFY=1 GIT_SSL_NO_VERIFY_X=1\n',
    },

    {
      name: 'on',
      dockerfile: 'FROM a:1\nRUN git config --global http.sslVerify true && git -c http.sslVerify=true fetch\n',
    },
    { name: 'empty', dockerfile: 'FROM a:1\nENV GIT_SSL_NO_VERIFY=\n' },
  ],
});
