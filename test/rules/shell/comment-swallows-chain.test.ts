import { commentSwallowsChain } from '../../../src/rules/shell/comment-swallows-chain.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(commentSwallowsChain, {
  fires: [
    {
      name: 'inside',
      dockerfile: 'FROM a:1\nRUN a \\\n  && b # why \\\n  && c\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a \\\n  # why\n  && b \\\n  && c\n',
    },
    {
      name: 'first line',
      dockerfile: 'FROM a:1\nRUN a; # why \\\n  b\n',
      lines: [2],
      fixed: 'FROM a:1\n# why\nRUN a; \\\n  b\n',
    },
    {
      name: 'escape',
      dockerfile: '# escape=`\nFROM a:1\nRUN a && ` \n  b # why `\n  && c\n',
      lines: [4],
      fixed: '# escape=`\nFROM a:1\nRUN a && ` \n  # why\n  b `\n  && c\n',
    },
    { name: 'ONBUILD has no fix', dockerfile: 'FROM a:1\nONBUILD RUN a # x \\\n  && b\n', lines: [2] },
    { name: 'with a quote', dockerfile: "FROM a:1\nRUN a # don't \\\n  && b\n", lines: [2] },
    {
      name: 'blanks before the comment and behind the escape character',
      dockerfile: 'FROM a:1\nRUN a \\\n\t && b  \t # why \\ \t\n  && c\n',
      lines: [3],
      fixed: 'FROM a:1\nRUN a \\\n\t # why\n\t && b \\ \t\n  && c\n',
    },
    {
      name: 'another comment below, a continuation within',
      dockerfile: 'FROM a:1\nRUN a # x \\\n  && b # y \\\n  && c\nRUN a # x \\ y \\\n  && b\n',
      lines: [2, 5],
    },
  ],
  silent: [
    {
      name: 'inside of a word, between backquotes',
      dockerfile: 'FROM a:1\nRUN a#b \\\n && c\nRUN a \\\n  b `# why` \\\n  c\n',
    },
    { name: 'own line', dockerfile: 'FROM a:1\nRUN a \\\n  # why \\\n  && b\n' },
    { name: 'at the end', dockerfile: 'FROM a:1\nRUN a \\\n  && b # why\n' },
    {
      name: 'at the end, continued',
      dockerfile: 'FROM a:1\nRUN a \\\n  && b # why \\\n\n',
    },
    { name: 'no comments', dockerfile: 'FROM a:1\nRUN a "x # y" \'# z\' ${#b} $# c#d \\\n  && e\n' },
    { name: 'nested quotes', dockerfile: 'FROM a:1\nRUN a "$(b "c # d")" \\\n  && e\n' },
    { name: 'heredoc', dockerfile: 'FROM a:1\nRUN <<EOF\na # b \\\nc\nEOF\n' },
    { name: 'only continuations follow', dockerfile: 'FROM a:1\nRUN a # why \\\n  \\\n' },
    { name: 'JSON', dockerfile: 'FROM a:1\nRUN ["a", "# b", \\\n  "c"]\n' },
  ],
});
