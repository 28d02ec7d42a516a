import type { Rule } from '../rule.ts';
import { isCudaStage } from '../support/images/gpu.ts';
import { settings } from '../support/instructions/settings.ts';

export const gpuHardcodedDevices: Rule = {
  id: 'gpu-hardcoded-devices',
  group: 'gpu',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['visible_devices'],
  aliases: ['tally/gpu/no-hardcoded-visible-devices'],
  summary: 'An ENV names the GPUs that the container sees.',
  why: 'Which GPUs there are is known where the container runs, not where it is built.',
  *check({ file }) {
    for (const { instruction, name, value, range, remove } of settings(file, NAMES)) {
      if (instruction.keyword !== 'ENV' || value.includes('$')) continue;
      const redundant = name === 'NVIDIA_VISIBLE_DEVICES' && value === 'all' && isCudaStage(instruction.stage);
      const fixed = name === 'NVIDIA_VISIBLE_DEVICES' ? DEVICES.test(value) : !NO_DEVICE.test(value);
      if (!redundant && !fixed) continue;
      yield {
        range,
        message: redundant
          ? `Take out \`${name}\`: the base image sets it to \`all\` already.`
          : `Give \`${name}\` when the container is started instead of \`${value}\` here.`,
        fix: remove && { safety: redundant ? 'safe' : 'unsafe', title: `Take out ${name}`, edits: [remove] },
      };
    }
  },
};

const NAMES = /^(NVIDIA|CUDA)_VISIBLE_DEVICES$/;
const DEVICES = /^(\d+(:\d+)?|(GPU|MIG)-[^,]+)(,|$)/;
/** These switch GPUs off, which is a decision about the image. */
const NO_DEVICE = /^(|none|NoDevFiles|-1)$/;
