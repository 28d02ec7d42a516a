import type { Rule } from '../rule.ts';
import { inlineIgnorePragma } from './inline-ignore-pragma.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { todoComment } from './todo-comment.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const styleRules: readonly Rule[] = [
  unusedSuppression,
  suppressionWithoutReason,
  inlineIgnorePragma,
  todoComment,
];
