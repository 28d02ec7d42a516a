import { apkAllowUntrusted } from '../../../src/rules/packages-apk/apk-allow-untrusted.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(apkAllowUntrusted, {
  fires: [
    {
      name: 'in front of add',
      dockerfile: 'FROM a:1\nRUN x && apk --allow-untrusted add \\\n  y.apk\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN x && apk add \\\n  y.apk\n',
    },
    {
      name: 'exec form',
      dockerfile: 'FROM a:1\nRUN ["apk", "add", "--allow-untrusted", "y"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["apk", "add", "y"]\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD RUN apk add y --allow-untrusted\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD RUN apk add y\n',
    },
  ],
  silent: [
    {
      name: 'another manager',
      dockerfile: 'FROM a:1\nRUN npm install --allow-untrusted x && echo --allow-untrusted\n',
    },

    { name: 'another command', dockerfile: 'FROM a:1\nRUN apk add x && echo --allow-untrusted\n' },
    { name: 'a comment', dockerfile: 'FROM a:1\nRUN apk add x # --allow-untrusted\n' },
  ],
});
