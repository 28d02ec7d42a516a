import type { ComposeRule } from '../rule.ts';
import { completeServices } from '../support/yaml/compose.ts';

export const composeMemoryLimit: ComposeRule = {
  id: 'compose-memory-limit',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Memory Not Limited'],
  summary: 'A service may use all memory of the host.',
  why: 'One service with a leak takes the memory of all others, and the kernel ends whichever process it likes.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      if (service.at('deploy', 'resources', 'limits', 'memory') || service.get('mem_limit')) continue;
      yield {
        range: service.nameRange,
        message: `Service \`${service.name}\` may use all memory; set \`mem_limit\` or \`deploy.resources.limits.memory\`.`,
      };
    }
  },
};
