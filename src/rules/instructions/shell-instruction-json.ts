import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { Fix, Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const shellInstructionJson: Rule = {
  id: 'shell-instruction-json',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [
    'dockerfilelint:invalid_format',
    'dockerfile-utils:SHELL_JSON_FORM',
    'dockerfile-utils:SHELL_REQUIRES_ONE',
    'dockerlinter:EJ0003',
  ],
  summary: 'SHELL without a JSON array of strings.',
  why: 'SHELL takes nothing but a JSON array with at least one string, in double quotes; the build stops here.',
  *check({ file }) {
    for (const instruction of written(file)) {
      if (instruction.keyword !== 'SHELL' || (instruction.form === 'exec' && instruction.words.length > 0)) continue;
      yield {
        range: instruction.range,
        message: 'Write the shell as a JSON array, such as `SHELL ["/bin/bash", "-c"]`.',
        fix: fixFor(file, instruction),
      };
    }
  },
};

function fixFor({ text: source, escape: sign }: Dockerfile, { argsRange }: Instruction): Fix | undefined {
  const raw = source.slice(argsRange.start, argsRange.end);
  const words = wordsOf(raw.replace(/^\[/, '').replace(/\]$/, ''));
  // Escapes mean something else in JSON, and so do the comments of a continued instruction.
  if (
    words.length === 0 ||
    /[\n#]/.test(raw) ||
    raw.includes(sign) ||
    words.some((word) => /["'[\]]/.test(word[0] ?? ''))
  )
    return undefined;
  const text = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  return { safety: 'unsafe', title: 'Write a JSON array', edits: [{ range: argsRange, text }] };
}

/** The words of a list with or without quotes and commas. */
function wordsOf(list: string): string[] {
  return [...list.matchAll(/"([^"]*)"|'([^']*)'|[^\s,]+/g)].map(([whole, double, single]) => double ?? single ?? whole);
}
