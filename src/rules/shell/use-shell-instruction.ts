import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const useShellInstruction: Rule = {
  id: 'use-shell-instruction',
  group: 'shell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['DL4005', 'Changing Default Shell Using RUN Command', 'use-shell-instruction', 'dockerlinter:ER0008'],
  summary: 'A RUN that replaces /bin/sh.',
  why: 'Scripts of the distribution rely on /bin/sh being what the distribution put there. SHELL chooses the shell of the next instructions and leaves the rest alone.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        const source = replacement(command);
        if (source === undefined) continue;
        const shell = source.includes('/') ? source : `/bin/${source}`;
        yield {
          range: command.range,
          message: `\`${command.name}\` replaces /bin/sh for everything in the image; use \`SHELL ["${shell}", "-c"]\` instead.`,
          fix: fixFor(file, run, shell),
        };
      }
    }
  },
};

/** What is put in the place of /bin/sh; undefined when the command does something else. */
function replacement({ name, args }: ShellCommand): string | undefined {
  if (!/^(ln|mv|cp)$/.test(name ?? '')) return undefined;
  const operands = args.filter(({ text }) => !text.startsWith('-'));
  const [source, target] = operands.map(({ value }) => value);
  if (operands.length !== 2 || !source || !/^\/(usr\/)?bin\/sh$/.test(target ?? '')) return undefined;
  return /(^|\/)(ba|da|z|k|fi|a)sh$|powershell|pwsh/.test(source) ? source : undefined;
}

function fixFor(file: Dockerfile, run: Instruction, shell: string): Fix | undefined {
  const { commands, variables, errors } = run.shell();
  const plain = commands.length === 1 && variables.length === 0 && errors.length === 0 && run.flags.length === 0;
  if (!plain || run.form === 'exec' || run.heredocs.length > 0 || !/\/bash$/.test(shell)) return undefined;
  if (file.text.slice(run.range.start, run.range.end).includes('#')) return undefined;
  return {
    safety: 'unsafe',
    title: 'Use SHELL',
    edits: [{ range: run.range, text: `SHELL ["${shell}", "-c"]` }],
  };
}
