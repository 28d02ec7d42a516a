import type { Dockerfile, Pair } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const spaceBeforeEquals: Rule = {
  id: 'space-before-equals',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['S6574', 'dockerfilelint:invalid_format'],
  summary: 'ENV or LABEL with a blank in front of the equals sign.',
  why: 'With a blank behind the key, the builder takes the rest of the line for the value, the equals sign included.',
  *check({ file }) {
    for (const { pairs } of written(file)) {
      const [pair] = pairs;
      if (pair?.form !== 'blank' || !pair.valueRange) continue;
      if (file.text[pair.valueRange.start] !== '=') continue;
      yield {
        range: { start: pair.keyRange.start, end: pair.valueRange.start + 1 },
        message: `The equals sign becomes part of the value of \`${pair.key}\`; write it without blanks around.`,
        fix: fixFor(file, pair),
      };
    }
  },
};

function fixFor({ text }: Dockerfile, { keyRange, valueRange }: Pair): Fix | undefined {
  if (!valueRange) return undefined;
  const raw = text.slice(valueRange.start + 1, valueRange.end);
  const value = raw.trimStart();
  const whole = /^("[^"\\`\n]*"|'[^'\n]*')$/.test(value);
  if (value === '' || (!whole && /["'\\`\n=]/.test(value))) return undefined;
  const quote = whole || !/\s/.test(value) ? '' : '"';
  const edits = [{ range: { start: keyRange.end, end: valueRange.end - value.length }, text: `=${quote}` }];
  if (quote !== '') edits.push({ range: { start: valueRange.end, end: valueRange.end }, text: quote });
  return { safety: 'unsafe', title: 'Remove the blanks', edits };
}
