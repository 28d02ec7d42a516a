import type { Rule } from '../rule.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

export const labelGitOverlap: Rule = {
  id: 'label-git-overlap',
  group: 'labels',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['label'],
  aliases: ['tally/labels/no-buildx-git-overlap'],
  summary: 'A label that buildx writes itself.',
  why: 'With BUILDX_GIT_LABELS set, buildx writes the commit and the path of the Dockerfile as labels; a value in the file competes with it.',
  options: {
    full: {
      type: 'boolean',
      description: 'Whether BUILDX_GIT_LABELS is `full`, so that the address of the repository is written too.',
      default: false,
    },
  },
  *check({ file, options }) {
    for (const stage of file.stages) {
      if (!stage.ships) continue;
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'LABEL') continue;
        for (const pair of instruction.pairs) {
          const { key, range } = pair;
          const revision = key === 'org.opencontainers.image.revision';
          const source = options.full === true && key === 'org.opencontainers.image.source';
          if (!revision && !source && key !== 'com.docker.image.source.entrypoint') continue;
          const edit = revision ? removeItems(file, instruction, instruction.pairs, [pair])[0] : undefined;
          yield {
            range,
            message: `buildx writes \`${key}\` itself where BUILDX_GIT_LABELS is set; remove it here.`,
            fix: edit ? { safety: 'unsafe', title: 'Leave the label to buildx', edits: [edit] } : undefined,
          };
        }
      }
    }
  },
};
