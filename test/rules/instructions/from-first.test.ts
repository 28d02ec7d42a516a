import { fromFirst } from '../../../src/rules/instructions/from-first.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(fromFirst, {
  fires: [
    { name: 'before', dockerfile: '# a\nARG A\nRUN a\nFROM a:1\n', lines: [3] },
    { name: 'none', dockerfile: 'ARG A\n', lines: [1] },
    { name: 'only comments', dockerfile: '# a\n', lines: [1] },
  ],
  silent: [
    { name: 'ARG', dockerfile: '# syntax=docker/dockerfile:1\n# a\nARG A=1\n\nFROM a:$A\nRUN a\n' },
    { name: 'an unknown word is told by another rule', dockerfile: 'FORM a:1\n' },
    { name: 'binary', dockerfile: 'RUN a\0\n' },
  ],
});
