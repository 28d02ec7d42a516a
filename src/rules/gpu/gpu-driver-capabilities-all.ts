import type { Rule } from '../rule.ts';
import { withTriggers } from '../support/instructions/keyword-case.ts';

export const gpuDriverCapabilitiesAll: Rule = {
  id: 'gpu-driver-capabilities-all',
  group: 'gpu',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['nvidia'],
  aliases: ['tally/gpu/prefer-minimal-driver-capabilities'],
  summary: 'The container is given all of the GPU driver.',
  why: 'Computing needs compute and utility; graphics, video and display are more ways into the host.',
  *check({ file }) {
    for (const { keyword, pairs } of withTriggers(file)) {
      if (keyword !== 'ENV') continue;
      for (const { key, value, valueRange } of pairs) {
        if (key !== 'NVIDIA_DRIVER_CAPABILITIES' || !valueRange || !/^all$/i.test(value ?? '')) continue;
        yield {
          range: valueRange,
          message: 'Ask for the parts of the driver that are used: `compute,utility` is enough for computing.',
          fix: {
            safety: 'unsafe',
            title: 'Ask for compute,utility',
            edits: [{ range: valueRange, text: 'compute,utility' }],
          },
        };
      }
    }
  },
};
