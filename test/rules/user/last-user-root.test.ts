import { lastUserRoot } from '../../../src/rules/user/last-user-root.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(lastUserRoot, {
  fires: [
    { name: 'root at the end', dockerfile: 'FROM a:1\nUSER root\n', lines: [2] },
    { name: 'zero with a group', dockerfile: 'FROM a:1\nUSER 0:0\n', lines: [2] },
    { name: 'inherited from a stage', dockerfile: 'FROM a:1 AS b\nUSER root\nFROM b\n', lines: [2] },
    { name: 'through an ARG', dockerfile: 'FROM a:1\nARG U=root\nUSER $U\n', lines: [3] },
  ],
  silent: [
    { name: 'entry point drops root', dockerfile: 'FROM a:1\nUSER root\nENTRYPOINT ["gosu", "app", "server"]\n' },
    { name: 'root in the middle', dockerfile: 'FROM a:1\nUSER root\nRUN x\nUSER app\n' },
    { name: 'root in a builder', dockerfile: 'FROM a:1 AS b\nUSER root\nFROM c:1\nCOPY --from=b /x /x\nUSER 1\n' },
    { name: 'unknown variable', dockerfile: 'FROM a:1\nARG U\nUSER $U\n' },
  ],
});
