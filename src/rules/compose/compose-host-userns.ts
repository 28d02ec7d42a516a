import type { ComposeRule } from '../rule.ts';
import { forbiddenValue } from '../support/yaml/compose.ts';

export const composeHostUserns: ComposeRule = {
  id: 'compose-host-userns',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['Shared Host User Namespace'],
  summary: 'A service leaves the user namespace.',
  why: "Where the engine maps root in containers to a harmless user of the host, this service's root is the host's root again.",
  *checkCompose({ file }) {
    yield* forbiddenValue(
      file,
      'userns_mode',
      'host',
      ({ name }) => `Root of service \`${name}\` is root of the host; take \`userns_mode: host\` away.`,
      "Use the engine's user namespace",
    );
  },
};
