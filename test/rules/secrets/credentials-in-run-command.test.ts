import { credentialsInRunCommand } from '../../../src/rules/secrets/credentials-in-run-command.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(credentialsInRunCommand, {
  fires: [
    { name: 'wget', dockerfile: 'FROM debian:12\nRUN wget --password=hunter2 x\n', lines: [2] },
    { name: 'mysql', dockerfile: 'FROM debian:12\nRUN mysql -uroot -phunter2 < a\n', lines: [2] },
    { name: 'sshpass', dockerfile: 'FROM debian:12\nRUN sshpass -p hunter2 ssh x\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD RUN htpasswd -bc f user hunter2\n', lines: [2] },
  ],
  silent: [
    {
      name: 'variable',
      dockerfile: 'FROM debian:12\nRUN curl -u "deploy:$P" x && wget --password="$P" x && sshpass -p "$P" ssh\n',
    },
    { name: 'secret', dockerfile: 'FROM debian:12\nRUN --mount=type=secret,id=p curl -u a:b x\n' },
    { name: 'builder', dockerfile: 'FROM debian:12 AS b\nRUN curl -u a:b x\nFROM a:1\nCOPY --from=b /a /a\n' },
    { name: 'mkdir', dockerfile: 'FROM debian:12\nRUN mkdir -p x && mysql --protocol=tcp\n' },
    { name: 'locked', dockerfile: "FROM debian:12\nRUN useradd -p '!' app\n" },
  ],
});
