import type { Rule } from '../rule.ts';
import { labels } from '../support/instructions/labels.ts';

export const labelEmpty: Rule = {
  id: 'label-empty',
  group: 'labels',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['label'],
  aliases: ['DL3051', 'dockerlint:label_no_empty_value'],
  summary: 'A label without a value.',
  why: 'An empty label says nothing, and hides that the value is missing.',
  *check({ file }) {
    for (const { pair } of labels(file)) {
      if (pair.value !== '' || pair.form !== 'equals' || pair.key === '') continue;
      yield { range: pair.range, message: `The label \`${pair.key}\` is empty; give it a value, or remove it.` };
    }
  },
};
