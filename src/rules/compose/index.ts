import type { ComposeRule } from '../rule.ts';
import { composePrivileged } from './compose-privileged.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const composeRules: readonly ComposeRule[] = [composePrivileged];
