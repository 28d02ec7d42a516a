import type { Rule } from '../rule.ts';

export const stageNameInvalid: Rule = {
  id: 'stage-name-invalid',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['dockerfile-utils:INVALID_BUILD_STAGE_NAME', 'dockerfile-utils:INVALID_AS'],
  summary: 'A stage name that Docker refuses.',
  why: 'The build stops at the FROM.',
  *check({ file }) {
    for (const { words, range } of file.stages.map(({ from }) => from)) {
      const [, as, name, ...rest] = words;
      if (!as) continue;
      if (as.value.toUpperCase() !== 'AS' || !name || rest.length > 0) {
        yield {
          range: { start: as.range.start, end: range.end },
          message: 'Behind the image `FROM` takes only `AS` and a name.',
        };
        continue;
      }
      if (/^[a-z][a-z0-9_.-]*$/.test(name.value.toLowerCase())) continue;
      yield {
        range: name.range,
        message: `\`${name.raw}\` is no name for a stage${name.value.includes('$') ? ' (variables are not put in here)' : ''}; begin with a letter and use letters, digits, \`-\`, \`_\` and \`.\`.`,
      };
    }
  },
};
