import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

export const sensitiveVolume: Rule = {
  id: 'sensitive-volume',
  group: 'filesystem-permissions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['DKL-DI-0002'],
  summary: 'A volume on /dev, /proc or /sys.',
  why: 'These folders show and steer the kernel; a volume in their place hides them or opens them to what runs in the container.',
  *check({ file }) {
    for (const instruction of written(file)) {
      if (instruction.keyword !== 'VOLUME') continue;
      const found = instruction.words.filter(({ expanded }) => expanded !== undefined && PATH.test(expanded));
      const edits = removeItems(file, instruction, instruction.words, found);
      for (const [at, { range, value }] of found.entries()) {
        const edit = edits[at];
        yield {
          range,
          message: `\`${value}\` shows and steers the kernel; remove it from VOLUME.`,
          fix: edit ? { safety: 'unsafe', title: 'Remove the volume', edits: [edit] } : undefined,
        };
      }
    }
  },
};

const PATH = /^\/(dev|proc|sys)\/?$/;
