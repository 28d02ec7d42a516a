import type { Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { KEYWORDS } from '../support/instructions/keywords.ts';

export const missingArguments: Rule = {
  id: 'missing-arguments',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'dockerfilelint:required_params',
    'dockerfilelint:missing_args',
    'dockerfilelint:invalid_line',
    'dockerfile-utils:ARGUMENT_MISSING',
    'dockerfile-utils:ARGUMENT_REQUIRES_ONE',
    'dockerfile-utils:ARGUMENT_REQUIRES_AT_LEAST_ONE',
    'dockerfile-utils:ARGUMENT_REQUIRES_AT_LEAST_TWO',
    'dockerfile-utils:ARGUMENT_REQUIRES_ONE_OR_THREE',
    'dockerfile_lint:invalid_parameters',
  ],
  summary: 'An instruction without what it needs.',
  why: 'The builder stops at an instruction that lacks its arguments.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const message = lack(instruction);
      if (message !== undefined) yield { range: instruction.keywordRange, message };
    }
  },
};

function lack({ keyword, words, form, healthCommand, heredocs }: Instruction): string | undefined {
  // An empty CMD or ENTRYPOINT takes away what the base image has.
  if (!KEYWORDS.has(keyword) || keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'SHELL') return undefined;
  if (form === 'exec' && keyword !== 'COPY' && keyword !== 'ADD') return undefined;
  if (words.length === 0) return `\`${keyword}\` has no arguments; write them, or remove it.`;
  if ((keyword === 'COPY' || keyword === 'ADD') && words.length < 2 && heredocs.length === 0) {
    return `\`${keyword}\` needs a source and a destination.`;
  }
  if (healthCommand?.form === 'shell' && healthCommand.words.length === 0) return '`HEALTHCHECK CMD` has no command.';
  if (keyword === 'EXPOSE' && words.every(({ expanded }) => expanded === '')) {
    return '`EXPOSE` names no port, as its variables are empty.';
  }
  return undefined;
}
