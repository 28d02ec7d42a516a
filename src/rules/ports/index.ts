import type { Rule } from '../rule.ts';
import { portOutOfRange } from './port-out-of-range.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const portsRules: readonly Rule[] = [portOutOfRange];
