import { asKeywordCasing } from '../../../src/rules/style/as-keyword-casing.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(asKeywordCasing, {
  fires: [
    { name: 'lower FROM', dockerfile: 'from x AS y\n', lines: [1], fixed: 'from x as y\n' },
    { name: 'mixed', dockerfile: 'FROM --platform=a x As y\n', lines: [1], fixed: 'FROM --platform=a x AS y\n' },
  ],
  silent: [
    { name: 'mixed FROM', dockerfile: 'From x as y\n' },
    { name: 'image called as', dockerfile: 'FROM as AS as\n' },
  ],
});
