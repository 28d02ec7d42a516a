import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const gpuRuntimeInImage: Rule = {
  id: 'gpu-runtime-in-image',
  group: 'gpu',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['nvidia'],
  aliases: ['tally/gpu/no-container-runtime-in-image'],
  summary: 'The container runtime for GPUs is installed in an image.',
  why: 'It gives containers access to GPUs from the host; inside of an image it does nothing but take space.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { subcommand, packages } of packageCalls(run.shell())) {
        if (subcommand !== 'install' && subcommand !== 'add') continue;
        for (const { text, range } of packages) {
          if (!RUNTIME.test(text)) continue;
          yield { range, message: `Install \`${text}\` on the host, not in the image.` };
        }
      }
    }
  },
};

const RUNTIME = /^(nvidia-container-toolkit|nvidia-docker2|libnvidia-container)([-=:\d]|$)/;
