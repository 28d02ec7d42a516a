import type { ComposeRule } from '../rule.ts';
import { forbiddenValue } from '../support/yaml/compose.ts';

export const composeHostIpc: ComposeRule = {
  id: 'compose-host-ipc',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['Shared Host IPC Namespace'],
  summary: 'A service shares memory with the host.',
  why: "Shared memory and semaphores of the host's programs can be read and changed from the container.",
  *checkCompose({ file }) {
    yield* forbiddenValue(
      file,
      'ipc',
      'host',
      ({ name }) =>
        `Service \`${name}\` shares the host's memory segments; take \`ipc: host\` away, or use \`shareable\` with another service.`,
      'Use shared memory of its own',
    );
  },
};
