import { copyWholeScriptsFolder } from '../../../src/rules/copy-add/copy-whole-scripts-folder.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(copyWholeScriptsFolder, {
  fires: [
    {
      name: 'named ones are told',
      dockerfile: 'FROM debian:12\nCOPY ./scripts /s\nCMD ["/s/a.sh"]\n',
      lines: [2],
      files: { 'scripts/a.sh': '', 'scripts/b.sh': '', 'scripts/c.sh': '', 'scripts/d.py': '', 'scripts/e.sh': '' },
    },
  ],
  silent: [
    { name: 'few', dockerfile: 'FROM debian:12\nCOPY scripts/ /s/\n', files: { 'scripts/a.sh': '' } },
    {
      name: 'ignored',
      dockerfile: 'FROM debian:12\nCOPY scripts/ /s/\n',
      files: {
        '.dockerignore': 'scripts/*\n!scripts/a.sh\n',
        'scripts/a.sh': '',
        'scripts/b.sh': '',
        'scripts/c.sh': '',
        'scripts/d.py': '',
        'scripts/e.sh': '',
      },
    },
    {
      name: 'builder',
      dockerfile: 'FROM debian:12 AS b\nCOPY scripts/ /s/\nFROM a:1\nCOPY --from=b /x /x\n',
      files: { 'scripts/a.sh': '', 'scripts/b.sh': '', 'scripts/c.sh': '', 'scripts/d.py': '', 'scripts/e.sh': '' },
    },
  ],
});
