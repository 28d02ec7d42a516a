import { rpmNoSignature } from '../../../src/rules/packages-rpm/rpm-no-signature.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(rpmNoSignature, {
  fires: [
    {
      name: 'two flags',
      dockerfile: 'FROM a:1\nRUN rpm -Uvh --nodigest --nosignature a.rpm\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN rpm -Uvh a.rpm\n',
    },
    {
      name: 'behind sudo, in exec form',
      dockerfile: 'FROM a:1\nRUN ["sudo", "rpm", "-i", "--noverify", "a.rpm"]\n',
      lines: [2],
      fixed: 'FROM a:1\nRUN ["sudo", "rpm", "-i", "a.rpm"]\n',
    },
  ],
  silent: [
    { name: 'other flags', dockerfile: 'FROM a:1\nRUN rpm -i --noverify-x a && rpm -i x--nodigest $FLAGS a\n' },

    { name: 'other flags', dockerfile: 'FROM a:1\nRUN rpm -i --nodeps --noscripts a.rpm\n' },
    { name: 'another program', dockerfile: 'FROM a:1\nRUN other --nosignature\n' },
  ],
});
