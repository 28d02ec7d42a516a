import { isOn } from '../../compose/values.ts';
import { addEntry } from '../../text/yaml-edits.ts';
import type { ComposeRule } from '../rule.ts';
import { completeServices, unsafeFix } from '../support/yaml/compose.ts';

export const composeWritableRoot: ComposeRule = {
  id: 'compose-writable-root',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['writable-filesystem-service'],
  summary: 'A service can write to its whole file system.',
  why: 'Who breaks into a container that can write can change its programs; with a read-only root there are only the places that you name.',
  *checkCompose({ file }) {
    for (const service of completeServices(file)) {
      if (!service.get('image') || isOn(service.text('read_only'))) continue;
      if (service.get('read_only') && service.text('read_only') === undefined) continue;
      const entry = service.get('read_only');
      yield {
        range: entry?.range ?? service.nameRange,
        message: `Service \`${service.name}\` can write to its whole file system; set \`read_only: true\` and a \`tmpfs\` for what it writes.`,
        fix: unsafeFix(
          'Make the file system read-only',
          entry
            ? undefined
            : addEntry(file.text, service.own, [
                'read_only: true',
                ...(service.get('tmpfs') ? [] : ['tmpfs:', '  - /tmp']),
              ]),
        ),
      };
    }
  },
};
