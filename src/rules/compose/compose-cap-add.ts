import type { ComposeRule } from '../rule.ts';

export const composeCapAdd: ComposeRule = {
  id: 'compose-cap-add',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Container Capabilities Unrestricted'],
  summary: 'A service gets more capabilities.',
  why: 'Each capability takes away a part of the wall between the container and the host; SYS_ADMIN alone takes away most of it.',
  options: {
    only: {
      type: 'array',
      items: { type: 'string' },
      description: 'Capabilities to look for; empty means every one.',
      default: [],
    },
  },
  *checkCompose({ file, options }) {
    const only = new Set((options.only as readonly string[]).map(capability));
    for (const service of file.services) {
      const added = service.items('cap_add').filter(({ text }) => only.size === 0 || only.has(capability(text ?? '')));
      const first = added[0];
      if (!first) continue;
      const names = added.flatMap(({ text }) => (text === undefined ? [] : [`\`${text}\``])).join(', ');
      yield {
        range: first.entry.range,
        message: `Service \`${service.name}\` gets additional capabilities (${names || 'from a variable'}); add only what it cannot do without.`,
      };
    }
  },
};

function capability(name: string): string {
  return name.trim().toUpperCase().replace(/^CAP_/, '');
}
