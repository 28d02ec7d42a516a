import type { Rule } from '../rule.ts';

export const unreachableStage: Rule = {
  id: 'unreachable-stage',
  group: 'build-stages',
  severity: 'warning',
  default: true,
  fix: 'none',
  aliases: ['tally/no-unreachable-stages'],
  summary: 'A stage that nothing leads to.',
  why: 'The builder skips a stage that the last one does not need, so what it does has no effect on the image.',
  *check({ file }) {
    for (const { role, from, name } of file.stages) {
      if (role !== 'unused') continue;
      yield {
        range: from.range,
        message: `${name === undefined ? 'This stage' : `The stage \`${name}\``} is not used by the last stage; take something from it, or delete it.`,
      };
    }
  },
};
