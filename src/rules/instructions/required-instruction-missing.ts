import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';

export const requiredInstructionMissing: Rule = {
  id: 'required-instruction-missing',
  group: 'instructions',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: [
    'dockerfile_lint:required_instructions-EXPOSE',
    'dockerfile_lint:required_instructions-CMD',
    'dockerfile_lint:required_instructions-ENTRYPOINT',
    'dockerfile_lint:required_instructions-MAINTAINER',
    'dockerfile_lint:required_instructions-LABEL',
  ],
  summary: 'An image without an instruction that your rules require.',
  why: 'People and tools that run the image rely on these instructions.',
  options: {
    instructions: {
      type: 'array',
      items: { type: 'string' },
      description: 'The instructions that the final image, or a stage it is built from, must have.',
      default: ['EXPOSE', 'CMD'],
    },
  },
  *check({ file, options }) {
    const { target } = file;
    if (!target) return;
    const present = new Set(chainInstructions(target).map(({ keyword }) => keyword));
    const required = Array.isArray(options.instructions) ? options.instructions : [];
    for (const keyword of new Set(required.map((item) => String(item).toUpperCase()))) {
      if (present.has(keyword)) continue;
      yield { range: target.from.range, message: `The image has no \`${keyword}\`; add one to its last stage.` };
    }
  },
};
