import type { Instruction, Word } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';

export const extraArguments: Rule = {
  id: 'extra-arguments',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: [
    'dockerfilelint:extra_args',
    'dockerfile-utils:ARGUMENT_EXTRA',
    'dockerfile-utils:ARGUMENT_UNNECESSARY',
    'dockerfile_lint:paramSyntaxRegex-USER',
  ],
  summary: 'An instruction with more words than it takes.',
  why: 'The builder stops at an instruction with too many arguments; a comment behind them counts as arguments too.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const extra = firstExtra(instruction);
      if (!extra) continue;
      yield {
        range: { start: extra.range.start, end: Math.max(extra.range.end, instruction.argsRange.end) },
        message: extra.raw.startsWith('#')
          ? 'A comment is not possible behind an instruction; put it on a line of its own.'
          : `\`${instruction.keyword}\` takes nothing more here; remove \`${extra.raw}\`.`,
      };
    }
  },
};

function firstExtra({ keyword, words }: Instruction): Word | undefined {
  if (keyword === 'USER' || keyword === 'STOPSIGNAL') return words[1];
  if (keyword === 'HEALTHCHECK') return words[0]?.value.toUpperCase() === 'NONE' ? words[1] : undefined;
  if (keyword !== 'FROM') return undefined;
  const named = words[1]?.value.toUpperCase() === 'AS' && words.length > 2;
  return named ? words[3] : words[1];
}
