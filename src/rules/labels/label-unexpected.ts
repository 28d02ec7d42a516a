import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { listOption } from '../support/instructions/labels.ts';
import { removeItems } from '../support/yaml/item-edits.ts';

export const labelUnexpected: Rule = {
  id: 'label-unexpected',
  group: 'labels',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['label'],
  aliases: ['DL3050'],
  summary: 'A label that your rules do not know.',
  why: 'A label that nobody agreed on is read by nobody; often it is a known one, mistyped.',
  options: {
    keys: {
      type: 'array',
      items: { type: 'string' },
      description: 'The labels that are allowed; a star at the end stands for everything that begins so.',
      default: ['org.opencontainers.image.*'],
    },
  },
  *check({ file, options }) {
    const keys = listOption(options, 'keys');
    const allowed = (key: string): boolean =>
      keys.some((known) => (known.endsWith('*') ? key.startsWith(known.slice(0, -1)) : key === known));
    for (const instruction of written(file)) {
      if (instruction.keyword !== 'LABEL') continue;
      const { pairs } = instruction;
      const found = pairs.filter(({ key }) => key !== '' && !key.includes('$') && !allowed(key));
      const edits = removeItems(file, instruction, pairs, found);
      for (const [at, { key, keyRange }] of found.entries()) {
        const edit = edits[at];
        yield {
          range: keyRange,
          message: `The label \`${key}\` is not agreed on; remove it, or add it to the option \`keys\`.`,
          fix: edit ? { safety: 'unsafe', title: 'Remove the label', edits: [edit] } : undefined,
        };
      }
    }
  },
};
