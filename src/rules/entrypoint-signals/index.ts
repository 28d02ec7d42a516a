import type { Rule } from '../rule.ts';
import { multipleCmd } from './multiple-cmd.ts';
import { multipleEntrypoint } from './multiple-entrypoint.ts';
import { useExecForm } from './use-exec-form.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const entrypointSignalsRules: readonly Rule[] = [multipleCmd, multipleEntrypoint, useExecForm];
