import type { Rule } from '../rule.ts';
import { execForm } from '../support/commands/exec-form.ts';

export const useExecForm: Rule = {
  id: 'use-exec-form',
  group: 'entrypoint-signals',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DL3025',
    'JSONArgsRecommended',
    'Not Using JSON In CMD And ENTRYPOINT Arguments',
    'prefer-json-notation',
    'S7019',
    'dockerlint:recommended_exec_form',
    'dockerlinter:EJ0002',
  ],
  summary: 'CMD or ENTRYPOINT in shell form.',
  why: 'The shell form puts a shell in front of the program, and that shell does not pass on the stop signal, so the container is killed after ten seconds instead of ending cleanly.',
  *check({ file }) {
    for (const outer of file.instructions) {
      const instruction = outer.trigger ?? outer;
      const { stage, state, argsRange } = instruction;
      if (!/^(CMD|ENTRYPOINT)$/.test(instruction.keyword) || instruction.form === 'exec') continue;
      // A file without any FROM is a part that is put into others.
      if ((!stage && file.stages.length > 0) || state.shell !== undefined || instruction.words.length === 0) continue;
      const text = file.text.slice(argsRange.start, argsRange.end);
      if (text.startsWith('[')) continue;
      const form = execForm(file, instruction);
      const { keyword } = instruction;
      const exec = instruction.shell().commands.at(-1)?.wrappers[0]?.name === 'exec';
      const lead = exec
        ? `\`${keyword}\` in shell form hides which shell starts the program`
        : `\`${keyword}\` in shell form swallows signals`;
      const advice =
        form?.kind === 'plain'
          ? 'write it as a JSON array.'
          : form
            ? 'write the shell into a JSON array, and let it `exec` the program.'
            : 'put the commands into a script that ends in `exec`, and start it with a JSON array.';
      yield {
        range: argsRange,
        message: `${lead}; ${advice}`,
        fix: form ? { safety: 'unsafe', title: 'Use the exec form', edits: form.edits } : undefined,
      };
    }
  },
};
