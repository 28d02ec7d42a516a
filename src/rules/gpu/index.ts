import type { Rule } from '../rule.ts';
import { gpuDevelFinalStage } from './gpu-devel-final-stage.ts';
import { gpuDriverCapabilitiesAll } from './gpu-driver-capabilities-all.ts';
import { gpuHardcodedDevices } from './gpu-hardcoded-devices.ts';
import { gpuQueryAtBuild } from './gpu-query-at-build.ts';
import { gpuRuntimeInImage } from './gpu-runtime-in-image.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const gpuRules: readonly Rule[] = [
  gpuQueryAtBuild,
  gpuRuntimeInImage,
  gpuHardcodedDevices,
  gpuDriverCapabilitiesAll,
  gpuDevelFinalStage,
];
