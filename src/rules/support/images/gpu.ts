import type { Stage } from '../../../dockerfile/model.ts';

/** Whether a stage is built on NVIDIA's CUDA image, also through other stages. */
export function isCudaStage(stage: Stage | undefined): boolean {
  return stage !== undefined && stage.root.base.image?.repository === 'nvidia/cuda';
}
