import { copyIgnoredFile } from '../../../src/rules/copy-add/copy-ignored-file.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyIgnoredFile, {
  fires: [
    {
      name: 'by a pattern',
      dockerfile: 'FROM a:1\nCOPY ./b/c.log ok /x/\nADD d/e /x\n',
      files: { '.dockerignore': '# c\n**/*.log\nd/\n' },
      lines: [2, 3],
    },
    { name: 'everything', dockerfile: 'FROM a:1\nCOPY . /x\n', files: { '.dockerignore': '*\n' }, lines: [2] },
    {
      name: 'the ignore file of the Dockerfile wins',
      dockerfile: 'FROM a:1\nCOPY a /x\n',
      files: { '.dockerignore': 'b', 'Dockerfile.dockerignore': 'a' },
      lines: [2],
    },
  ],
  silent: [
    { name: 'exceptions', dockerfile: 'FROM a:1\nCOPY a /x\n', files: { '.dockerignore': '*\n!a\n' } },
    { name: 'no ignore file', dockerfile: 'FROM a:1\nCOPY a /x\n' },
    { name: 'the whole context', dockerfile: 'FROM a:1\nCOPY . /x\n', files: { '.dockerignore': 'a\n**/*.log' } },
    {
      name: 'not from the context',
      dockerfile:
        'FROM a:1 AS a\nFROM b:1\nCOPY --from=a a /x\nADD https://x/a /x\nCOPY <<a /x\na\nONBUILD COPY a /x\n',
      files: { '.dockerignore': 'a' },
    },
  ],
});
