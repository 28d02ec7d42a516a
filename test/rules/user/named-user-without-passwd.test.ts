import { namedUserWithoutPasswd } from '../../../src/rules/user/named-user-without-passwd.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(namedUserWithoutPasswd, {
  fires: [
    {
      name: 'root has a number',
      dockerfile: 'FROM scratch\nUSER root:app\n',
      lines: [2],
      fixed: 'FROM scratch\nUSER 0:65532\n',
    },
    {
      name: 'in a stage on a stage',
      dockerfile: 'FROM scratch AS x\nCOPY a /a\nFROM x\nUSER app\n',
      lines: [4],
      fixed: 'FROM scratch AS x\nCOPY a /a\nFROM x\nUSER 65532\n',
    },
    {
      name: 'chown',
      dockerfile: 'FROM scratch\nCOPY --chown=app:app app /app\n',
      lines: [2],
      fixed: 'FROM scratch\nCOPY --chown=65532:65532 app /app\n',
    },
  ],
  silent: [
    { name: 'Windows', dockerfile: 'FROM --platform=windows/amd64 scratch\nUSER ContainerUser\n' },
    {
      name: 'accounts of an earlier stage',
      dockerfile: 'FROM scratch AS x\nCOPY --from=b /etc/passwd /etc/\nFROM x\nUSER app\n',
    },
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
