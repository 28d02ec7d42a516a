import { expect, it } from '@jest/globals';
import { secretInArgOrEnv } from '../../../src/rules/secrets/secret-in-arg-or-env.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

const first = 'FROM a:1\n';

ruleCases(secretInArgOrEnv, {
  fires: [
    {
      name: 'a short word for a password',
      dockerfile: 'FROM a:1\nENV VNC_PW=vncpassword DB_PW=12345 \n',
      lines: [2, 2],
    },
    {
      name: 'an ARG whose default is only itself',
      dockerfile: 'FROM a:1\nARG NEW_RELIC_KEY=${NEW_RELIC_KEY}\nARG MY_TOKEN=$OTHER\n',
      lines: [2, 3],
    },
    {
      name: 'an ARG that an ENV of the stage takes over, once',
      dockerfile:
        'FROM a:1\nARG A_TOKEN\nARG X=1 B_TOKEN\nENV A_TOKEN=$A_TOKEN \\\n    C_PASSWORD="${B_TOKEN}"\nRUN x\n',
      lines: [4, 5],
    },
    {
      name: 'an ARG with a default, in another stage, taken over under a harmless name, or as a part',
      dockerfile:
        'ARG A_TOKEN\nFROM a:1 AS b\nARG A_TOKEN\nARG B_TOKEN=abc\nARG C_TOKEN\nARG D_TOKEN\nENV B_TOKEN=$B_TOKEN HEADER=$C_TOKEN X_TOKEN=a$D_TOKEN\nFROM b\nENV A_TOKEN=$A_TOKEN\nARG A_TOKEN\n',
      lines: [1, 3, 4, 5, 6, 7, 7, 9, 10],
    },
    { name: 'ENV', dockerfile: `${first}ENV A=1 DB_PASSWORD=x\n`, lines: [2] },
    { name: 'old form', dockerfile: `${first}ENV API_TOKEN abc\n`, lines: [2] },
    { name: 'ARG without default', dockerfile: `${first}ARG NPM_TOKEN\n`, lines: [2] },
    { name: 'before the first FROM', dockerfile: `ARG GITHUB_TOKEN\n${first}`, lines: [1] },
    { name: 'in a trigger', dockerfile: `${first}ONBUILD ENV DB_PASSWORD=x\n`, lines: [2] },
    { name: 'words without a line between them', dockerfile: `${first}ENV DBPASSWORD=x dbPassword=x\n`, lines: [2, 2] },
    { name: 'a number for a password', dockerfile: `${first}ENV DB_PASS=12345\n`, lines: [2] },
    { name: 'a password in an address', dockerfile: `${first}ENV API_SECRET=https://a:b@c.de/\n`, lines: [2] },
    {
      name: 'names of Ruby',
      dockerfile: `${first}ARG SECRET_KEY_BASE\nARG BUNDLE_GEMS__EXAMPLE__COM\n`,
      lines: [2, 3],
    },
    { name: 'a name that ends in ID', dockerfile: `${first}ARG AWS_ACCESS_KEY_ID\n`, lines: [2] },
    { name: 'whose it is', dockerfile: `${first}ENV DB_USER_PASSWORD=x ID_TOKEN=abc\n`, lines: [2, 2] },
    { name: 'over several lines', dockerfile: `${first}ENV A=1 \\\n# secret\n    API_KEY=abc\n`, lines: [4] },
    {
      name: 'a stage whose name only holds such a word',
      dockerfile: 'FROM a:1 AS latest\nARG API_TOKEN\nFROM b:1\nCOPY x y\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: 'what only begins or ends alike',
      dockerfile: `${first}ENV PW=x PWM_LEVEL=3 APW=x VNC_PW_FILE=/x VNC_PW=\n`,
    },
    {
      name: 'the key of a pair',
      dockerfile: `${first}ENV Filters__0__Key=ProcessId \\\n  Filters__0__Value=1\nENV TAG_KEY=team TAG_VALUE=a\n`,
    },
    { name: 'part of a word', dockerfile: `${first}ARG TOKENIZER=x\nENV KEYCLOAK=x MONKEY=x AUTHOR=me\n` },
    { name: 'a file', dockerfile: `${first}ENV PASSWORD_FILE=/run/secrets/x TOKEN_DIR=/x SSH_AUTH_SOCK=/x\n` },
    { name: 'empty', dockerfile: `${first}ENV TOKEN=\n` },
    { name: 'GPG key', dockerfile: `${first}ENV GPG_KEY=ABC\n` },
    { name: 'a fingerprint', dockerfile: `${first}ENV NODE_RELEASE_KEY=94AE36675C464D64BAFA68DD7434390BDBE9B9C5\n` },
    { name: 'public', dockerfile: `${first}ENV NEXT_PUBLIC_API_KEY=abc STRIPE_PUBLIC_KEY=abc\n` },
    { name: 'a switch', dockerfile: `${first}ENV REQUIRE_AUTH=true TOKEN_TTL=3600 AUTH=basic\n` },
    { name: 'a place', dockerfile: `${first}ENV TOKEN_SOURCE=https://a.b/c SECRET=/run/secrets/a\n` },
    { name: 'placeholders', dockerfile: `${first}ENV API_KEY=dummy SECRET_KEY_BASE=1 API_TOKEN=<token>\n` },
    {
      name: 'settings of a login',
      dockerfile: `${first}ENV NGINX_AUTH_LDAP_BRANCH=master KEY_LENGTH=4096 CACHE_KEY=a\n`,
    },
    { name: 'the working directory', dockerfile: `${first}ENV PWD=abc OLD_PWD=abc\n` },
    { name: 'a stage for tests', dockerfile: 'FROM a:1 AS test\nENV DB_PASSWORD=x\nFROM b:1\n' },
    { name: 'configuration of bundler', dockerfile: `${first}ENV BUNDLE_BUILD__NOKOGIRI=x BUNDLE_WITHOUT=test\n` },
    { name: 'other instructions', dockerfile: 'FROM a:1\nLABEL API_TOKEN=Zx8kL0qPw9vBn3Rt\n' },
  ],
});

