import type { Stage } from '../../dockerfile/model.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { writtenBefore } from '../support/files/written-text.ts';
import { shellOfBase } from '../support/images/image-shell.ts';
import { runs } from '../support/instructions/instructions.ts';
import { hasCacheMount } from '../support/packages/mounts.ts';
export const aptCleanArchives: Rule = {
  id: 'apt-clean-archives',
  group: 'packages-apt',
  severity: 'info',
  default: false,
  fix: 'safe',
  mentions: ['apt', 'gdebi'],
  aliases: ['remove-package-cache', 'S6587', 'dockerfile_lint:no_apt-get_clean'],
  summary: "Downloaded apt packages stay in the layer, where the image's own clean-up was switched off or isn't known.",
  why: 'Debian and Ubuntu images delete downloaded packages by a hook called docker-clean. Without the hook, or where a Dockerfile removes it, every download is in the image next to what was unpacked from it.',
  *check({ file }) {
    const kept = writtenBefore(
      file,
      /\b(rm|unlink)\s[^&|;\n]{0,200}docker-clean|Keep-Downloaded-Packages[\s=]*["']?(true|1|yes)/gi,
    );
    for (const run of runs(file)) {
      if (hasCacheMount(run, /^\/var(\/cache(\/apt(\/archives)?)?)?\/?$/)) continue;
      const script = run.shell();
      const install = packageCalls(script).findLast(
        ({ family, subcommand }) =>
          family === 'apt' && /^(install|upgrade|dist-upgrade|full-upgrade)$/.test(subcommand ?? ''),
      );
      const isKept = install !== undefined && kept(run.stage, install.command.range.start);
      if (!install || (!isKept && !mayKeep(run.stage))) continue;
      const { command, subcommandWord, manager } = install;
      const from = command.range.start;
      const cleaned =
        packageCalls(script).some(
          (call) =>
            call.family === 'apt' &&
            /^(clean|dist-clean)$/.test(call.subcommand ?? '') &&
            call.command.range.start > from,
        ) ||
        script.commands.some(
          ({ name, args, range }) =>
            range.start > from &&
            (name === 'rm' || name === 'find') &&
            args.some(({ text }) => text.startsWith('/var/cache')),
        );
      if (cleaned) continue;
      const sure =
        run.form === 'shell' &&
        script.errors.length === 0 &&
        command.inside.length === 0 &&
        command.wrappers.length === 0 &&
        !command.background &&
        command.pipeline.length === 1 &&
        /^(&&)?$/.test(command.operatorAfter ?? '') &&
        /^(&&)?$/.test(command.operatorBefore ?? '');
      yield {
        range: { start: command.nameWord.range.start, end: subcommandWord?.range.end ?? command.range.end },
        message: isKept
          ? 'The downloaded packages stay in this layer, as `docker-clean` is switched off; follow the install by `apt-get clean`.'
          : 'The downloaded packages stay in this layer unless the base image deletes them by itself; follow the install by `apt-get clean`.',
        fix: sure
          ? {
              safety: 'safe',
              title: `Delete what ${manager} downloaded`,
              edits: [{ range: { start: command.range.end, end: command.range.end }, text: ' && apt-get clean' }],
            }
          : undefined,
      };
    }
  },
};

/** Whether a stage begins at an image that isn't known to delete downloads: official ones that are built on Debian or Ubuntu do. */
function mayKeep(stage: Stage | undefined): boolean {
  return stage?.root.base.image !== undefined && shellOfBase(stage) !== 'dash';
}
