import { argNotInStageScope } from '../../../src/rules/build-stages/arg-not-in-stage-scope.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(argNotInStageScope, {
  fires: [
    {
      name: 'RUN',
      dockerfile: 'ARG V=1\nFROM a:$V\nRUN echo $V && echo $V\n',
      lines: [3],
      fixed: 'ARG V=1\nFROM a:$V\nARG V\nRUN echo $V && echo $V\n',
    },
    {
      name: 'ONBUILD',
      dockerfile: 'ARG V=1\nFROM a:1\nONBUILD COPY a$V /\n',
      lines: [3],
      fixed: 'ARG V=1\nFROM a:1\nARG V\nONBUILD COPY a$V /\n',
    },
  ],
  silent: [
    { name: 'declared', dockerfile: 'ARG V=1\nFROM a:1\nARG V\nRUN echo $V\n' },
    { name: 'parent', dockerfile: 'ARG V=1\nFROM a:1 AS b\nARG V\nENV V=$V\nFROM b\nRUN echo $V\n' },
    { name: 'assigned', dockerfile: 'ARG V=1\nFROM a:1\nRUN V=2; echo $V\n' },
    { name: 'default', dockerfile: 'ARG V=1\nFROM a:1\nLABEL v=${V:-2}\n' },
    { name: 'quoted', dockerfile: "ARG V=1\nFROM a:1\nENV A='$V'\n" },
    { name: 'FROM', dockerfile: 'ARG V=1\nFROM a:$V\n' },
  ],
});
