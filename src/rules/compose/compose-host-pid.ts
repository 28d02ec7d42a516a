import type { ComposeRule } from '../rule.ts';
import { forbiddenValue } from '../support/yaml/compose.ts';

export const composeHostPid: ComposeRule = {
  id: 'compose-host-pid',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['Host Namespace is Shared'],
  summary: 'A service sees the processes of the host.',
  why: "With the host's process table a container can watch the host's processes, and as root stop them or read their memory.",
  *checkCompose({ file }) {
    yield* forbiddenValue(
      file,
      'pid',
      'host',
      ({ name }) => `Service \`${name}\` sees and can signal the host's processes; take \`pid: host\` away.`,
      'Use a process table of its own',
    );
  },
};
