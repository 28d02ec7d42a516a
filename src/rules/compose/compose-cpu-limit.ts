import type { ComposeRule } from '../rule.ts';
import { completeServices } from '../support/yaml/compose.ts';

export const composeCpuLimit: ComposeRule = {
  id: 'compose-cpu-limit',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Cpus Not Limited'],
  summary: 'A service may use all processors of the host.',
  why: 'One busy service makes all others wait.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      const limits = ['cpus', 'cpu_quota'].some((key) => service.get(key) !== undefined);
      if (limits || service.at('deploy', 'resources', 'limits', 'cpus')) continue;
      yield {
        range: service.nameRange,
        message: `Service \`${service.name}\` may use all processors; set \`cpus\` or \`deploy.resources.limits.cpus\`.`,
      };
    }
  },
};
