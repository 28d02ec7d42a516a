import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';
import { listOption } from '../support/instructions/labels.ts';

export const labelRequired: Rule = {
  id: 'label-required',
  group: 'labels',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['DL3049', 'S7028', 'dockerfile_lint:defined_namevals-required'],
  summary: 'An image without a label that your rules require.',
  why: 'Labels tell people and registries where an image comes from and who answers for it.',
  options: {
    keys: {
      type: 'array',
      items: { type: 'string' },
      description: 'The labels that the image, or a stage it is built from, must have.',
      default: ['org.opencontainers.image.source'],
    },
  },
  *check({ file, options }) {
    const { target } = file;
    if (!target) return;
    const present = new Set<string>();
    for (const { keyword, pairs } of chainInstructions(target)) {
      if (keyword === 'LABEL') for (const { key } of pairs) present.add(key.toLowerCase());
    }
    for (const key of new Set(listOption(options, 'keys'))) {
      if (present.has(key.toLowerCase())) continue;
      yield {
        range: target.from.range,
        message: `The image has no label \`${key}\`; add \`LABEL ${key}=…\` to its last stage.`,
      };
    }
  },
};
