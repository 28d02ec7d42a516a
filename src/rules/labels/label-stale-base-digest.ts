import type { Stage } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

const KEY = 'org.opencontainers.image.base.digest';

export const labelStaleBaseDigest: Rule = {
  id: 'label-stale-base-digest',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  mentions: ['label'],
  aliases: ['tally/labels/no-stale-base-digest'],
  summary: 'A label with the digest of the base image that does not go with the FROM.',
  why: 'Tools decide by this label whether an image has to be built again; a wrong one hides that its base is out of date.',
  *check({ file }) {
    for (const stage of file.stages) {
      if (!stage.ships) continue;
      const digest = baseDigest(stage);
      if (digest === undefined) continue;
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'LABEL') continue;
        const pair = instruction.pairs.find(({ key }) => key === KEY);
        if (!pair?.valueRange || pair.expanded === undefined || pair.expanded === digest) continue;
        const plain = pair.value === pair.expanded && pair.value !== '';
        const edit =
          digest === ''
            ? removeItems(file, instruction, instruction.pairs, [pair])[0]
            : plain
              ? { range: pair.valueRange, text: digest }
              : undefined;
        yield {
          range: pair.range,
          message:
            digest === ''
              ? 'The base image is not pinned to a digest, so this label will be wrong one day; remove it, or pin the base image.'
              : `The base image has another digest; set the label to \`${digest}\`.`,
          fix: edit ? { safety: 'unsafe', title: 'Make the label true', edits: [edit] } : undefined,
        };
      }
    }
  },
};

/** The digest in the FROM at the root of a stage; empty for none, undefined when it is not known. */
function baseDigest(stage: Stage): string | undefined {
  const { root } = stage;
  return root.base.image === undefined ? undefined : (root.base.image.digest ?? '');
}
