import type { Rule } from '../rule.ts';
import { volumesLike } from '../support/instructions/volumes.ts';

export const sensitiveVolume: Rule = {
  id: 'sensitive-volume',
  group: 'filesystem-permissions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['volume'],
  aliases: ['DKL-DI-0002'],
  summary: 'A volume on /dev, /proc or /sys.',
  why: 'These folders show and steer the kernel; a volume in their place hides them or opens them to what runs in the container.',
  check: ({ file }) =>
    volumesLike(file, PATH, (path) => `\`${path}\` shows and steers the kernel; remove it from VOLUME.`),
};

const PATH = /^\/(dev|proc|sys)\/?$/;
