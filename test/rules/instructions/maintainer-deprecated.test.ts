import { maintainerDeprecated } from '../../../src/rules/instructions/maintainer-deprecated.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(maintainerDeprecated, {
  fires: [
    {
      name: 'plain',
      dockerfile: 'FROM a:1\nMAINTAINER Ada "The" L\n',
      lines: [2],
      fixed: 'FROM a:1\nLABEL org.opencontainers.image.authors="Ada \\"The\\" L"\n',
    },
    {
      name: 'quoted',
      dockerfile: 'FROM a:1\nMAINTAINER "Ada L"\n',
      lines: [2],
      fixed: 'FROM a:1\nLABEL org.opencontainers.image.authors="Ada L"\n',
    },
    {
      name: 'another escape character, over lines',
      dockerfile: '# escape=`\nFROM a:1\nmaintainer Foo \\ "Bar" `\n  <foo@bar.com>\n',
      lines: [3],
      fixed: '# escape=`\nFROM a:1\nlabel org.opencontainers.image.authors="Foo \\ `"Bar`" `\n  <foo@bar.com>"\n',
    },
    {
      name: 'quotes of different parts',
      dockerfile: 'FROM a:1\nMAINTAINER "A" "B"\n',
      lines: [2],
      fixed: 'FROM a:1\nLABEL org.opencontainers.image.authors="\\"A\\" \\"B\\""\n',
    },
  ],
  silent: [{ name: 'a label', dockerfile: 'FROM a:1\nLABEL maintainer=a\n' }],
});
