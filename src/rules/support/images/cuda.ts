import type { Stage } from '../../../dockerfile/model.ts';
import { isCudaStage } from './gpu.ts';

export interface CudaVersion {
  readonly major: number;
  readonly minor: number;
}

/** The CUDA version of a stage on nvidia/cuda, as far as the tag says it: `12.4.1-devel-ubuntu22.04`. */
export function cudaVersion(stage: Stage | undefined): CudaVersion | undefined {
  if (!stage || !isCudaStage(stage)) return undefined;
  const match = /^(\d+)\.(\d+)/.exec(stage.root.base.image?.tag ?? '');
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

/** The version that a name such as `cu124` or `cu92` stands for. */
export function namedCuda(digits: string): CudaVersion | undefined {
  const match = /^(\d{1,2})(\d)$/.exec(digits);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

/** The versions that PyTorch has had wheels for: https://download.pytorch.org/whl/ */
const WHEELS = new Set('92 100 101 102 110 111 113 115 116 117 118 121 124 126 128 129 130'.split(' '));

/** `cu124`, where there are wheels for that version. */
export function wheelName({ major, minor }: CudaVersion): string | undefined {
  return WHEELS.has(`${major}${minor}`) ? `cu${major}${minor}` : undefined;
}
