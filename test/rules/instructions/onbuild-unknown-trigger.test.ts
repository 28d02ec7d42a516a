import { onbuildUnknownTrigger } from '../../../src/rules/instructions/onbuild-unknown-trigger.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(onbuildUnknownTrigger, {
  fires: [
    { name: 'near', dockerfile: 'FROM a:1\nONBUILD COPYY a b\n', lines: [2], fixed: 'FROM a:1\nONBUILD COPY a b\n' },
    { name: 'far', dockerfile: 'FROM a:1\nONBUILD frobnicate a\n', lines: [2] },
    {
      name: 'short words, small letters, what may not stand there',
      dockerfile: 'FROM a:1\nONBUILD foo\nONBUILD rum x\nONBUILD Frm x\n',
      lines: [2, 3, 4],
      fixed: 'FROM a:1\nONBUILD foo\nONBUILD run x\nONBUILD Frm x\n',
    },
  ],
  silent: [
    { name: 'known', dockerfile: 'FROM a:1\nONBUILD run a\nONBUILD FROM a\nONBUILD\n' },
    { name: 'another syntax', dockerfile: '# syntax=me/front:1\nFROM a:1\nONBUILD FOO a\n' },
  ],
});
