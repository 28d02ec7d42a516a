import { labelGroup } from '../../../src/rules/labels/label-group.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelGroup, {
  fires: [
    {
      name: 'three in a row, a blank line between',
      dockerfile: 'FROM a:1\nLABEL a=1 "b c"="2 3"\n\nlabel d=$X\nCMD ["x"]\n',
      lines: [4],
      fixed: 'FROM a:1\nLABEL a=1 \\\n      "b c"="2 3" \\\n      d=$X\nCMD ["x"]\n',
    },
    {
      name: 'another escape character, no line break at the end',
      dockerfile: '# escape=`\nFROM a:1\nLABEL a=1\nLABEL b=2\nLABEL c=3',
      lines: [4],
      fixed: '# escape=`\nFROM a:1\nLABEL a=1 `\n      b=2 `\n      c=3',
    },
    {
      name: 'a key twice, a variable key, the old form',
      dockerfile:
        'FROM a:1\nLABEL a=1 b=2\nLABEL a=3\nRUN x\nLABEL $k=1 l=2\nLABEL m=3\nRUN y\nLABEL a b\nLABEL c=1 d=2\n',
      lines: [3, 6, 9],
    },
    { name: 'a comment inside', dockerfile: 'FROM a:1\nLABEL a=1 \\\n# why\n  b=2\nLABEL c=3\n', lines: [5] },
    {
      name: 'fewer are asked for',
      dockerfile: 'FROM a:1\nLABEL a=1\nLABEL b=2\n',
      lines: [3],
      fixed: 'FROM a:1\nLABEL a=1 \\\n      b=2\n',
      options: { pairs: 2 },
    },
  ],
  silent: [
    { name: 'two pairs', dockerfile: 'FROM a:1\nLABEL a=1\nLABEL b=2\n' },
    { name: 'something between', dockerfile: 'FROM a:1\nLABEL a=1 b=2\n# c\nLABEL c=3\nRUN x\nLABEL d=4\n' },
    { name: 'stages', dockerfile: 'FROM a:1\nLABEL a=1 b=2\nFROM b:1\nLABEL c=3\n' },
  ],
});
