import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Rule } from '../rule.ts';

export const missingHealthcheck: Rule = {
  id: 'missing-healthcheck',
  group: 'healthcheck',
  severity: 'info',
  default: true,
  fix: 'none',
  aliases: ['DL3057', 'DS-0026', 'CKV_DOCKER_2', 'Healthcheck Instruction Missing', 'CIS-DI-0006'],
  summary: 'An image without a health check.',
  why: 'Without a HEALTHCHECK Docker takes a process that hangs for a healthy one, and nothing restarts it.',
  *check({ file }) {
    const { target } = file;
    if (!target) return;
    const keywords = new Set(chainInstructions(target).map(({ keyword }) => keyword));
    if (keywords.has('HEALTHCHECK')) return;
    // An image that listens nowhere or starts nothing is a tool or a base: there is nothing to ask.
    if (!keywords.has('EXPOSE') || !(keywords.has('CMD') || keywords.has('ENTRYPOINT'))) return;
    yield {
      range: target.from.range,
      message:
        'The image exposes a port but has no `HEALTHCHECK`; add one that asks the service, or `HEALTHCHECK NONE`.',
    };
  },
};
