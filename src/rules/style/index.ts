import type { Rule } from '../rule.ts';
import { asKeywordCasing } from './as-keyword-casing.ts';
import { inlineIgnorePragma } from './inline-ignore-pragma.ts';
import { instructionCasingConsistent } from './instruction-casing-consistent.ts';
import { instructionUppercase } from './instruction-uppercase.ts';
import { longRunLine } from './long-run-line.ts';
import { sortPackages } from './sort-packages.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { todoComment } from './todo-comment.ts';
import { trailingWhitespace } from './trailing-whitespace.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const styleRules: readonly Rule[] = [
  unusedSuppression,
  suppressionWithoutReason,
  inlineIgnorePragma,
  todoComment,
  instructionCasingConsistent,
  asKeywordCasing,
  instructionUppercase,
  trailingWhitespace,
  longRunLine,
  sortPackages,
];
