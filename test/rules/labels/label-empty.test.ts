import { labelEmpty } from '../../../src/rules/labels/label-empty.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelEmpty, {
  fires: [{ name: 'both', dockerfile: 'FROM a:1\nLABEL a= b="" c=d\n', lines: [2, 2] }],
  silent: [{ name: 'others', dockerfile: 'FROM a:1\nARG X=\nLABEL a=$X b=0\nENV c=\n' }],
});
