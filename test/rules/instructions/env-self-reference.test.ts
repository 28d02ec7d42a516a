import { envSelfReference } from '../../../src/rules/instructions/env-self-reference.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(envSelfReference, {
  fires: [
    {
      name: 'over lines',
      dockerfile: 'FROM a:1\nENV A=1 \\\n    B=${A}/x \\\n    C=$B$A\n',
      lines: [3, 4],
      fixed: 'FROM a:1\nENV A=1\nENV B=${A}/x\nENV C=$B$A\n',
    },
    {
      name: 'one split is enough',
      dockerfile: 'FROM a:1\nENV A=1 B="$A" C="$A"\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nENV A=1\nENV B="$A" C="$A"\n',
    },
    {
      name: 'defined behind',
      dockerfile: 'FROM a:1\nENV B=$A A=1\n',
      lines: [2],
      fixed: 'FROM a:1\nENV A=1\nENV B=$A\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: 'FROM a:1\nONBUILD ENV A=1 B=$A\n',
      lines: [2],
      fixed: 'FROM a:1\nONBUILD ENV A=1\nONBUILD ENV B=$A\n',
    },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nENV A=1 \\\n  # why\n  B=$A\n',
      lines: [4],
      fixed: 'FROM a:1\nENV A=1\n  # why\nENV B=$A\n',
    },
    {
      name: 'defined behind, between others',
      dockerfile: 'FROM a:1\nenv X=1 \\\n    B=$A \\\n    A=1 \\\n    C=4\n',
      lines: [3],
      fixed: 'FROM a:1\nenv A=1\nenv X=1 \\\n    B=$A \\\n    C=4\n',
    },
    { name: 'each uses the other', dockerfile: 'FROM a:1\nENV A=$B B=$A\n', lines: [2, 2] },
    {
      name: 'a comment of two lines between',
      dockerfile: 'FROM a:1\nENV A=1 \\\n    # one\n    # two\n    B=$A\n',
      lines: [5],
      fixed: 'FROM a:1\nENV A=1\n    # one\n    # two\nENV B=$A\n',
    },
    {
      name: 'a comment in front of what is moved',
      dockerfile: 'FROM a:1\nENV B=$A \\\n    # why\n    A=1\n',
      lines: [2],
    },
    {
      name: 'before and behind',
      dockerfile: 'FROM a:1\nENV C=1 B=$A D=$C A=2\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nENV A=2\nENV C=1 B=$A D=$C\n',
    },
  ],
  silent: [
    { name: 'itself', dockerfile: 'FROM a:1\nENV PATH=$PATH:/x B=c\n' },
    { name: 'defined before', dockerfile: 'FROM a:1 AS b\nARG A=1\nENV A=2 B=$A\n' },
    { name: 'longer name', dockerfile: 'FROM a:1\nENV A=1 B=$AB\n' },
    { name: 'no reference', dockerfile: "FROM a:1\nENV A=1 B=\\$A C='$A'\n" },
    { name: 'two instructions', dockerfile: 'FROM a:1\nENV A=1\nENV B=$A\n' },
  ],
});
