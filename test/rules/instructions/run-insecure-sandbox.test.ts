import { runInsecureSandbox } from '../../../src/rules/instructions/run-insecure-sandbox.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(runInsecureSandbox, {
  fires: [
    {
      name: 'variable, ONBUILD',
      dockerfile: 'FROM a:1\nARG S=insecure\nONBUILD RUN --mount=type=tmpfs,target=/x --security=$S a\n',
      lines: [3],
      fixed: 'FROM a:1\nARG S=insecure\nONBUILD RUN --mount=type=tmpfs,target=/x a\n',
    },
  ],
  silent: [{ name: 'sandbox', dockerfile: 'FROM a:1\nRUN --security=sandbox a --security=insecure\nRUN a\n' }],
});
