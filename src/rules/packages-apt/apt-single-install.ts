import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { PackageCall } from '../../shell/packages.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { removeCommand } from '../support/commands/command-edits.ts';
export const aptSingleInstall: Rule = {
  id: 'apt-single-install',
  group: 'packages-apt',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['ruleMoreThanOneInstall'],
  summary: 'Several `apt-get install` with nothing between that keeps them apart.',
  why: 'apt works out what fits together once for each call; one call is quicker, and one list is easier to keep.',
  *check({ file }) {
    let before: { readonly run: Instruction; readonly call: PackageCall } | undefined;
    let separated = false;
    for (const instruction of file.instructions) {
      if (/^(FROM|COPY|ADD|USER|ARG|SHELL)$/.test(instruction.keyword)) separated = true;
      if (instruction.keyword !== 'RUN') continue;
      const script = instruction.shell();
      // What was installed first may be needed to add the repository that the rest comes from.
      const fetching = script.commands.filter(
        ({ name, args }) => FETCHING.test(name ?? '') || args[0]?.value === 'update',
      );
      for (const call of packageCalls(script)) {
        if (call.family !== 'apt') continue;
        if (call.subcommand !== 'install' || call.packages.length === 0 || call.command.inside.length > 0) continue;
        const first = before;
        const since = first?.run === instruction ? first.call.command.range.end : instruction.range.start;
        const { start } = call.command.range;
        if (fetching.some(({ range }) => range.start > since && range.end <= start)) separated = true;
        if (first && !separated && flagsOf(first.call) === flagsOf(call)) {
          const edits = fixOf(file, first, instruction, call);
          yield {
            range: {
              start: call.command.nameWord.range.start,
              end: call.subcommandWord?.range.end ?? call.command.range.end,
            },
            message: 'Nothing keeps these packages apart from those of the `install` before; name them there.',
            fix: edits ? { safety: 'unsafe', title: 'Install in one go', edits } : undefined,
          };
          continue;
        }
        before = { run: instruction, call };
        separated = false;
      }
    }
  },
};

const FETCHING = /^(add-apt-repository|apt-add-repository|apt-key|extrepo|curl|wget|gpg|git|dpkg|bash|sh)$/;

function flagsOf({ manager, flags }: PackageCall): string {
  const written = flags.map(({ word, value }) => `${word.text} ${value ?? ''}`);
  return `${manager} ${written.sort().join(' ')}`;
}

/** Only for two calls of one chain with nothing between them. */
function fixOf(
  file: Dockerfile,
  first: { readonly run: Instruction; readonly call: PackageCall },
  run: Instruction,
  call: PackageCall,
): TextEdit[] | undefined {
  const { commands } = run.shell();
  const adjacent = first.run === run && commands.indexOf(call.command) === commands.indexOf(first.call.command) + 1;
  const last = first.call.command.args.at(-1);
  const joined = call.command.operatorBefore === '&&' && first.call.command.pipeline.length === 1;
  if (!adjacent || !joined || !last || first.call.packages.at(-1) !== last) return undefined;
  if (last.range.end !== first.call.command.range.end || call.command.redirects.length > 0) return undefined;
  const remove = removeCommand(file, run, call.command);
  if (!remove) return undefined;
  const { end } = last.range;
  // Before the removed stretch, never inside or at its start: an insertion there would be taken along.
  if (remove.range.start <= end) return [{ range: { start: end, end: remove.range.end }, text: packagesOf(call) }];
  return [{ range: { start: end, end }, text: packagesOf(call) }, remove];
}

function packagesOf({ packages }: PackageCall): string {
  return packages.map(({ raw }) => ` ${raw}`).join('');
}
