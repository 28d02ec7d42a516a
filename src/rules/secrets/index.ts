import type { Rule } from '../rule.ts';
import { secretInArgOrEnv } from './secret-in-arg-or-env.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const secretsRules: readonly Rule[] = [secretInArgOrEnv];
