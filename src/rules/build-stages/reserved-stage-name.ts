import type { Rule } from '../rule.ts';
import { renameStage } from '../support/images/stage-names.ts';

export const reservedStageName: Rule = {
  id: 'reserved-stage-name',
  group: 'build-stages',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['DL3063', 'ReservedStageName'],
  summary: 'A stage is called `scratch` or `context`.',
  why: 'Both names have a meaning of their own in FROM and `--from`, so a reference to the stage finds something else.',
  *check({ file }) {
    for (const stage of file.stages) {
      const word = stage.from.words[2];
      if (!word || (stage.name !== 'scratch' && stage.name !== 'context')) continue;
      const name = `${stage.name}-stage`;
      const free = file.stages.every((other) => other.name !== name);
      yield {
        range: word.range,
        message: `\`${word.raw}\` has a meaning of its own to Docker; give the stage another name.`,
        fix: free ? { safety: 'unsafe', title: `Call it ${name}`, edits: renameStage(file, stage, name) } : undefined,
      };
    }
  },
};
