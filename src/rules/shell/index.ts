import type { Rule } from '../rule.ts';
import { chainWithAnd } from './chain-with-and.ts';
import { commentSwallowsChain } from './comment-swallows-chain.ts';
import { configureBuildFlag } from './configure-build-flag.ts';
import { heredocWithoutErrexit } from './heredoc-without-errexit.ts';
import { pointlessContainerCommand } from './pointless-container-command.ts';
import { setPipefail } from './set-pipefail.ts';
import { shellcheck } from './shellcheck.ts';
import { useShellInstruction } from './use-shell-instruction.ts';
import { workdirOverCd } from './workdir-over-cd.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const shellRules: readonly Rule[] = [
  shellcheck,
  setPipefail,
  useShellInstruction,
  workdirOverCd,
  pointlessContainerCommand,
  chainWithAnd,
  configureBuildFlag,
  heredocWithoutErrexit,
  commentSwallowsChain,
];