it('tells of a default only where it is a text', () => {
  const messages = problemsOf(secretInArgOrEnv, {
    name: '',
    dockerfile: `${first}ARG A_TOKEN=$A_TOKEN\nARG B_TOKEN=abc\n`,
  });
  expect(messages.map(({ message }) => message.includes('default stands in the file'))).toEqual([false, true]);
});

it('names the mount to use, and whether a default stands in the file', () => {
  const dockerfile =
    'FROM a:1\nARG API_TOKEN\nARG DB_PASSWORD=Zx8kL0qPw9vBn3Rt\nARG B_TOKEN=$API_TOKEN\nARG C_TOKEN=${API_TOKEN}\nENV NPM_TOKEN=Zx8kL0qPw9vBn3Rt\n';
  const messages = problemsOf(secretInArgOrEnv, { name: '', dockerfile }).map(({ message }) => message);
  expect(messages).toEqual(
    [
      'what is passed for it',
      'its default stands',
      'what is passed for it',
      'what is passed for it',
      '`ENV` keeps it',
    ].map((words) => expect.stringContaining(words)),
  );
  expect(messages[0]).toContain('`RUN --mount=type=secret,id=api_token,env=API_TOKEN`');
});

it('says at the ENV where the ARG is, and lets suppressions there hold', () => {
  const dockerfile = `${first}ARG A_TOKEN\nENV A_TOKEN=$A_TOKEN\n`;
  const [problem, ...more] = problemsOf(secretInArgOrEnv, { name: '', dockerfile });
  expect(more).toEqual([]);
  const range = { start: first.length, end: first.length + 'ARG A_TOKEN'.length };
  expect(problem?.related?.map((each) => each.range)).toEqual([range]);
  expect(problem?.elsewhere).toEqual([range]);
});
