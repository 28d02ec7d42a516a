import type { Rule } from '../rule.ts';
import { fileTooLong } from './file-too-long.ts';
import { finalNewline } from './final-newline.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const formattingRules: readonly Rule[] = [finalNewline, fileTooLong];
