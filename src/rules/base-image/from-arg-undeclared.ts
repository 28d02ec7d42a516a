import type { Rule } from '../rule.ts';
import { globalArgs, PREDEFINED, TEMPLATE_OPTION, variablesOf } from '../support/images/global-args.ts';
export const fromArgUndeclared: Rule = {
  id: 'from-arg-undeclared',
  group: 'base-image',
  severity: 'error',
  default: true,
  fix: 'none',
  mentions: ['$'],
  aliases: ['UndefinedArgInFrom', 'dockerfile-utils:BASE_NAME_EMPTY'],
  summary: 'A variable in FROM that no ARG before the first FROM declares.',
  why: 'FROM only sees the ARGs above the first FROM; any other variable is empty, and the build fails or takes another image.',
  *check({ file }) {
    const declared = globalArgs(file);
    const told = new Set<string>();
    for (const { from, base } of file.stages) {
      const platform = from.flags.find(({ name }) => name === 'platform');
      for (const { text, range } of [
        { text: base.raw, range: base.range },
        { text: platform?.value ?? '', range: platform?.range ?? base.range },
      ]) {
        for (const { name, operator } of variablesOf(text)) {
          if (
            declared.has(name) ||
            name === TEMPLATE_OPTION ||
            PREDEFINED.test(name) ||
            /[-+]/.test(operator) ||
            told.has(`${name} ${range.start}`)
          )
            continue;
          told.add(`${name} ${range.start}`);
          const near = nearest(name, [...declared.keys()]);
          yield {
            range,
            message:
              near === undefined
                ? `No \`ARG ${name}\` stands before the first \`FROM\`, so \`$${name}\` is empty here; declare it there.`
                : `\`$${name}\` is empty here; did you mean \`$${near}\`?`,
          };
        }
      }
    }
  },
};

/** The declared name that is one or two slips away. */
function nearest(name: string, candidates: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  return candidates.find((candidate) => {
    if (Math.abs(candidate.length - name.length) > 2 || candidate.length > 60) return false;
    const limit = Math.min(2, Math.floor(name.length / 3));
    return distance(name.toUpperCase(), candidate.toUpperCase()) <= limit;
  });
}

/** How many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
