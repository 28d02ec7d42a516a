import { addEntry } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { completeServices, unsafeFix } from '../support/yaml/compose.ts';

export const composeCapDropMissing: ComposeRule = {
  id: 'compose-cap-drop-missing',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['Container Capabilities Unrestricted'],
  summary: 'A service keeps all default capabilities.',
  why: 'Most services need none of the capabilities that Docker gives by default; those that are dropped cannot be misused.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      if (service.get('cap_drop')) continue;
      yield {
        range: service.nameRange,
        message: `Service \`${service.name}\` keeps all default capabilities; drop \`ALL\` and add again what it needs.`,
        fix: unsafeFix('Drop all capabilities', addEntry(file.text, service.own, ['cap_drop:', '  - ALL'])),
      };
    }
  },
};
