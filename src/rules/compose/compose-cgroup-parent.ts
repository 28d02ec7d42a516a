import type { ComposeRule } from '../rule.ts';

export const composeCgroupParent: ComposeRule = {
  id: 'compose-cgroup-parent',
  group: 'compose',
  severity: 'info',
  default: false,
  fix: 'none',
  aliases: ['Cgroup Not Default'],
  summary: 'A service is put under another control group.',
  why: 'A container under a control group that somebody else manages escapes the limits that are set for containers.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      const entry = service.get('cgroup_parent');
      if (!entry || (entry.value.kind === 'scalar' && entry.value.text === '')) continue;
      yield {
        range: entry.range,
        message: `Service \`${service.name}\` runs under a control group of its own choice; take \`cgroup_parent\` away if the default does.`,
      };
    }
  },
};
