import { expect, it } from '@jest/globals';
import { todoComment } from '../../../src/rules/style/todo-comment.ts';
import { problemsOf, ruleCases } from '../../support/rule-cases.ts';

ruleCases(todoComment, {
  fires: [{ name: 'in a continuation', dockerfile: 'FROM x\nRUN a \\\n  # x TODO(me): b\n  b\n', lines: [3] }],
  silent: [
    { name: 'small', dockerfile: 'FROM x\n# todo list app\nRUN x\n' },
    { name: 'part of a word', dockerfile: 'FROM x\n# MTODOS\nRUN x\n' },
    { name: 'no comment', dockerfile: 'FROM x\nRUN echo "# TODO"\n' },
  ],
});

it('shows the word itself, also behind one that holds it', () => {
  const dockerfile = 'FROM x\n# MTODOS: TODO\nRUN x\n';
  const [{ range } = { range: { start: 0, end: 0 } }] = problemsOf(todoComment, { name: '', dockerfile });
  expect([range.start, dockerfile.slice(range.start, range.end)]).toEqual([17, 'TODO']);
});
