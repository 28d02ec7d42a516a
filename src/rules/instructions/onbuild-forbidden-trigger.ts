import type { Rule } from '../rule.ts';

export const onbuildForbiddenTrigger: Rule = {
  id: 'onbuild-forbidden-trigger',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['onbuild'],
  aliases: [
    'DL3043',
    'dockerlint:onbuild_disallowed',
    'dockerfile-utils:ONBUILD_CHAINING_DISALLOWED',
    'dockerfile-utils:ONBUILD_TRIGGER_DISALLOWED',
    'dockerlinter:EI0004',
  ],
  summary: 'ONBUILD with an instruction that it does not take.',
  why: 'The builder refuses ONBUILD, FROM and MAINTAINER as triggers, so the build stops here.',
  *check({ file }) {
    for (const { trigger } of file.instructions) {
      if (!trigger || !/^(ONBUILD|FROM|MAINTAINER)$/.test(trigger.keyword)) continue;
      yield {
        range: trigger.keywordRange,
        message: `\`${trigger.keyword}\` cannot be a trigger of ONBUILD; remove this line.`,
      };
    }
  },
};
