import { posix } from 'node:path';
import type { Rule } from '../rule.ts';
import { copies, isRemote } from '../support/files/copies.ts';
export const copyOutsideContext: Rule = {
  id: 'copy-outside-context',
  group: 'copy-add',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['dockerfilelint:add_src_invalid', 'dockerfile_lint:paramSyntaxRegex-ADD'],
  summary: 'A COPY or ADD from above the build context.',
  why: 'The builder is only given the files of the context, so the build fails or takes another file of that name.',
  *check({ file }) {
    for (const { from, sources } of copies(file)) {
      if (from !== undefined) continue;
      for (const source of sources) {
        const path = source.expanded ?? source.value;
        if (isRemote(source) || path.includes('$') || !/^\.\.(\/|$)/.test(posix.normalize(path))) continue;
        yield {
          range: source.range,
          message: `\`${source.value}\` lies outside of the build context; build with a context that holds it, or move it below.`,
        };
      }
    }
  },
};
