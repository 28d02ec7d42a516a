import { powershellMisleadingBacktick } from '../../../src/rules/windows-powershell/powershell-misleading-backtick.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(powershellMisleadingBacktick, {
  fires: [
    {
      name: 'in a here-document',
      dockerfile: 'FROM p\nRUN <<EOF pwsh\na ` \n  -b `\t\n  -c `\n  -d\nEOF\n',
      lines: [3, 4],
      fixed: 'FROM p\nRUN <<EOF pwsh\na `\n  -b `\n  -c `\n  -d\nEOF\n',
    },
    {
      name: 'between strings and comments',
      dockerfile: 'FROM p\nRUN <<EOF pwsh\n# a\nb "x"` \n  "y" # c\nEOF\n',
      lines: [4],
      fixed: 'FROM p\nRUN <<EOF pwsh\n# a\nb "x"`\n  "y" # c\nEOF\n',
    },
  ],
  silent: [
    {
      name: 'the escape character of the file',
      dockerfile: '# escape=`\nFROM w\nSHELL ["powershell", "-c"]\nRUN a ` \n  -b\n',
    },
    { name: 'in a string or comment', dockerfile: "FROM p\nRUN <<EOF pwsh\n# a ` \n$x = @'\n` \n'@\nEOF\n" },
    { name: 'another shell', dockerfile: 'FROM p\nRUN <<EOF\na ` \nb`\nEOF\n' },
  ],
});
