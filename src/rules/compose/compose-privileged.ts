import { removeEntry } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';

export const composePrivileged: ComposeRule = {
  id: 'compose-privileged',
  group: 'compose',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['Privileged Containers Enabled', 'privileged-service'],
  summary: 'A service runs privileged.',
  why: 'A privileged container has every capability and all devices of the host: who breaks into it owns the host.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      const entry = service.get('privileged');
      if (!entry || service.text('privileged')?.toLowerCase() !== 'true') continue;
      const edits = removeEntry(file.text, entry, service.own);
      yield {
        range: entry.range,
        message: `Service \`${service.name}\` runs privileged; take \`privileged\` away and add with \`cap_add\` the single capabilities that it needs.`,
        fix: edits && { safety: 'unsafe', title: 'Take the privileges away', edits },
      };
    }
  },
};
