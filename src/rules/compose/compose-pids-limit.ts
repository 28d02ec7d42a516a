import type { ComposeRule } from '../rule.ts';
import { completeServices } from '../support/yaml/compose.ts';

export const composePidsLimit: ComposeRule = {
  id: 'compose-pids-limit',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Pids Limit Not Set'],
  summary: 'A service may start any number of processes.',
  why: "A service that forks without end fills the host's process table, and nobody can log in any more.",
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      const entry = service.get('pids_limit');
      const limit = service.text('pids_limit') ?? service.text('deploy', 'resources', 'limits', 'pids');
      const unknown = entry !== undefined && service.text('pids_limit') === undefined;
      if (unknown || (limit !== undefined && limit !== '-1' && limit !== '0')) continue;
      yield {
        range: entry?.range ?? service.nameRange,
        message: `Service \`${service.name}\` may start any number of processes; set \`pids_limit\`.`,
      };
    }
  },
};
