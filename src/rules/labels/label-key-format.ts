import type { Pair } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { labels } from '../support/instructions/labels.ts';

export const labelKeyFormat: Rule = {
  id: 'label-key-format',
  group: 'labels',
  severity: 'style',
  default: true,
  fix: 'unsafe',
  mentions: ['label'],
  aliases: ['DL3048', 'tally/labels/valid-key'],
  summary: 'A label whose key does not follow the conventions of Docker.',
  why: 'Keys in lower case, with dots and single dashes between their parts, are what tools search for; some namespaces belong to Docker itself.',
  *check({ file }) {
    for (const { pair } of labels(file)) {
      const { key, keyRange } = pair;
      if (key === '' || key.includes('$')) continue;
      if (RESERVED.test(key) && !ALLOWED.test(key)) {
        yield {
          range: keyRange,
          message: `The namespace of \`${key}\` belongs to Docker; use one of your own, such as \`com.example.…\`.`,
        };
      } else if (!VALID.test(key) || /\.\.|--/.test(key)) {
        const better = mended(key);
        yield {
          range: keyRange,
          message:
            better === undefined
              ? `Write \`${key}\` with lower-case letters, digits, dots and dashes only.`
              : `Write the key \`${key}\` as \`${better}\`, and tell those who read it.`,
          fix: better === undefined ? undefined : fixFor(pair, better, file.text.slice(keyRange.start, keyRange.end)),
        };
      }
    }
  },
};

const VALID = /^[a-z]([a-z0-9._/-]*[a-z0-9])?$/;
const RESERVED = /^(com\.docker|io\.docker|org\.dockerproject)\./;
/** Keys that Docker asks others to set. */
const ALLOWED = /^com\.docker\.(extension\.|image\.source\.entrypoint$|extensions?\.|desktop\.|compose\.)/;

function mended(key: string): string | undefined {
  const text = key
    .toLowerCase()
    .replace(/[^a-z0-9._/-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/-{2,}/g, '-')
    .replace(/^[^a-z]+/, '')
    .replace(/(?<![^a-z0-9])[^a-z0-9]+$/, '');
  return VALID.test(text) ? text : undefined;
}

function fixFor({ key, keyRange, form }: Pair, better: string, written: string): Fix | undefined {
  // Quotes may reach over the equals sign.
  const plain = written === key || written === `"${key}"` || written === `'${key}'`;
  return form === 'equals' && plain
    ? { safety: 'unsafe', title: `Write ${better}`, edits: [{ range: keyRange, text: written.replace(key, better) }] }
    : undefined;
}
