import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
import { referencedStage, stageReferences } from '../support/images/stage-names.ts';

export const copyFromEmptyStage: Rule = {
  id: 'copy-from-empty-stage',
  group: 'build-stages',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['from='],
  aliases: ['tally/copy-from-empty-scratch-stage'],
  summary: 'Files are copied from a stage that has none.',
  why: 'A stage from scratch without COPY, ADD or RUN is empty, so the build stops here.',
  *check({ file }) {
    for (const reference of stageReferences(file)) {
      if (reference.range === reference.by.base.range) continue;
      const stage = referencedStage(file, reference);
      if (!stage?.root.base.scratch) continue;
      if (chainInstructions(stage).some(({ keyword }) => keyword === 'COPY' || keyword === 'ADD' || keyword === 'RUN'))
        continue;
      yield { range: reference.range, message: `The stage \`${reference.name}\` holds no file that could be copied.` };
    }
  },
};
