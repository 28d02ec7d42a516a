import { blankLineInContinuation } from '../../../src/rules/instructions/blank-line-in-continuation.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(blankLineInContinuation, {
  fires: [
    {
      name: 'plain',
      dockerfile: 'FROM a:1\nRUN a \\\n\n\nENV A=b\n',
      lines: [5],
      fixed: 'FROM a:1\nRUN a\n\n\nENV A=b\n',
    },
    {
      name: 'another escape',
      dockerfile: '# escape=`\nFROM a:1\nRUN a && `\n\nENV A=b\n',
      lines: [5],
      fixed: '# escape=`\nFROM a:1\nRUN a\n\nENV A=b\n',
    },
    { name: 'behind a comment', dockerfile: 'FROM a:1\nRUN a \\\n  # b\n\nENV A=b\n', lines: [5] },
  ],
  silent: [
    { name: 'an ordinary line', dockerfile: 'FROM a:1\nRUN a \\\n\n  COPY \\\n\nadd x\n' },
    { name: 'no blank line', dockerfile: 'FROM a:1\nRUN psql -c "\\\nCOPY a FROM b"\n' },
    { name: 'not continued', dockerfile: 'FROM a:1\nRUN a\n\nENV A=b\n' },
  ],
});
