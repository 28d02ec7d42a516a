import { multipleHealthcheck } from '../../../src/rules/healthcheck/multiple-healthcheck.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(multipleHealthcheck, {
  fires: [
    {
      name: 'a part without FROM',
      dockerfile: 'HEALTHCHECK CMD /a\nHEALTHCHECK CMD /b\n',
      lines: [1],
      fixed: 'HEALTHCHECK CMD /b\n',
    },
    {
      name: 'two',
      dockerfile: 'FROM a:1\nHEALTHCHECK CMD a\nHEALTHCHECK NONE\n',
      lines: [2],
      fixed: 'FROM a:1\nHEALTHCHECK NONE\n',
    },
  ],
  silent: [
    { name: 'one a stage', dockerfile: 'FROM a:1\nHEALTHCHECK NONE\nFROM a:1\nHEALTHCHECK CMD a\n' },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD HEALTHCHECK CMD a\nHEALTHCHECK CMD b\n' },
  ],
});
