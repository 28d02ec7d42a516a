import type { Rule } from '../rule.ts';
import { gpuCondaToUv } from './gpu-conda-to-uv.ts';
import { gpuCudaVersionMismatch } from './gpu-cuda-version-mismatch.ts';
import { gpuDevelFinalStage } from './gpu-devel-final-stage.ts';
import { gpuDriverCapabilitiesAll } from './gpu-driver-capabilities-all.ts';
import { gpuHardcodedDevices } from './gpu-hardcoded-devices.ts';
import { gpuQueryAtBuild } from './gpu-query-at-build.ts';
import { gpuRedundantCudaInstall } from './gpu-redundant-cuda-install.ts';
import { gpuRuntimeInImage } from './gpu-runtime-in-image.ts';

/** In this order fixes win over each other when they conflict at the same place. */
export const gpuRules: readonly Rule[] = [
  gpuQueryAtBuild,
  gpuRuntimeInImage,
  gpuHardcodedDevices,
  gpuDriverCapabilitiesAll,
  gpuDevelFinalStage,
  gpuRedundantCudaInstall,
  gpuCudaVersionMismatch,
  gpuCondaToUv,
];
