import { copyJunkFiles } from '../../../src/rules/copy-add/copy-junk-files.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyJunkFiles, {
  fires: [
    {
      name: 'by name',
      dockerfile: 'FROM a:1\nCOPY Dockerfile a /x/\nADD .aws /root/.aws\nCOPY a/.DS_Store b/.git /x/\n',
      lines: [2, 3, 4, 4],
    },
    {
      name: 'with the whole context',
      dockerfile: 'FROM a:1\nCOPY . /x\n',
      files: { '.dockerignore': '.git', 'a/.vscode/settings.json': '' },
      lines: [2],
    },
  ],
  silent: [
    { name: 'below node_modules', dockerfile: 'FROM a:1\nCOPY node_modules/a/.npm /x\n' },
    {
      name: 'ignored',
      dockerfile: 'FROM a:1\nCOPY . /x\n',
      files: { '.dockerignore': '.git\n**/.idea', 'a/.idea/x': '', 'node_modules/a/.npm/x': '' },
    },
    {
      name: 'a stage that does not ship',
      dockerfile: 'FROM a:1 AS b\nCOPY . /x\nCOPY .git /x/.git\nFROM c:1\nCOPY --from=b /x/.cache /y\n',
    },
    { name: 'other files', dockerfile: 'FROM a:1\nCOPY src .gitignore /x/\nADD https://x/.git /x\n' },
  ],
});
