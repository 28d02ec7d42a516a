import { copyBroadContext } from '../../../src/rules/copy-add/copy-broad-context.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyBroadContext, {
  fires: [
    {
      name: 'spellings of the context',
      dockerfile:
        'FROM a:1\nCOPY . /a\nADD ./ /a\nCOPY / /a\nCOPY x/.. /a\nCOPY ./a* b* /a/\nONBUILD COPY [".", "/a"]\n',
      lines: [2, 3, 4, 5, 6, 6, 7],
    },
    {
      name: 'an ignore file that leaves .env in',
      dockerfile: 'FROM a:1\nCOPY . /a\n',
      files: { '.dockerignore': '.git' },
      lines: [2],
    },
    {
      name: 'a key',
      dockerfile: 'FROM a:1\nCOPY . /a\n',
      files: { '.dockerignore': '.git\n.env', 'a/tls.key': '' },
      lines: [2],
    },
  ],
  silent: [
    { name: 'ignored', dockerfile: 'FROM a:1\nCOPY . /a\n', files: { '.dockerignore': '.git\n.env*' } },
    { name: 'parts', dockerfile: 'FROM a:1\nCOPY src a/* *.js /a/\n' },
    { name: 'a build stage', dockerfile: 'FROM a:1 AS b\nCOPY . /a\nFROM c:1\nCOPY --from=b . /a\n' },
    { name: 'a variable', dockerfile: 'FROM a:1\nARG D\nCOPY $D /a\n' },
  ],
});
