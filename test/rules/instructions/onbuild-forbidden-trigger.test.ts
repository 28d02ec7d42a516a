import { onbuildForbiddenTrigger } from '../../../src/rules/instructions/onbuild-forbidden-trigger.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(onbuildForbiddenTrigger, {
  fires: [
    {
      name: 'all three',
      dockerfile: 'FROM a:1\nONBUILD ONBUILD RUN a\nonbuild from b\nONBUILD MAINTAINER c\n',
      lines: [2, 3, 4],
    },
  ],
  silent: [{ name: 'others', dockerfile: 'FROM a:1\nONBUILD RUN echo FROM\nONBUILD\n' }],
});
