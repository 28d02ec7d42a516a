import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellCommand } from '../../shell/model.ts';
import type { Fix, Problem, Rule } from '../rule.ts';
import { deleteInstruction, runs } from '../support/instructions/instructions.ts';

export const useShellInstruction: Rule = {
  id: 'use-shell-instruction',
  group: 'shell',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['DL4005', 'Changing Default Shell Using RUN Command', 'use-shell-instruction', 'dockerlinter:ER0008'],
  summary: 'A RUN that replaces /bin/sh, or chooses a shell by itself.',
  why: 'Scripts of the distribution rely on /bin/sh being what the distribution put there. SHELL chooses the shell of the next instructions and leaves the rest alone.',
  *check({ file }) {
    for (const run of runs(file)) {
      yield* startsShell(run, file);
      for (const command of run.shell().commands) {
        const source = replacement(command);
        if (source === undefined) continue;
        const shell = source.includes('/') ? source : `/bin/${source}`;
        yield {
          range: command.range,
          message: `\`${command.name}\` replaces /bin/sh for everything in the image; use \`SHELL ["${SHELLS.test(shell) ? shell : '/bin/bash'}", "-c"]\` instead.`,
          fix: fixFor(file, run, shell),
        };
      }
    }
  },
};

const SHELLS = /^\/((usr|usr\/local)\/)?bin\/(ba|da|z|k|c|tc|fi|a)?sh$/;

/** A RUN that begins by changing somebody's login shell, which no instruction uses, or by starting PowerShell. */
function* startsShell(run: Instruction, file: Dockerfile): Generator<Problem> {
  const [first] = run.shell().commands;
  const changes = first?.name === 'chsh' || first?.name === 'usermod';
  if (first && changes && first.args.some(({ value }) => SHELLS.test(value ?? '')))
    yield {
      range: first.range,
      message: `\`${first.name}\` changes a login shell, which no instruction uses; choose the shell of the next instructions with \`SHELL\`.`,
    };
  const program = powershellOf(run);
  // One among others is shorter as it is.
  if (
    program !== undefined &&
    runs(file).filter((other) => other.stage === run.stage && powershellOf(other) !== undefined).length > 1
  )
    yield {
      range: { start: run.argsRange.start, end: run.argsRange.start + program.length },
      message: `This RUN starts PowerShell by itself; say it once for all of them with \`SHELL ["${program}", "-Command"]\`.`,
    };
}

/** How a RUN calls the PowerShell that it begins with, where no SHELL chose one before. */
function powershellOf({ form, shellText, state }: Instruction): string | undefined {
  return form === 'shell' && state.shell === undefined ? POWERSHELL.exec(shellText)?.[1] : undefined;
}

const POWERSHELL = /^((?:powershell|pwsh)(?:\.exe)?)(?=\s)/i;

/** What is put in the place of /bin/sh; undefined when the command does something else. */
function replacement({ name, args }: ShellCommand): string | undefined {
  if (!/^(ln|mv|cp)$/.test(name ?? '')) return undefined;
  const operands = args.filter(({ text }) => !text.startsWith('-'));
  const [source, target] = operands.map(({ value }) => value);
  if (operands.length !== 2 || !source) return undefined;
  if (name === 'mv' && isSh(source)) return '/bin/bash';
  return isSh(target) && /(^|\/)(ba|da|z|k|fi|a)sh$|powershell|pwsh/.test(source) ? source : undefined;
}

function isSh(path: string | undefined): boolean {
  return /^\/(usr\/)?bin\/sh$/.test(path ?? '');
}

function fixFor(file: Dockerfile, run: Instruction, shell: string): Fix | undefined {
  const { commands, variables, errors } = run.shell();
  const plain = commands.length === 1 && variables.length === 0 && errors.length === 0 && run.flags.length === 0;
  if (!plain || run.form === 'exec' || run.heredocs.length > 0 || !/\/bash$/.test(shell) || commands[0]?.name !== 'ln')
    return undefined;
  if (file.text.slice(run.range.start, run.range.end).includes('#')) return undefined;
  if (run.state.shell?.[0] === shell)
    return { safety: 'unsafe', title: 'Leave /bin/sh alone', edits: [deleteInstruction(file, run)] };
  return {
    safety: 'unsafe',
    title: 'Use SHELL',
    edits: [{ range: run.range, text: `SHELL ["${shell}", "-c"]` }],
  };
}
