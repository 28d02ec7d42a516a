import { labelDuplicateKey } from '../../../src/rules/labels/label-duplicate-key.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelDuplicateKey, {
  fires: [
    {
      name: 'one instruction',
      dockerfile: 'FROM a:1\nLABEL a=1 \\\n  b=2 \\\n  "a"=3\n',
      lines: [2],
      fixed: 'FROM a:1\nLABEL b=2 \\\n  "a"=3\n',
    },
    {
      name: 'whole instruction',
      dockerfile: 'FROM a:1\nLABEL a=1\nRUN x\nLABEL a=2\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN x\nLABEL a=2\n',
    },
    {
      name: 'over lines',
      dockerfile: 'FROM a:1\nLABEL a=1 \\\n      b=2 \\\n      a=3 \\\n      b=4\n',
      lines: [2, 3],
      fixed: 'FROM a:1\nLABEL \\\n      a=3 \\\n      b=4\n',
    },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nLABEL a=1 \\\n      # why\n      b=2 \\\n      a=3\n',
      lines: [2],
      fixed: 'FROM a:1\nLABEL \\\n      # why\n      b=2 \\\n      a=3\n',
    },
  ],
  silent: [{ name: 'stages and variables', dockerfile: 'FROM a:1 AS b\nLABEL a=1 $K=x\nFROM b\nLABEL a=2 $K=y\n' }],
});
