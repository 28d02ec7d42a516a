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
  ],
  silent: [{ name: 'a label', dockerfile: 'FROM a:1\nLABEL maintainer=a\n' }],
});
