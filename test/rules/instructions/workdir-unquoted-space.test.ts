import { workdirUnquotedSpace } from '../../../src/rules/instructions/workdir-unquoted-space.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(workdirUnquotedSpace, {
  fires: [
    { name: 'comment', dockerfile: 'FROM a:1\nWORKDIR /x # why\n', lines: [2] },
    { name: 'ONBUILD', dockerfile: 'FROM a:1\nONBUILD WORKDIR /x y\n', lines: [2] },
  ],
  silent: [{ name: 'quoted or escaped', dockerfile: 'FROM a:1\nWORKDIR "/x y"\nWORKDIR \'/x y\'\nWORKDIR /x\\ y\n' }],
});
