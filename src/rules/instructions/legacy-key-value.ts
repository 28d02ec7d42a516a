import type { Dockerfile, Pair } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const legacyKeyValue: Rule = {
  id: 'legacy-key-value',
  group: 'instructions',
  severity: 'warning',
  default: true,
  fix: 'safe',
  aliases: ['LegacyKeyValueFormat', 'dockerfilelint:label_invalid'],
  summary: 'ENV or LABEL with a blank between key and value.',
  why: 'The form without an equals sign is deprecated: it takes one pair only and makes everything up to the end of the line its value.',
  *check({ file }) {
    for (const { keyword, pairs } of written(file)) {
      const [pair] = pairs;
      if (pair?.form !== 'blank' || !pair.valueRange || pair.key === '') continue;
      if (file.text[pair.valueRange.start] === '=') continue;
      yield {
        range: pair.range,
        message: `Write \`${keyword} ${pair.key}=…\`; the form without an equals sign is deprecated.`,
        fix: fixFor(file, pair),
      };
    }
  },
};

function fixFor({ text }: Dockerfile, { keyRange, valueRange }: Pair): Fix | undefined {
  if (!valueRange) return undefined;
  const raw = text.slice(valueRange.start, valueRange.end);
  // Quotes and escapes count for something else in the other form.
  const whole = /^("[^"\\`\n]*"|'[^'\n]*')$/.test(raw);
  if (!whole && /["'\\`\n]/.test(raw)) return undefined;
  const quote = whole || !/\s/.test(raw) ? '' : '"';
  const edits = [{ range: { start: keyRange.end, end: valueRange.start }, text: `=${quote}` }];
  if (quote !== '') edits.push({ range: { start: valueRange.end, end: valueRange.end }, text: quote });
  return { safety: 'safe', title: 'Use the equals sign', edits };
}
