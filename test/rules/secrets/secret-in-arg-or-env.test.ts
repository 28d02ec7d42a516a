import { secretInArgOrEnv } from '../../../src/rules/secrets/secret-in-arg-or-env.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(secretInArgOrEnv, {
  fires: [
    { name: 'ENV', dockerfile: 'FROM a:1\nENV A=1 DB_PASSWORD=x\n', lines: [2] },
    { name: 'old form', dockerfile: 'FROM a:1\nENV API_TOKEN abc\n', lines: [2] },
    { name: 'ARG without default', dockerfile: 'FROM a:1\nARG NPM_TOKEN\n', lines: [2] },
  ],
  silent: [
    { name: 'part of a word', dockerfile: 'FROM a:1\nARG TOKENIZER=x\n' },
    { name: 'a file', dockerfile: 'FROM a:1\nENV PASSWORD_FILE=/run/secrets/x\n' },
    { name: 'empty', dockerfile: 'FROM a:1\nENV TOKEN=\n' },
    { name: 'GPG key', dockerfile: 'FROM a:1\nENV GPG_KEY=ABC\n' },
  ],
});
