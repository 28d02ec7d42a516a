import type { Rule } from '../rule.ts';
import { TEMPLATE_OPTION } from '../support/images/global-args.ts';
import { expandedReferences, references } from '../support/images/references.ts';
import { written } from '../support/instructions/instructions.ts';

export const unsupportedVariableModifier: Rule = {
  id: 'unsupported-variable-modifier',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['${'],
  aliases: ['dockerfile-utils:UNSUPPORTED_MODIFIER'],
  summary: 'A variable with an operator that the builder does not know.',
  why: 'Outside of RUN, CMD and ENTRYPOINT the builder replaces variables, not a shell, and it knows fewer operators; the build stops here.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const found =
        instruction.keyword === 'FROM'
          ? references(file, instruction.argsRange)
          : expandedReferences(file, instruction);
      for (const { name, operator, range: place } of found) {
        if (name === TEMPLATE_OPTION) continue;
        if (operator === '' || (name !== '' && /^([-+?#%/]|:[-+?])/.test(operator))) continue;
        yield {
          range: place,
          message: `The builder does not understand \`${file.text.slice(place.start, place.end)}\`; it knows \`:-\`, \`:+\`, \`:?\`, \`#\`, \`%\` and \`/\`.`,
        };
      }
    }
  },
};
