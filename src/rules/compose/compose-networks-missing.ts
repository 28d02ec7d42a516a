import type { ComposeRule } from '../rule.ts';
import { completeServices } from '../support/yaml/compose.ts';

export const composeNetworksMissing: ComposeRule = {
  id: 'compose-networks-missing',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Networks Not Set'],
  summary: 'A service names no network.',
  why: 'Services without networks are all put into one, where each can reach each.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      if (service.get('networks') || service.get('network_mode')) continue;
      yield {
        range: service.nameRange,
        message: `Service \`${service.name}\` is put into the project's common network; name the networks that it needs.`,
      };
    }
  },
};
