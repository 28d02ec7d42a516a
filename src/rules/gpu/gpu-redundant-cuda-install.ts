import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpuRedundantCudaInstall: Rule = {
  id: 'gpu-redundant-cuda-install',
  group: 'gpu',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['cuda'],
  aliases: ['tally/gpu/no-redundant-cuda-install'],
  summary: 'CUDA packages are installed that the base image holds already.',
  why: 'At best it does nothing; at worst it brings a second version of CUDA, gigabytes large, that does not fit the first.',
  *check({ file }) {
    for (const run of runs(file)) {
      const { stage } = run;
      if (!stage || stage.parent || stage.base.image?.repository !== 'nvidia/cuda') continue;
      const held = heldBy(stage.base.image.tag ?? '');
      for (const { family, subcommand, packages } of packageCalls(run.shell())) {
        if (!/^(apt|rpm|zypper)$/.test(family) || subcommand !== 'install') continue;
        const redundant = packages.filter(({ text }) => held.test(text.replace(/[=*].*$/s, '')));
        for (const { text, range } of redundant) {
          yield { range, message: `Leave \`${text}\` out: \`${stage.base.raw}\` holds it already.` };
        }
      }
    }
  },
};

/** Versions behind a name: `-12-4`, `-12.4`. */
const VERSION = '(-\\d+([-.]\\d+)*)?';
const EVERYWHERE = `cuda${VERSION}|cuda-runtime${VERSION}|cuda-compat${VERSION}`;
const RUNTIME = `${EVERYWHERE}|cuda-libraries${VERSION}`;
const DEVEL = `${RUNTIME}|cuda-libraries-dev${VERSION}|cuda-toolkit${VERSION}|cuda-nvcc${VERSION}|nvidia-cuda-toolkit`;

/** What each flavour is made of: https://hub.docker.com/r/nvidia/cuda; a tag that can't be read counts as devel. */
function heldBy(tag: string): RegExp {
  const flavour = /(^|-)base(-|$)/.test(tag) ? EVERYWHERE : /(^|-)runtime(-|$)/.test(tag) ? RUNTIME : DEVEL;
  const cudnn = /cudnn/.test(tag) ? '|libcudnn\\d+(-dev)?(-cuda-\\d+)?' : '';
  return new RegExp(`^(${flavour}${cudnn})$`);
}
