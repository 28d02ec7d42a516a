import { beforeAll, expect, it } from '@jest/globals';
import { credentialsInRunCommand } from '../../../src/rules/secrets/credentials-in-run-command.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const WITH_PASSWORD = [
  'wget --http-password x y',
  'wget --ftp-password=hunter2 y',
  'wget --proxy-password=x y',
  'wget --password x y',
  'curl --user a:b x',
  'curl --proxy-user a:b x',
  'curl -ua:b x',
  'curl --user=ab:cd x',
  'sshpass -phunter2 ssh x',
  'useradd -p Hash app',
  'usermod --password=Hash app',
  'usermod --password Ha!sh app',
  'htpasswd -b f user pass',
  'htpasswd -nBb user pass',
  'x11vnc -storepasswd x f',
  'az login -u a -p b',
  'az login --password b',
  'doctl auth init -t abc',
  'doctl auth init --access-token abc',
  'aws configure set aws_access_key_id AKIA',
  'aws configure set aws_secret_access_key abc',
  'drush user:password admin x',
  'drush upwd admin x',
  'drush si --db-su-pw=x',
  'podman login -p b',
  'buildah login --password=b',
  'skopeo login --password b x',
  'mysqladmin password foo',
  'mysqladmin -pfoo ping',
  'mysqldump -pfoo x',
  'mariadb -pfoo',
  'mariadb-dump --password=foo x',
  'mysqlsh -pfoo',
  'net users app Passw0rd',
  '--mount=type=cache,target=/c curl -u a:b x',
];
const WITHOUT_PASSWORD = [
  'curl -u user x',
  'curl --user-agent a:b x',
  'curl https://x/a-u b:c',
  'curl -u ":$P" x',
  'wget https://x/?--password=1',
  'wget https://x/--password y',
  'wget --passwords y',
  'sshpass -e ssh -p 22 x',
  'sshpass -f x ssh -p22 y',
  'sshpass',
  'sshpass -p "" x',
  "useradd -p '*' app",
  "useradd --password='!' app",
  'useradd -P x app; usermod --password-x y app',
  'htpasswd -b f user',
  'htpasswd -nb user',
  'htpasswd -c f user x; htpasswd -n-b a b c',
  'x11vnc --storepasswd-x y; x11vnc -storepasswdfile y',
  'az vm create -p b; az login --identity; az',
  'az login x-p b; az login --password-file b',
  'doctl compute -t abc; doctl; doctl auth init x-t abc; doctl auth -tx y',
  'aws configure set region x; aws s3 cp aws_access_key_id x; aws; aws configure set my_aws_access_key_id x; aws configure set aws_access_key_id2 x; aws configure get aws_access_key_id',
  'gcloud x activate-service-account; gcloud; gcloud auth activate-service-accounts; gcloud auth x-activate-service-account',
  'net use x y z; net myusers a b; net usersx a b; net; net users',
  'net users /domain app',
  'drush user:login admin x; drush; drush upwdx a b; drush myupwd a b; drush x--password=y',
  'docker run -p 80:80 x; docker login x--password=y; docker login x-p b; docker login -pfile b',
  'mysql -P3306; mymysql -pfoo; mysqlx -pfoo; mysql x-p1',
  'mysqladmin -u root ping; mysqladmin mypassword foo; mysqladmin passwords foo; mysqladmin x-p1',
];

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
    {
      name: 'each way in which these programs take a password',
      dockerfile: `FROM a:1\n${WITH_PASSWORD.map((line) => `RUN ${line}\n`).join('')}`,
      lines: WITH_PASSWORD.map((_, at) => at + 2),
    },
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
    ...WITHOUT_PASSWORD.map((line) => ({ name: line, dockerfile: `FROM a:1\nRUN ${line}\n` })),
  ],
});

beforeAll(() => loadShellGrammar());

it('shows the password of an account on Windows, and names the program', () => {
  const dockerfile = `# escape=\`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022
RUN x && net1.exe  users  "app"  'Passw0rd' /add
RUN net user app P1 && y
RUN net user app * /add & net user app /delete & net user app %P% & net user app $env:P
RUN /usr/bin/curl -u a:b x
`;
  const problems = problemsOf(credentialsInRunCommand, { name: '', dockerfile });
  expect(
    problems.map(({ range, message }) => [dockerfile.slice(range.start, range.end), message.split(' is ')[0]]),
  ).toEqual([
    ['Passw0rd', '`net user`'],
    ['P1', '`net user`'],
  ]);
  const linux = problemsOf(credentialsInRunCommand, { name: '', dockerfile: 'FROM a:1\nRUN /usr/bin/curl -u a:b x\n' });
  expect(linux.map(({ message }) => message.split(' is ')[0])).toEqual(['`curl`']);
});
