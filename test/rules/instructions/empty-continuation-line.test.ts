import { emptyContinuationLine } from '../../../src/rules/instructions/empty-continuation-line.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(emptyContinuationLine, {
  fires: [
    {
      name: 'two places',
      dockerfile: 'FROM a:1\nRUN a \\\n\n  \n  && b \\\n  # why\n\n  && c\n',
      lines: [3, 7],
      fixed: 'FROM a:1\nRUN a \\\n  && b \\\n  # why\n  && c\n',
    },
    {
      name: 'another escape',
      dockerfile: '# escape=`\nFROM a:1\nRUN a `\n\n  b\n',
      lines: [4],
      fixed: '# escape=`\nFROM a:1\nRUN a `\n  b\n',
    },
  ],
  silent: [
    { name: 'comment', dockerfile: 'FROM a:1\nRUN a \\\n  #\n  && b\n\nRUN c\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\na\n\nb\nEOF\n' },
    { name: 'an instruction is swallowed', dockerfile: 'FROM a:1\nRUN a \\\n\nRUN b\n' },
    { name: 'at the end', dockerfile: 'FROM a:1\nRUN a \\\n\n' },
  ],
});
