import { parseError } from '../../../src/rules/instructions/parse-error.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(parseError, {
  fires: [{ name: 'two heredocs', dockerfile: 'FROM a:1\nCOPY <<A <<B /x/\na\nA\nb\n', lines: [2] }],
  silent: [
    { name: 'closed', dockerfile: 'FROM a:1\nRUN <<EOF\na\nEOF\nRUN echo $((1<<2))\n' },
    { name: 'binary', dockerfile: 'RUN a\0\n' },
  ],
});
