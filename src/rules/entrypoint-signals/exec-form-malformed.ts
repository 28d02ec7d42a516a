import type { Rule } from '../rule.ts';

export const execFormMalformed: Rule = {
  id: 'exec-form-malformed',
  group: 'entrypoint-signals',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [
    'Not Using Proper Exec Form In CMD And ENTRYPOINT Arguments',
    'S7030',
    'dockerfile-utils:JSON_IN_SINGLE_QUOTES',
    'dockerlint:json_array_format',
    'dockerlint:json_array_brackets',
    'dockerlint:json_array_even_quotes',
    'dockerlinter:EJ0001',
    'tally/invalid-json-form',
  ],
  summary: 'Text that begins like a JSON array but is none.',
  why: 'Docker takes it for shell form without a word, so the brackets and quotes become part of the command.',
  *check({ file }) {
    for (const outer of file.instructions) {
      for (const instruction of [outer, outer.trigger, outer.healthCommand]) {
        if (!instruction || instruction.form === 'exec' || !JSON_FORM.has(instruction.keyword)) continue;
        if (instruction.healthCommand || instruction.trigger) continue;
        const text = instruction.shellText.replace(/\\\n/g, '  ');
        if (!text.startsWith('[') || text.startsWith('[[') || isTest(text)) continue;
        const items = repaired(text);
        yield {
          range: instruction.argsRange,
          message: `\`${instruction.keyword}\` begins like a JSON array but is none, so a shell gets it as it stands; write \`["…", "…"]\` with straight double quotes and commas.`,
          fix:
            items && !instruction.shellText.includes('\n')
              ? {
                  safety: 'unsafe',
                  title: 'Write a JSON array',
                  edits: [
                    { range: instruction.argsRange, text: `[${items.map((item) => JSON.stringify(item)).join(', ')}]` },
                  ],
                }
              : undefined,
        };
      }
    }
  },
};

const JSON_FORM = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'VOLUME', 'COPY', 'ADD', 'SHELL']);

/** `[ -f x ] && y` is a shell's test: no quotes up to the bracket that closes it, and something behind it. */
function isTest(text: string): boolean {
  const close = text.indexOf(']');
  const inside = close === -1 ? text : text.slice(0, close);
  const behind = close === -1 ? '' : text.slice(close + 1).trim();
  return (
    /^\[\s+-\w\s|\s(=|==|!=|-\w\w)\s/.test(inside) ||
    behind.length >= 10 ||
    (!/["'“”‘’,]/.test(inside) && behind !== '') ||
    (close === -1 && !/["'“”‘’,]/.test(inside))
  );
}

/** The items that were meant; undefined when that is not clear. */
function repaired(text: string): string[] | undefined {
  const match = /^\[(.*)\]$/.exec(text.trim().replace(/[“”]/g, '"').replace(/[‘’]/g, "'"));
  const inner = match?.[1]?.trim();
  if (inner === undefined || inner.includes('[')) return undefined;
  const items: string[] = [];
  const item = /\s*(?:"([^"\\]*)"|'([^'\\]*)'|([^\s"',[\]\\]+))\s*(,|$)/y;
  for (let at = 0; at < inner.length; at = item.lastIndex) {
    item.lastIndex = at;
    const found = item.exec(inner);
    if (!found) return undefined;
    items.push(found[1] ?? found[2] ?? found[3] ?? '');
  }
  return items.length === 0 ? undefined : items;
}
