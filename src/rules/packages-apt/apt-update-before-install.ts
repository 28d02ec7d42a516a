import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { PackageCall } from '../../shell/packages.ts';
import { packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { appendCommand } from '../support/commands/append-command.ts';
import { runs } from '../support/instructions/instructions.ts';
import {
  isIndexUpdate,
  isPlainChain,
  joinUpdateToInstall,
  mayUsePackages,
  mountsIndex,
  unusedIndexUpdate,
} from '../support/packages/package-index.ts';
export const aptUpdateBeforeInstall: Rule = {
  id: 'apt-update-before-install',
  group: 'packages-apt',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['apt', 'gdebi'],
  aliases: ['aptGetUpdatePrecedesInstall'],
  summary: "`apt-get install` in a RUN that doesn't fetch the package lists.",
  why: 'The lists come from an older layer, which the build cache may keep for months: packages are then out of date, or gone from the mirror and the build fails.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      const calls = packageCalls(script);
      const install = calls.find(
        (call) => call.family === 'apt' && call.subcommand === 'install' && namesPackages(call),
      );
      if (!install || mountsIndex(run, 'apt')) continue;
      const from = install.command.range.start;
      const functions = new Set(script.functions.map(({ name }) => name));
      const fetched =
        calls.some((call) => call.family === 'apt' && isIndexUpdate(call) && call.command.range.start < from) ||
        script.commands.some((command) => command.range.start < from && mayUsePackages(command, functions)) ||
        (functions.size > 0 && install.command.inside.includes('function'));
      if (fetched) continue;
      const edits = fixOf(file, run, from);
      yield {
        range: { start: install.command.nameWord.range.start, end: install.subcommandWord?.range.end ?? from },
        message: `No \`apt-get update\` runs before this \`${install.manager} install\` in its \`RUN\`; begin the \`RUN\` with \`apt-get update &&\`.`,
        fix: edits ? { safety: 'unsafe', title: 'Fetch the package lists first', edits } : undefined,
      };
    }
  },
};

/** Whether a call installs anything that has to be looked up in the lists. */
function namesPackages({ packages, flags, command }: PackageCall): boolean {
  if (flags.some(({ name }) => /^--(print-uris|no-download|simulate|dry-run|just-print)$/.test(name))) return false;
  const looping = command.inside.includes('loop');
  return packages.some(({ text, value }) => !/\.deb$|^\.{0,2}\//i.test(text) && !(looping && value === undefined));
}

function fixOf(file: Dockerfile, run: Instruction, install: number): TextEdit[] | undefined {
  const before = file.instructions[run.index - 1];
  const update = before?.keyword === 'RUN' ? unusedIndexUpdate(before) : undefined;
  if (before && update?.family === 'apt') {
    const join = joinUpdateToInstall(file, before, update);
    return join ? [join] : undefined;
  }
  if (!isPlainChain(run)) return undefined;
  const { start } = run.argsRange;
  // Lists that are removed before the install would be removed after the update as well.
  if (file.text.slice(start, install).includes('/var/lib/apt')) return undefined;
  const first = run.shell().commands[0]?.wrappers[0]?.name;
  const prefix = { range: { start, end: start }, text: `${first === 'sudo' ? 'sudo ' : ''}apt-get update && ` };
  const cleans = file.text.slice(start, run.range.end).includes('/var/lib/apt');
  if (cleans) return [prefix];
  const append = appendCommand(file, run, `${first === 'sudo' ? 'sudo ' : ''}rm -rf /var/lib/apt/lists/*`);
  return append ? [prefix, append] : undefined;
}
