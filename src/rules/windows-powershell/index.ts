import type { Rule } from '../rule.ts';
import { windowsChownIgnored } from './windows-chown-ignored.ts';
import { windowsRunMount } from './windows-run-mount.ts';
import { windowsStopsignal } from './windows-stopsignal.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const windowsPowershellRules: readonly Rule[] = [windowsChownIgnored, windowsRunMount, windowsStopsignal];
