import { labelUnexpected } from '../../../src/rules/labels/label-unexpected.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelUnexpected, {
  fires: [
    {
      name: 'own list',
      dockerfile: 'FROM a:1\nLABEL a=1 b=2 \\\n  c=3\nLABEL d=4\n',
      lines: [2, 3, 4],
      options: { keys: ['a'] },
      fixed: 'FROM a:1\nLABEL a=1\n',
    },
  ],
  silent: [{ name: 'known', dockerfile: 'FROM a:1\nLABEL org.opencontainers.image.title=x $A=y\nENV b=c\n' }],
});
