import { onbuildCopyAdd } from '../../../src/rules/instructions/onbuild-copy-add.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(onbuildCopyAdd, {
  fires: [{ name: 'both', dockerfile: 'FROM a:1\nONBUILD COPY a b\nONBUILD ADD a b\n', lines: [2, 3] }],
  silent: [
    { name: 'others', dockerfile: 'FROM a:1\nCOPY a b\nONBUILD RUN COPY\n' },
    { name: 'from another stage', dockerfile: 'FROM a:1\nONBUILD COPY --from=x a /y\n' },
  ],
});
