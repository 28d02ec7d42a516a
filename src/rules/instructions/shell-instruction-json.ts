import type { Instruction } from '../../dockerfile/model.ts';
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
        fix: fixFor(instruction),
      };
    }
  },
};

function fixFor({ words, argsRange }: Instruction): Fix | undefined {
  const plain = words.length > 0 && words.every(({ raw, value }) => raw === value && /^[\w./:=+-]+$/.test(raw));
  if (!plain) return undefined;
  const text = `[${words.map(({ value }) => JSON.stringify(value)).join(', ')}]`;
  return { safety: 'unsafe', title: 'Write a JSON array', edits: [{ range: argsRange, text }] };
}
