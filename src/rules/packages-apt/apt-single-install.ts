import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { PackageCall } from '../../shell/packages.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { removeCommand } from '../support/commands/command-edits.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';
export const aptSingleInstall: Rule = {
  id: 'apt-single-install',
  group: 'packages-apt',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['apt', 'gdebi'],
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
      const fetching = script.commands.filter(isFetching);
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

/** Whether a command may bring the source of what is installed behind it. */
function isFetching({ name, args, redirects }: ShellCommand): boolean {
  const words = [...args, ...redirects.flatMap(({ target }) => target ?? [])];
  return FETCHING.test(name ?? '') || words.some(({ text }) => text.includes('/etc/apt/'));
}

const FETCHING = /^(add-apt-repository|apt-add-repository|apt-key|extrepo|curl|wget|gpg|git|dpkg|bash|sh)$/;

function flagsOf({ manager, flags }: PackageCall): string {
  const written = flags.map(({ word, value }) => `${word.text} ${value ?? ''}`);
  return `${manager} ${written.sort().join(' ')}`;
}

/** For two calls of one chain with nothing between them, and for a RUN that does nothing else. */
function fixOf(
  file: Dockerfile,
  first: { readonly run: Instruction; readonly call: PackageCall },
  run: Instruction,
  call: PackageCall,
): TextEdit[] | undefined {
  const { command } = first.call;
  const last = command.args.at(-1);
  if (!last || first.call.packages.at(-1) !== last || last.range.end !== command.range.end) return undefined;
  if (command.pipeline.length > 1 || call.command.redirects.length > 0) return undefined;
  const { end } = last.range;
  const insertion = { range: { start: end, end }, text: packagesOf(file, first.call, call) };
  if (first.run !== run) {
    const alone = run.shell().commands.every((other) => other === call.command || isTidying(other));
    const joins = first.run.form === 'shell' && first.run.stage === run.stage && run.flags.length === 0;
    return alone && joins && !run.onbuild ? [insertion, deleteInstruction(file, run)] : undefined;
  }
  const { commands } = run.shell();
  const adjacent = commands.indexOf(call.command) === commands.indexOf(command) + 1;
  if (!adjacent || call.command.operatorBefore !== '&&') return undefined;
  const remove = removeCommand(file, run, call.command);
  if (!remove) return undefined;
  // Before the removed stretch, never inside or at its start: an insertion there would be taken along.
  if (remove.range.start <= end) return [{ range: { start: end, end: remove.range.end }, text: insertion.text }];
  return [insertion, remove];
}

/** What stands around an install and is there for the first one already. */
function isTidying({ name = '', args, inside, operatorBefore }: ShellCommand): boolean {
  if (inside.length > 0 || operatorBefore === '||') return false;
  if (name === 'rm') return args.every(({ text }) => /^(-|\/var\/(lib|cache)\/apt)/.test(text));
  const [verb] = args.filter(({ text }) => !text.startsWith('-'));
  return /^(apt|apt-get)$/.test(name) && /^(update|clean|autoclean)$/.test(verb?.value ?? '');
}

/** The packages, laid out as those of the first call are. */
function packagesOf({ text }: Dockerfile, first: PackageCall, { packages }: PackageCall): string {
  const [last, before] = first.packages.toReversed();
  const between = before && last ? text.slice(before.range.end, last.range.start) : ' ';
  const separator = between.includes('#') || between.trim().length > 1 ? ' ' : between;
  return packages.map(({ raw }) => `${separator}${raw}`).join('');
}
