import type { Rule } from '../rule.ts';

export const onbuildCopyAdd: Rule = {
  id: 'onbuild-copy-add',
  group: 'instructions',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['onbuild'],
  aliases: ['dockerlint:onbuild_copyadd'],
  summary: 'ONBUILD COPY or ONBUILD ADD.',
  why: 'The files have to be there in the build context of every image that is built from this one, or its build fails.',
  *check({ file }) {
    for (const { trigger, range } of file.instructions) {
      if (trigger?.keyword !== 'COPY' && trigger?.keyword !== 'ADD') continue;
      // These come from another image or stage, not from the build context.
      if (trigger.flags.some(({ name }) => name === 'from')) continue;
      yield {
        range,
        message: `\`ONBUILD ${trigger.keyword}\` fails where the file is missing; let the images built from this one copy it.`,
      };
    }
  },
};
