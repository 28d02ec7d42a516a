import { posix } from 'node:path';
import type { Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { isCudaStage } from '../support/images/gpu.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpuCondaToUv: Rule = {
  id: 'gpu-conda-to-uv',
  group: 'gpu',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['conda', 'mamba'],
  aliases: ['tally/gpu/prefer-uv-over-conda'],
  summary: 'conda installs Python packages on a base image for GPUs.',
  why: 'The base holds CUDA, and conda brings its own along: gigabytes twice. uv installs the same packages as wheels, in a fraction of the time.',
  *check({ file, image }) {
    const environment = image
      .listContext()
      .some((path) => /^(environment\.ya?ml|conda-lock\.yml)$/.test(posix.basename(path)));
    const all = runs(file).flatMap((run) => run.shell().commands.map((command) => ({ run, command })));
    const creates = all.some(({ command: { name, args } }) => CONDA.test(name ?? '') && args[0]?.value === 'env');
    if (environment || creates) return;
    const told = new Set<Stage | undefined>();
    for (const { run, command } of all) {
      const { name, args, range } = command;
      if (told.has(run.stage) || !isGpuStage(run.stage) || !CONDA.test(name ?? '')) continue;
      const install = args.findIndex(({ value }) => value === 'install' || value === 'create');
      if (install === -1 || !args.slice(install + 1).some(({ text }) => PACKAGES.test(text))) continue;
      told.add(run.stage);
      yield { range, message: `Install these packages by \`uv pip install\` instead of \`${name}\`.` };
    }
  },
};

const CONDA = /^(conda|mamba|micromamba)$/;
const PACKAGES =
  /^["']?([\w-]+::)?(pytorch|torchvision|torchaudio|pytorch-cuda|tensorflow(-gpu)?|jax|jaxlib|transformers|datasets|accelerate|numpy|scipy|pandas|scikit-learn|matplotlib|opencv|cupy|xgboost|lightgbm|cudatoolkit|keras|faiss-gpu)([=<>~!"' ]|$)/;

function isGpuStage(stage: Stage | undefined): boolean {
  if (!stage) return false;
  const image = stage.root.base.image;
  if (isCudaStage(stage) || (image?.registry === 'nvcr.io' && image.repository.startsWith('nvidia/'))) return true;
  return image?.repository === 'pytorch/pytorch' && /cuda/.test(image.tag ?? '');
}
