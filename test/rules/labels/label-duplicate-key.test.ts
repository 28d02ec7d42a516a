import { expect, it } from '@jest/globals';
import { labelDuplicateKey } from '../../../src/rules/labels/label-duplicate-key.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

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
  silent: [
    { name: 'stages and variables', dockerfile: 'FROM a:1 AS b\nLABEL a=1 $K=x\nFROM b\nLABEL a=2 $K=y\n' },
    {
      name: 'what is no label, keys with variables, without a name or a value',
      dockerfile: 'FROM a:1\nENV a=1\nLABEL a=2\nENV a=3\nLABEL b$X=1 b$X=2\nLABEL =1 =2\nLABEL c c\n',
    },
  ],
});

it('points to the value that counts', () => {
  const dockerfile = 'FROM a:1\nLABEL a=1\nLABEL b=2 a=3\n';
  const [problem] = problemsOf(labelDuplicateKey, { name: '', dockerfile });
  expect(problem?.related).toEqual([
    { range: { start: dockerfile.indexOf('a=3'), end: dockerfile.indexOf('a=3') + 3 }, message: 'This value counts.' },
  ]);
});
