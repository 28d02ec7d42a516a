import type { Range } from '../../text/range.ts';
import type { Problem, Rule, ScriptRule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { isRandomSecret, namedSecretsIn, secretIn } from '../support/secrets/secrets.ts';

/** Of Dockerfiles and of the scripts that images copy; compose files have a rule of their own. */
export const hardcodedSecretValue: Rule & ScriptRule = {
  id: 'hardcoded-secret-value',
  group: 'secrets',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['Passwords And Secrets', 'Secrets Stored In Dockerfile', 'CIS-DI-0010', 'tally/secrets-in-code'],
  summary: 'A value that has the shape of a live secret, in a Dockerfile or in a script that an image copies.',
  why: 'Whoever has the image or the repository has the secret; taking the line out later does not help, as it stays in the layers and in the history.',
  *check({ file }) {
    for (const { range } of [...file.instructions, ...file.comments]) yield* told(file.text, range);
    for (const instruction of written(file)) {
      for (const { key, value, valueRange, form } of instruction.pairs) {
        // What has a known shape, or a sign of equality, was told above.
        if (form !== 'blank' || !valueRange || !isRandomSecret(key, value ?? '') || secretIn(value ?? '').length > 0)
          continue;
        yield { range: valueRange, message: message('a secret') };
      }
    }
  },
  *checkScript({ script }) {
    yield* told(script.text, { start: 0, end: script.text.length });
  },
};

function told(text: string, { start, end }: Range): readonly Problem[] {
  const stretch = text.slice(start, end);
  const shaped = secretIn(stretch);
  const named = namedSecretsIn(stretch).filter(
    (match) => !shaped.some((other) => other.start < match.end && match.start < other.end),
  );
  return [...shaped, ...named].map((match) => ({
    range: { start: start + match.start, end: start + match.end },
    message: message(match.kind),
  }));
}

function message(kind: string): string {
  return `This looks like ${kind}; revoke it, and pass it with \`RUN --mount=type=secret\` or at run time.`;
}
