import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { referencedStage, stageReferences } from '../support/images/stage-names.ts';
import { caseOf, writtenKeyword } from '../support/instructions/keyword-case.ts';

export const copyFromStageIndex: Rule = {
  id: 'copy-from-stage-index',
  group: 'build-stages',
  severity: 'info',
  default: true,
  fix: 'safe',
  mentions: ['from='],
  aliases: ['Using Unnamed Build Stages'],
  summary: 'A stage is named by its number.',
  why: 'Adding or moving a stage changes what the number means, without an error.',
  *check({ file }) {
    for (const reference of stageReferences(file)) {
      const { name, range } = reference;
      const stage = /^\d+$/.test(name) ? referencedStage(file, reference) : undefined;
      if (!stage || range === reference.by.base.range) continue;
      const alias = stage.name ?? `stage${stage.index}`;
      if (alias === name) continue;
      const edits: TextEdit[] = [{ range, text: alias }];
      // Each reference brings the name along, as any of them may be mended alone.
      if (stage.name === undefined) {
        const as = caseOf(writtenKeyword(file, stage.from)) === 'lower' ? 'as' : 'AS';
        edits.push({ range: { start: stage.from.range.end, end: stage.from.range.end }, text: ` ${as} ${alias}` });
      }
      const taken =
        stage.name === undefined &&
        (stage.from.words.length !== 1 || file.stages.some((other) => other.name === alias));
      yield {
        range,
        message: `Name the stage: \`${alias}\` instead of \`${name}\`.`,
        fix: taken ? undefined : { safety: 'safe', title: `Copy from ${alias}`, edits },
      };
    }
  },
};
