import { expand } from '../../dockerfile/expand.ts';
import type { Rule } from '../rule.ts';
import { globalArgs, PREDEFINED, TEMPLATE_OPTION, variablesOf } from '../support/images/global-args.ts';
import { referenceFault } from '../support/images/image-grammar.ts';
export const fromArgDefaultInvalid: Rule = {
  id: 'from-arg-default-invalid',
  group: 'base-image',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: ['InvalidDefaultArgInFrom', 'dockerfile-utils:BASE_NAME_EMPTY'],
  summary: 'A FROM that names no image as long as no build argument is given.',
  why: 'Editors, scanners and whoever builds without knowing the arguments get an error rather than an image.',
  *check({ file }) {
    const declared = globalArgs(file);
    const names = new Set<string>();
    const filledIn = new Set(
      file.instructions
        .filter(({ keyword, stage }) => keyword === 'ARG' && !stage)
        .flatMap(({ pairs }) => pairs)
        .flatMap(({ key, value }) => (value?.includes(`\${${TEMPLATE_OPTION}:`) ? [key] : [])),
    );
    for (const { base, name } of file.stages) {
      const variables = variablesOf(base.raw);
      const text = expand(base.raw, (variable) => declared.get(variable) ?? '');
      const judged =
        variables.length > 0 &&
        text !== undefined &&
        !names.has(text.toLowerCase()) &&
        variables.every(
          ({ name: variable, operator }) =>
            declared.has(variable) && !filledIn.has(variable) && !PREDEFINED.test(variable) && !operator.endsWith('?'),
        );
      if (name !== undefined) names.add(name);
      if (!judged) continue;
      const fault = text === '' ? 'the name is missing' : referenceFault(text);
      if (fault === undefined) continue;
      const without = variables.map((variable) => variable.name).find((variable) => !declared.get(variable));
      yield {
        range: base.range,
        message: `Without build arguments \`${base.raw}\` ${text === '' ? 'is empty' : `becomes \`${text}\`, which names no image (${fault})`}; give \`ARG ${without ?? variables[0]?.name}\` a default that works.`,
      };
    }
  },
};
