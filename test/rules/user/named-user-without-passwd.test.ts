import { namedUserWithoutPasswd } from '../../../src/rules/user/named-user-without-passwd.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(namedUserWithoutPasswd, {
  fires: [
    {
      name: 'chown',
      dockerfile: 'FROM scratch\nCOPY --chown=app:app app /app\n',
      lines: [2],
      fixed: 'FROM scratch\nCOPY --chown=65532:65532 app /app\n',
    },
  ],
  silent: [
    {
      name: 'passwd copied',
      dockerfile: 'FROM a:1 AS b\nFROM scratch\nCOPY --from=b /etc/passwd /etc/passwd\nUSER app\n',
    },
    { name: 'number', dockerfile: 'FROM scratch\nUSER 1000\n' },
    { name: 'variable', dockerfile: 'FROM scratch\nUSER $A\n' },
    { name: 'debian', dockerfile: 'FROM debian:12\nUSER app\n' },
    { name: 'root file system', dockerfile: 'FROM scratch\nADD rootfs.tar.gz /\nUSER app\n' },
  ],
});
