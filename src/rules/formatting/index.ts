import type { Rule } from '../rule.ts';
import { blankLinesBetweenInstructions } from './blank-lines-between-instructions.ts';
import { epilogueOrder } from './epilogue-order.ts';
import { fileTooLong } from './file-too-long.ts';
import { finalNewline } from './final-newline.ts';
import { heredocFormatting } from './heredoc-formatting.ts';
import { multipleBlankLines } from './multiple-blank-lines.ts';
import { multipleSpaces } from './multiple-spaces.ts';
import { oneCommandPerLine } from './one-command-per-line.ts';
import { powershellFormatting } from './powershell-formatting.ts';
import { runHeredocOverChain } from './run-heredoc-over-chain.ts';
import { stageIndentation } from './stage-indentation.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const formattingRules: readonly Rule[] = [
  finalNewline,
  fileTooLong,
  runHeredocOverChain,
  epilogueOrder,
  oneCommandPerLine,
  stageIndentation,
  blankLinesBetweenInstructions,
  multipleBlankLines,
  multipleSpaces,
  heredocFormatting,
  powershellFormatting,
];
