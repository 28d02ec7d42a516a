import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { removeUpgrade } from '../support/packages/upgrades.ts';

export const aptNoDistUpgrade: Rule = {
  id: 'apt-no-dist-upgrade',
  group: 'packages-apt',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['dist-upgrade', 'full-upgrade'],
  aliases: [
    'DS-0024',
    'Run Using Upgrade Commands',
    'avoid-apt-get-upgrade',
    'DKL-DI-0003',
    'dockerfilelint:apt-get-dist-upgrade',
    'dockerlinter:ER0006',
  ],
  summary: '`apt-get dist-upgrade`.',
  why: 'A distribution upgrade may remove packages and replace half of the base image, so nobody knows any more what the image is built on; a newer base image does it better.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, subcommand, command } of packageCalls(run.shell())) {
        if (family !== 'apt' || !/^(dist-upgrade|full-upgrade)$/.test(subcommand ?? '')) continue;
        const edit = removeUpgrade(file, run, command);
        yield {
          range: command.range,
          message: `\`${subcommand}\` changes the base image beneath you; remove it and take a newer base image.`,
          fix: edit ? { safety: 'unsafe', title: 'Keep the base image', edits: [edit] } : undefined,
        };
      }
    }
  },
};
