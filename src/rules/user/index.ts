import type { Rule } from '../rule.ts';
import { lastUserRoot } from './last-user-root.ts';
import { missingUser } from './missing-user.ts';
import { noSudo } from './no-sudo.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const userRules: readonly Rule[] = [lastUserRoot, missingUser, noSudo];
