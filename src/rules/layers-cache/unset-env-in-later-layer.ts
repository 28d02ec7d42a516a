import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';
export const unsetEnvInLaterLayer: Rule = {
  id: 'unset-env-in-later-layer',
  group: 'layers-cache',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['unset'],
  aliases: ['S6581'],
  summary: '`unset` of a variable that ENV has set.',
  why: 'ENV is written into the image, where everybody can read it; a shell that forgets it for one RUN changes nothing about that.',
  *check({ file }) {
    for (const run of runs(file)) {
      const script = run.shell();
      for (const { name, args, range } of script.commands) {
        if (name !== 'unset' || args.some(({ text }) => /^-[a-z]*f/.test(text))) continue;
        for (const { value, range: word } of args) {
          const variable = value === undefined ? undefined : run.state.variable(value);
          if (variable?.kind !== 'env' || variable.instruction.stage !== run.stage) continue;
          if (script.variables.some((own) => own.name === value && own.range.start < range.start)) continue;
          yield {
            range: word,
            message: `\`unset ${value}\` holds for this \`RUN\` only, and the image keeps \`${value}\`; give it to the \`RUN\` that needs it rather than by \`ENV\`.`,
            related: [{ range: variable.instruction.range, message: 'It is set here.' }],
          };
        }
      }
    }
  },
};
