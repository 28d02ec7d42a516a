import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { referencedStage, stageReferences } from '../support/images/stage-names.ts';

export const copyFromStageIndex: Rule = {
  id: 'copy-from-stage-index',
  group: 'build-stages',
  severity: 'info',
  default: true,
  fix: 'safe',
  aliases: ['Using Unnamed Build Stages'],
  summary: 'A stage is named by its number.',
  why: 'Adding or moving a stage changes what the number means, without an error.',
  *check({ file }) {
    const named = new Set<number>();
    for (const reference of stageReferences(file)) {
      const { name, range } = reference;
      const stage = /^\d+$/.test(name) ? referencedStage(file, reference) : undefined;
      if (!stage || range === reference.by.base.range) continue;
      const alias = stage.name ?? `stage${stage.index}`;
      const edits: TextEdit[] = [{ range, text: alias }];
      // The first reference brings the name along.
      if (stage.name === undefined && !named.has(stage.index))
        edits.push({ range: { start: stage.from.range.end, end: stage.from.range.end }, text: ` AS ${alias}` });
      named.add(stage.index);
      const taken = stage.name === undefined && file.stages.some((other) => other.name === alias);
      yield {
        range,
        message: `Name the stage: \`${alias}\` instead of \`${name}\`.`,
        fix: taken ? undefined : { safety: 'safe', title: `Copy from ${alias}`, edits },
      };
    }
  },
};
