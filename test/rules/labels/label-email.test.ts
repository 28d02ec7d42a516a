import { labelEmail } from '../../../src/rules/labels/label-email.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(labelEmail, {
  fires: [
    { name: 'own list', dockerfile: 'FROM a:1\nLABEL contact=me@\n', lines: [2], options: { keys: ['contact'] } },
  ],
  silent: [
    {
      name: 'good',
      dockerfile: 'FROM a:1\nLABEL maintainer=ada@example.com\nLABEL maintainer="Ada <ada@example.com>" other=x\n',
    },
  ],
});
