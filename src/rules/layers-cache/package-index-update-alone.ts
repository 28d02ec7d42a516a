import { hasFlag, packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
import { installs, joinUpdateToInstall, unusedIndexUpdate } from '../support/packages/package-index.ts';
export const packageIndexUpdateAlone: Rule = {
  id: 'package-index-update-alone',
  group: 'layers-cache',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DS-0017',
    'CKV_DOCKER_5',
    'Update Instruction Alone',
    'S6595',
    'aptGetUpdatePrecedesInstall',
    'CIS-DI-0007',
    'dockerfilelint:apt-get-update_require_install',
  ],
  summary: 'A list of packages that is refreshed in a RUN which installs nothing.',
  why: 'The build cache keeps the layer with the list. A later install then works with a list from months ago: old packages, or ones that the mirror no longer has.',
  *check({ file }) {
    const lastInstall = new Map(
      runs(file).flatMap((run) => (installs(run, 'rpm') ? [[run.stage, run.index] as const] : [])),
    );
    for (const run of runs(file)) {
      const update = unusedIndexUpdate(run);
      if (!update) continue;
      const { family, manager, subcommand, subcommandWord, command } = update;
      if (family === 'rpm') {
        // `yum update` upgrades the system, which is a thing of its own; here it matters when installs rely on its list.
        const calls = packageCalls(run.shell());
        if (calls.some(({ subcommand }) => subcommand === 'clean')) continue;
        // Without a yes it stops at its question, so the list is all that it may leave.
        const asks = subcommand === 'update' && !hasFlag(update, '-y', '--assumeyes');
        if ((lastInstall.get(run.stage) ?? -1) < run.index && !asks) continue;
      }
      const edit = joinUpdateToInstall(file, run, update);
      yield {
        range: { start: command.nameWord.range.start, end: subcommandWord?.range.end ?? command.range.end },
        message: `\`${manager} ${subcommandWord?.value}\` stands in a layer of its own, which goes stale in the build cache; put it into the \`RUN\` that installs.`,
        fix: edit ? { safety: 'unsafe', title: 'Refresh and install in one layer', edits: [edit] } : undefined,
      };
    }
  },
};
