import { labelRequired } from '../../../src/rules/labels/label-required.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelRequired, {
  fires: [
    {
      name: 'own list',
      dockerfile: 'FROM a:1 AS b\nLABEL x=1\nFROM a:1\nCOPY --from=b c d\n',
      lines: [3],
      options: { keys: ['x'] },
    },
  ],
  silent: [
    {
      name: 'inherited, whatever the case',
      dockerfile: 'FROM a:1 AS b\nLABEL X=1\nFROM b\n',
      options: { keys: ['x'] },
    },
    { name: 'no FROM', dockerfile: 'ARG A\n' },
  ],
});
