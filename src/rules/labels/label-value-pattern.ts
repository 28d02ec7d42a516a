import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { listOption } from '../support/instructions/labels.ts';

export const labelValuePattern: Rule = {
  id: 'label-value-pattern',
  group: 'labels',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['dockerfile_lint:defined_namevals-pattern'],
  summary: 'A LABEL, ENV or ARG whose value does not have the form that your rules ask for.',
  why: 'Programs that read the value rely on its form.',
  options: {
    patterns: {
      type: 'array',
      items: { type: 'string' },
      description:
        'Each `key=pattern`; in the pattern `*` stands for any letters and `?` for one. Keys are compared whatever their case.',
      default: ['version=?*.?*'],
    },
  },
  *check({ file, options }) {
    const patterns = new Map<string, string>();
    for (const item of listOption(options, 'patterns')) {
      const equals = item.indexOf('=');
      if (equals > 0) patterns.set(item.slice(0, equals).toLowerCase(), item.slice(equals + 1));
    }
    for (const { pairs } of written(file)) {
      for (const { key, expanded, valueRange } of pairs) {
        const pattern = patterns.get(key.toLowerCase());
        if (pattern === undefined || expanded === undefined || !valueRange || matches(expanded, pattern)) continue;
        yield { range: valueRange, message: `\`${expanded}\` in \`${key}\` does not have the form \`${pattern}\`.` };
      }
    }
  },
};

/** By hand, as a pattern from a configuration must not be able to take long. */
function matches(value: string, pattern: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let from = 0;
  while (at < value.length) {
    if (pattern[place] === '*') {
      star = place++;
      from = at;
    } else if (place < pattern.length && (pattern[place] === '?' || pattern[place] === value[at])) {
      at++;
      place++;
    } else if (star !== -1) {
      place = star + 1;
      at = ++from;
    } else return false;
  }
  while (pattern[place] === '*') place++;
  return place === pattern.length;
}
