import { useraddNoLogInit } from '../../../src/rules/user/useradd-no-log-init.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(useraddNoLogInit, {
  fires: [
    {
      name: "an l in an option's value",
      dockerfile: 'FROM a:1\nRUN useradd -ms /bin/bash -glocal -u 1234567 foo\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN useradd --no-log-init -ms /bin/bash -glocal -u 1234567 foo\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM debian:12\nRUN ["useradd", "-u", "123456", "a"]\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN ["useradd", "--no-log-init", "-u", "123456", "a"]\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM debian:12\nONBUILD RUN useradd --uid=123456 app\n',
      lines: [2],
      fixed: 'FROM debian:12\nONBUILD RUN useradd --no-log-init --uid=123456 app\n',
    },
    {
      name: 'cluster',
      dockerfile: 'FROM debian:12\nRUN /usr/sbin/useradd -mu 123456 app\n',
      lines: [2],
      fixed: 'FROM debian:12\nRUN /usr/sbin/useradd --no-log-init -mu 123456 app\n',
    },
  ],
  silent: [
    { name: 'in a cluster', dockerfile: 'FROM a:1\nRUN useradd -mlu 1234567 foo\n' },
    { name: 'small', dockerfile: 'FROM debian:12\nRUN useradd -u 10001 app\n' },
    { name: 'short flag', dockerfile: 'FROM debian:12\nRUN useradd -l -u 1000001 app\n' },
    { name: 'cluster', dockerfile: 'FROM debian:12\nRUN useradd -lmu 1000001 app\n' },
    { name: 'busybox', dockerfile: 'FROM debian:12\nRUN adduser -u 1000001 app\n' },
    { name: 'variable', dockerfile: 'FROM debian:12\nARG UID\nRUN useradd -u $UID app\n' },
  ],
});
