import type { Rule } from '../rule.ts';
import { referenceFault } from '../support/images/image-grammar.ts';
export const imageReferenceMalformed: Rule = {
  id: 'image-reference-malformed',
  group: 'base-image',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'dockerfile-utils:INVALID_REFERENCE_FORMAT',
    'dockerlint:no_empty_tag',
    'dockerlint:no_empty_digest',
    'dockerfile_lint:paramSyntaxRegex-FROM',
  ],
  summary: 'A FROM whose image name breaks the rules for such names.',
  why: 'The builder refuses the name, so the build fails at once.',
  *check({ file }) {
    for (const { base, parent } of file.stages) {
      if (parent || base.scratch || base.raw === '' || base.raw.includes('$') || base.resolved === undefined) continue;
      const fault = referenceFault(base.raw);
      if (fault !== undefined) yield { range: base.range, message: `\`${base.raw}\` names no image: ${fault}.` };
    }
  },
};
