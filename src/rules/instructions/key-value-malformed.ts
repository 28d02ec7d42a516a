import type { Dockerfile, Instruction, Pair } from '../../dockerfile/model.ts';
import type { Range } from '../../text/range.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const keyValueMalformed: Rule = {
  id: 'key-value-malformed',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'dockerfilelint:invalid_format',
    'dockerfilelint:label_invalid',
    'dockerlint:env',
    'dockerlint:arg',
    'dockerfile-utils:SYNTAX_MISSING_EQUALS',
    'dockerfile-utils:SYNTAX_MISSING_NAMES',
    'dockerfile-utils:SYNTAX_MISSING_SINGLE_QUOTE',
    'dockerfile-utils:SYNTAX_MISSING_DOUBLE_QUOTE',
    'dockerfile-utils:ARGUMENT_REQUIRES_TWO',
    'dockerfile_lint:paramSyntaxRegex-ENV',
  ],
  summary: 'ENV, LABEL or ARG with a pair that the builder cannot read.',
  why: 'The build stops here with a syntax error.',
  *check({ file }) {
    for (const instruction of written(file)) {
      for (const pair of instruction.pairs) {
        const message = mistake(file, instruction, pair);
        if (message === undefined) continue;
        yield { range: pair.range, message };
        break;
      }
    }
  },
};

function mistake(file: Dockerfile, { keyword }: Instruction, pair: Pair): string | undefined {
  const { text } = file;
  const raw = text.slice(pair.range.start, pair.range.end);
  if (pair.key === '')
    return `\`${shorten(raw)}\` has no name; write \`NAME=value\` without blanks around the equals sign.`;
  const quote = openQuote(file, (pair.form === 'blank' && pair.valueRange) || pair.range);
  if (quote !== undefined)
    return `The quote \`${quote}\` is never closed; close it, or escape it with a ${file.escape === '`' ? 'backtick' : 'backslash'}.`;
  if (pair.value !== undefined || keyword === 'ARG') return undefined;
  return raw.startsWith('#')
    ? 'A comment is not possible behind other words; put it on a line of its own.'
    : `\`${shorten(raw)}\` has no value; write \`${shorten(pair.key)}=…\`, and quote values with blanks.`;
}

function shorten(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

/** The quote that a stretch leaves open. */
function openQuote({ text, escape: escapeChar }: Dockerfile, { start, end }: Range): string | undefined {
  let quote: string | undefined;
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === escapeChar && quote !== "'") at++;
    else if (quote !== undefined) {
      if (char === quote) quote = undefined;
    } else if (char === '"' || char === "'") quote = char;
  }
  return quote;
}
