import { posix } from 'node:path';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const workdirInSystemDir: Rule = {
  id: 'workdir-in-system-dir',
  group: 'filesystem-permissions',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['workdir'],
  aliases: ['DS-0030'],
  summary: 'A WORKDIR inside a folder of the kernel or of the boot loader.',
  why: 'These folders belong to the kernel; a working folder in /proc has served to break out of containers.',
  *check({ file }) {
    for (const { keyword, words, argsRange } of written(file)) {
      const path = words[0]?.expanded;
      if (keyword !== 'WORKDIR' || path === undefined || !path.startsWith('/')) continue;
      if (!/^\/(proc|boot|dev|sys|initrd|lost\+found)(\/|$)/.test(posix.normalize(path))) continue;
      yield {
        range: argsRange,
        message: `\`${path}\` is no place for an application; choose a folder such as \`/app\`.`,
      };
    }
  },
};
