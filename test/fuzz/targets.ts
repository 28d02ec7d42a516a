import {
  composeTarget,
  configurationTarget,
  dockerfileTarget,
  patchTarget,
  scriptTarget,
  workflowTarget,
} from './targets/files.ts';
import { commandTarget, markerTarget, payloadTarget } from './targets/github.ts';
import { repositoryTarget } from './targets/repository.ts';
import type { Target } from './targets/target.ts';

/** Everything that is fuzzed; how often each comes is its number. */
export const TARGETS: readonly (readonly [Target, number])[] = [
  [dockerfileTarget, 5],
  [scriptTarget, 5],
  [composeTarget, 5],
  [workflowTarget, 4],
  [configurationTarget, 2],
  [patchTarget, 1],
  [repositoryTarget, 1],
  [payloadTarget, 3],
  [commandTarget, 2],
  [markerTarget, 2],
];
