import { stageIndentation } from '../../../src/rules/formatting/stage-indentation.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(stageIndentation, {
  fires: [
    {
      name: 'several stages',
      dockerfile: '  ARG V=1\nFROM a:1 AS b\nRUN c \\\n  d\n  COPY <<EOF /x\ne\nEOF\n\tFROM b\n\tRUN f\n',
      lines: [1, 3, 5, 8],
      fixed: 'ARG V=1\nFROM a:1 AS b\n\tRUN c \\\n  d\n\tCOPY <<EOF /x\ne\nEOF\nFROM b\n\tRUN f\n',
    },
    { name: 'one stage', dockerfile: 'FROM a:1\n\tRUN b\n  CMD c\n', lines: [2, 3], fixed: 'FROM a:1\nRUN b\nCMD c\n' },
  ],
  silent: [
    { name: 'one stage, flat', dockerfile: 'ARG V\nFROM a:1\nRUN b \\\n  c\n' },
    { name: 'several, indented', dockerfile: 'FROM a:1 AS b\n\tRUN c\nFROM b\n\tRUN d\n' },
  ],
});
