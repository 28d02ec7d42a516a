import type { Rule } from '../rule.ts';
import { nearest } from '../support/nearest.ts';

export const directiveValueInvalid: Rule = {
  id: 'directive-value-invalid',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['dockerfile-utils:INVALID_ESCAPE_DIRECTIVE', 'dockerlinter:ED0005', 'tally/syntax-directive-typo'],
  summary: 'A parser directive with a value that it does not take.',
  why: 'The builder stops, or fetches something else than the Dockerfile syntax that was meant.',
  *check({ file }) {
    for (const { name, range } of file.directives) {
      const text = file.text.slice(range.start, range.end);
      const value = text.slice(text.indexOf('=') + 1).trim();
      const message = mistake(name, value);
      if (message !== undefined) yield { range, message };
    }
  },
};

function mistake(name: string, value: string): string | undefined {
  if (value === '') return `\`${name}\` has no value; write one, or remove the line.`;
  if (name === 'escape') {
    return /^[\\`]$/.test(value)
      ? undefined
      : `\`${value}\` cannot be the escape character; it is a backslash or a backquote.`;
  }
  if (name !== 'syntax') return undefined;
  if (/\s/.test(value)) return 'The syntax is the name of one image; remove what follows it.';
  const image = value.split(/[:@]/, 1)[0] ?? '';
  const known = ['docker/dockerfile', 'docker/dockerfile-upstream'];
  const meant = known.includes(image) ? undefined : nearest(image, known, 3);
  return meant === undefined ? undefined : `There is no syntax \`${image}\`; did you mean \`${meant}\`?`;
}
