import type { Rule } from '../rule.ts';
import { secretIn } from '../support/secrets/secrets.ts';

export const hardcodedSecretValue: Rule = {
  id: 'hardcoded-secret-value',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['Passwords And Secrets', 'Secrets Stored In Dockerfile', 'CIS-DI-0010', 'tally/secrets-in-code'],
  summary: 'A value that has the shape of a live secret.',
  why: 'Whoever has the image or the repository has the secret; taking the line out later does not help, as it stays in the layers and in the history.',
  *check({ file }) {
    for (const { range } of [...file.instructions, ...file.comments]) {
      const text = file.text.slice(range.start, range.end);
      for (const { kind, start, end } of secretIn(text)) {
        yield {
          range: { start: range.start + start, end: range.start + end },
          message: `This looks like ${kind}; revoke it, and pass it with \`RUN --mount=type=secret\` or at run time.`,
        };
      }
    }
  },
};
