import { credentialsInRunCommand } from '../../../src/rules/secrets/credentials-in-run-command.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(credentialsInRunCommand, {
  fires: [
    {
      name: 'net user on Windows',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN net user app "Passw0rd" /add\n',
      lines: [2],
    },
    {
      name: 'clusters of options and other programs',
      dockerfile:
        'FROM a:1\nRUN curl -fsSLu a:b x\nRUN htpasswd -nb user pass\nRUN drush si --account-pass=foo\nRUN gcloud auth activate-service-account --key-file=x\nRUN docker login -u a -p b\nRUN mysqladmin -u root password foo\nRUN net user app Passw0rd /add\n',
      lines: [2, 3, 4, 5, 6, 7, 8],
    },
    { name: 'wget', dockerfile: 'FROM debian:12\nRUN wget --password=hunter2 x\n', lines: [2] },
    { name: 'mysql', dockerfile: 'FROM debian:12\nRUN mysql -uroot -phunter2 < a\n', lines: [2] },
    { name: 'sshpass', dockerfile: 'FROM debian:12\nRUN sshpass -p hunter2 ssh x\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM debian:12\nONBUILD RUN htpasswd -bc f user hunter2\n', lines: [2] },
  ],
  silent: [
    {
      name: 'no password',
      dockerfile:
        'FROM a:1\nRUN net user app * /add && docker login -u a --password-stdin < x && htpasswd -n user && gcloud config set a b\n',
    },
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
