import { labelValuePattern } from '../../../src/rules/labels/label-value-pattern.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelValuePattern, {
  fires: [
    {
      name: 'own patterns',
      dockerfile: 'FROM a:1\nLABEL Name=x/y\nENV release=\nARG n=abc\n',
      lines: [2, 3, 4],
      options: { patterns: ['name=a*', 'release=?', 'n=a?'] },
    },
  ],
  silent: [
    {
      name: 'matching',
      dockerfile: 'FROM a:1\nLABEL name=aXbXc release=1\nARG name\nENV other=$name\n',
      options: { patterns: ['name=a*b*c', 'release=?', 'broken'] },
    },
  ],
});
