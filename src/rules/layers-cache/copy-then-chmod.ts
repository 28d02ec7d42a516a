import { posix } from 'node:path';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { type Copy, contextPath, copies, setFlag } from '../support/files/copies.ts';
import { applySymbolic, chmodOfCopy, octalMode } from '../support/files/modes.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';
export const copyThenChmod: Rule = {
  id: 'copy-then-chmod',
  group: 'layers-cache',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['chmod'],
  aliases: ['tally/prefer-copy-chmod'],
  summary: 'A file that is copied and then made executable in a layer of its own.',
  why: 'The second layer holds the whole file again, and it takes two steps of the build for what one does.',
  *check(context) {
    for (const copy of copies(context.file)) {
      const run = context.file.instructions[copy.instruction.index + 1];
      if (run?.keyword !== 'RUN' || run.stage !== copy.instruction.stage) continue;
      const change = chmodOfCopy(copy, run);
      if (!change || isDirectory(context, copy)) continue;
      const mode = change.value.value;
      const given = copy.instruction.flags.find(({ name }) => name === 'chmod')?.value;
      const shown = mode === undefined ? change.value.text : (octalFor(mode, given) ?? mode);
      yield {
        range: copy.instruction.range,
        message: `The \`chmod\` behind this stores the file a second time; write \`COPY --chmod=${shown}\` instead.`,
        related: [{ range: change.command.range, message: 'The mode is set here.' }],
        fix: mode === undefined ? undefined : fixOf(context, copy, run.index, mode, given),
      };
    }
  },
};

function isDirectory({ image }: RuleContext, { from, sources: [source] }: Copy): boolean {
  if (from !== undefined || !source) return false;
  const path = contextPath(source);
  return image.listContext().some((name) => name.startsWith(`${path}/`));
}

/** Whether what is copied cannot be a folder, which `--chmod` would treat differently. */
function isFile({ image }: RuleContext, { from, folder, sources: [source], path }: Copy): boolean {
  if (!source || folder) return true;
  if (from === undefined && image.listContext().includes(contextPath(source))) return true;
  return posix.extname(path ?? '') !== '';
}

function fixOf(
  context: RuleContext,
  copy: Copy,
  run: number,
  mode: string,
  given: string | undefined,
): Fix | undefined {
  const instruction = context.file.instructions[run];
  if (!instruction) return undefined;
  const computed = octalFor(mode, given);
  if (computed === undefined && given !== undefined) return undefined;
  return {
    safety: computed !== undefined && isFile(context, copy) ? 'safe' : 'unsafe',
    title: 'Set the mode while copying',
    edits: [setFlag(copy.instruction, 'chmod', computed ?? mode), deleteInstruction(context.file, instruction)],
  };
}

/** The mode in digits, as far as it is known, for a file that COPY gives a mode already. */
function octalFor(mode: string, given: string | undefined): string | undefined {
  const before = given === undefined ? undefined : octalMode(given);
  return octalMode(mode) ?? (before === undefined ? undefined : applySymbolic(before, mode));
}
