import { todoComment } from '../../../src/rules/style/todo-comment.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(todoComment, {
  fires: [{ name: 'in a continuation', dockerfile: 'FROM x\nRUN a \\\n  # x TODO(me): b\n  b\n', lines: [3] }],
  silent: [
    { name: 'small', dockerfile: 'FROM x\n# todo list app\nRUN x\n' },
    { name: 'part of a word', dockerfile: 'FROM x\n# MTODOS\nRUN x\n' },
    { name: 'no comment', dockerfile: 'FROM x\nRUN echo "# TODO"\n' },
  ],
});
