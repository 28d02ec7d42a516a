import type { Rule } from '../rule.ts';
import { renameStage } from '../support/images/stage-names.ts';

export const stageNameLowercase: Rule = {
  id: 'stage-name-lowercase',
  group: 'build-stages',
  severity: 'style',
  default: true,
  fix: 'unsafe',
  aliases: ['StageNameCasing'],
  summary: 'A stage name with capital letters.',
  why: 'Names of stages are compared without case; written in one way they are found by searching.',
  *check({ file }) {
    for (const stage of file.stages) {
      const word = stage.from.words[2];
      if (!word || stage.name === undefined || stage.from.words.length !== 3 || word.value === word.value.toLowerCase())
        continue;
      yield {
        range: word.range,
        message: `Write the stage name \`${word.raw}\` in lower case.`,
        fix:
          word.raw === word.value
            ? { safety: 'unsafe', title: 'Write it in lower case', edits: renameStage(file, stage, stage.name) }
            : undefined,
      };
    }
  },
};
