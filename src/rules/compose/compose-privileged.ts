import type { ComposeRule } from '../rule.ts';
import { forbiddenValue } from '../support/yaml/compose.ts';

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
    yield* forbiddenValue(
      file,
      'privileged',
      'true',
      ({ name }) =>
        `Service \`${name}\` runs privileged; take \`privileged\` away and add with \`cap_add\` the single capabilities that it needs.`,
      'Take the privileges away',
    );
  },
};
