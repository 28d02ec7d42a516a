import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';

export const execFormMalformed: Rule = {
  id: 'exec-form-malformed',
  group: 'entrypoint-signals',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [
    'Not Using Proper Exec Form In CMD And ENTRYPOINT Arguments',
    // Of `CMD [python, app.py]`, which is this first.
    'Not Using JSON In CMD And ENTRYPOINT Arguments',
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
        const edits = repairs(text, instruction.argsRange.start);
        yield {
          range: instruction.argsRange,
          message: `\`${instruction.keyword}\` begins like a JSON array but is none, so a shell gets it as it stands; write \`["…", "…"]\` with straight double quotes and commas.`,
          fix: edits && edits.length > 0 ? { safety: 'unsafe', title: 'Write a JSON array', edits } : undefined,
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
    /^\[\s+(!\s+)?-\w\s|\s(=|==|!=|-\w\w)\s/.test(inside) ||
    (/^\[\s/.test(inside) && !/["'“”‘’,]/.test(inside)) ||
    behind.length >= 10 ||
    (!/["'“”‘’,]/.test(inside) && behind !== '') ||
    (close === -1 && !/["'“”‘’,]/.test(inside))
  );
}

/**
 * What turns the text into the array that was meant, in place; undefined when that is not clear.
 * @param start the offset of the text
 */
function repairs(text: string, start: number): TextEdit[] | undefined {
  const straight = text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const closed = straight.endsWith(']');
  const inner = straight.slice(1, closed ? -1 : undefined);
  const edits: TextEdit[] = [];
  const edit = (from: number, to: number, now: string) => {
    if (text.slice(from, to) !== now) edits.push({ range: { start: start + from, end: start + to }, text: now });
  };
  const item = /(\s*)(?:"((?:[^"\\]|\\.)*)"|'([^'\\]*)'|([^\s"',[\]\\]+))(\s*)(,?)/y;
  let rest = inner.trimEnd().length;
  let bare = true;
  for (let at = 0; at < rest; at = item.lastIndex) {
    item.lastIndex = at;
    const found = item.exec(inner);
    if (!found) return undefined;
    const [whole, before = '', double, single, word, gap = '', comma] = found;
    const from = 1 + at + before.length;
    const to = 1 + at + whole.length - gap.length - (comma?.length ?? 0);
    const last = 1 + at + whole.length > rest;
    // Words without quotes and commas are a shell's.
    if (!last && comma === '' && word !== undefined) return undefined;
    bare &&= word !== undefined;
    edit(from, to, double === undefined ? JSON.stringify(single ?? word) : `"${escaped(double)}"`);
    if (comma === '' && !last) edit(to, to, ',');
    if (comma === ',' && last) {
      edit(to, 1 + at + whole.length, gap);
      rest = at + whole.length;
    }
  }
  if (rest === 0 || (bare && !inner.includes(','))) return undefined;
  if (!closed) edit(1 + rest, 1 + rest, ']');
  return edits;
}

/** JSON's escapes are kept, unless the text is a Windows path, in which every backslash stands for itself. */
function escaped(text: string): string {
  const path = /^[A-Za-z]:\\(?!\\)/.test(text);
  return text.replace(/\\(.)/g, (all, next: string) =>
    !path && /["\\/bfnrtu]/.test(next) ? all : next === '\\' && !path ? all : `\\\\${next}`,
  );
}
