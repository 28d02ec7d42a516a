import { multipleSpaces } from '../../../src/rules/formatting/multiple-spaces.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(multipleSpaces, {
  fires: [
    {
      name: 'between words, two in a line',
      dockerfile: 'FROM  a:1  AS b\nENV A=1   B=\'x  y\'\nRUN c   "d  e"  f\n',
      lines: [1, 2, 3],
      fixed: 'FROM a:1 AS b\nENV A=1 B=\'x  y\'\nRUN c "d  e" f\n',
    },
    {
      name: 'in a continued line, not its indentation, not before its end',
      dockerfile: 'FROM a:1\nRUN a   \\\n     && b  c \\\n# d   e\n   && f\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a   \\\n     && b c \\\n# d   e\n   && f\n',
    },
    {
      name: 'behind an escaped quote',
      dockerfile: 'FROM a:1\nRUN a \\"  b "c\\"  d"\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a \\" b "c\\"  d"\n',
    },
    {
      name: 'behind a substitution, and an apostrophe in quotes',
      dockerfile: 'FROM a:1\nRUN a "$(b "c")"  d "it\'s"  e\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN a "$(b "c")" d "it\'s" e\n',
    },
    {
      name: 'a comment of the shell',
      dockerfile: 'FROM a:1\nRUN  x   # y   z\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN x   # y   z\n',
    },
  ],
  silent: [
    {
      name: 'in quotes within a substitution',
      dockerfile: 'FROM a:1\nRUN a "$(b "c  d")" "`e "f  g"`" "$(h (i) "j  k")"\n',
    },
    { name: 'in quotes over lines', dockerfile: 'FROM a:1\nRUN a "b \\\n  c  d"\n' },
    {
      name: 'comments, here-documents, indentation',
      dockerfile: '# a   b\n  FROM a:1\nCOPY <<EOF /x\na   b\nEOF\nRUN c # d\n',
    },
    { name: 'blanks at the end of a line', dockerfile: 'FROM a:1   \nRUN b  \n' },
    { name: 'another escape character', dockerfile: '# escape=`\nFROM a:1\nRUN a   `\n    b\n' },
  ],
});
