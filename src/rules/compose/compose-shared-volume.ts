import type { Mount } from '../../compose/model.ts';
import type { ComposeRule } from '../rule.ts';
import { isEngineSocket } from '../support/yaml/compose.ts';

export const composeSharedVolume: ComposeRule = {
  id: 'compose-shared-volume',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Shared Volumes Between Containers'],
  summary: 'Several services use the same volume.',
  why: 'Each of them can change or delete what the others rely on, and a break into one is a break into the data of all.',
  *checkCompose({ file }) {
    const users = new Map<string, { readonly service: string; readonly mount: Mount }>();
    for (const service of file.services) {
      for (const mount of service.mounts) {
        const source = mount.source;
        if (source === undefined || source === '' || isEngineSocket(mount)) continue;
        const key = mount.type === 'volume' ? source : mount.at.text;
        if (key === undefined) continue;
        const first = users.get(key);
        if (!first) users.set(key, { service: service.name, mount });
        if (!first || first.service === service.name || first.mount.range.start === mount.range.start) continue;
        yield {
          range: mount.range,
          message: `Service \`${service.name}\` shares \`${source}\` with service \`${first.service}\`; give each its own, or mount it read-only where nothing is written.`,
          related: [{ range: first.mount.range, message: `Service \`${first.service}\` uses it here.` }],
        };
      }
    }
  },
};
