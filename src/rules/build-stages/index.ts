import type { Rule } from '../rule.ts';
import { copyFromOwnStage } from './copy-from-own-stage.ts';
import { uniqueStageName } from './unique-stage-name.ts';
import { unreachableStage } from './unreachable-stage.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const buildStagesRules: readonly Rule[] = [copyFromOwnStage, uniqueStageName, unreachableStage];
