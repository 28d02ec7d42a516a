import type { Rule } from '../rule.ts';

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
    for (const instruction of file.instructions) {
      const { stage, state, argsRange } = instruction;
      if (!/^(CMD|ENTRYPOINT)$/.test(instruction.keyword) || instruction.form === 'exec') continue;
      if (!stage || state.shell !== undefined || instruction.words.length === 0) continue;
      const text = file.text.slice(argsRange.start, argsRange.end);
      if (text.startsWith('[')) continue;
      const commands = instruction.shell().commands;
      const [only] = commands;
      const words = only ? [only.nameWord, ...only.args] : [];
      const plain =
        commands.length === 1 &&
        only?.wrappers.length === 0 &&
        only.assignments.length === 0 &&
        only.redirects.length === 0 &&
        only.range.start === argsRange.start &&
        only.range.end === argsRange.end &&
        words.every(({ value, raw, quoted }) => value !== undefined && (quoted || !/[*?[\]{}~]/.test(raw)));
      yield {
        range: argsRange,
        message: plain
          ? `\`${instruction.keyword}\` in shell form swallows signals; write it as a JSON array.`
          : `\`${instruction.keyword}\` in shell form swallows signals; put the commands into a script that ends in \`exec\`, and start it with a JSON array.`,
        fix: plain
          ? {
              safety: 'unsafe',
              title: 'Use the exec form',
              edits: [{ range: argsRange, text: `[${words.map(({ value }) => JSON.stringify(value)).join(', ')}]` }],
            }
          : undefined,
      };
    }
  },
};
