import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { removeUpgrade } from '../support/packages/upgrades.ts';
export const aptNoUpgrade: Rule = {
  id: 'apt-no-upgrade',
  group: 'packages-apt',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['upgrade'],
  aliases: [
    'Run Using Upgrade Commands',
    'avoid-apt-get-upgrade',
    'dockerfilelint:apt-get-upgrade',
    'dockerlinter:ER0006',
  ],
  summary: '`apt-get upgrade`.',
  why: 'Every upgraded package is in the image twice, and what comes out depends on the day of the build. Others upgrade on purpose, to have security fixes sooner, so it is off unless asked for.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, manager, subcommand, subcommandWord, packages, command } of packageCalls(run.shell())) {
        if (family !== 'apt' || !/^(safe-)?upgrade$/.test(subcommand ?? '') || packages.length > 0) continue;
        const edit = removeUpgrade(file, run, command);
        yield {
          range: { start: command.nameWord.range.start, end: subcommandWord?.range.end ?? command.range.end },
          message: `\`${manager} ${subcommandWord?.value}\` replaces packages of the base image; remove it and take a newer base image.`,
          fix: edit ? { safety: 'unsafe', title: 'Keep the base image', edits: [edit] } : undefined,
        };
      }
    }
  },
};
