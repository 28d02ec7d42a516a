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
    { name: 'the file ends', dockerfile: 'FROM a:1\nRUN a \\\n\n\n', lines: [2], fixed: 'FROM a:1\nRUN a\n\n\n' },
    {
      name: 'the file ends in blanks',
      dockerfile: 'FROM a:1\nRUN a \\\n \n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a\n \n',
    },
    {
      name: 'a comment between',
      dockerfile: 'FROM a:1\nRUN a; \\\n\n# comment\n\nRUN b\n',
      lines: [6],
      fixed: 'FROM a:1\nRUN a\n\n# comment\n\nRUN b\n',
    },
  ],
  silent: [
    { name: 'an ordinary line', dockerfile: 'FROM a:1\nRUN a \\\n\n  COPY \\\n\nadd x\n' },
    { name: 'no blank line', dockerfile: 'FROM a:1\nRUN psql -c "\\\nCOPY a FROM b"\n' },
    { name: 'not continued', dockerfile: 'FROM a:1\nRUN a\n\nENV A=b\n' },
    { name: 'the file ends with the sign', dockerfile: 'FROM a:1\nRUN a \\\n' },
    { name: 'blank lines at the end', dockerfile: 'FROM a:1\nRUN a\n\n' },
    { name: 'a heredoc at the end', dockerfile: 'FROM a:1\nRUN <<EOF\na \\\n\nEOF\n\n' },
  ],
});
