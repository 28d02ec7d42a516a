import type { ComposeRule } from '../rule.ts';
import { forbiddenSecurityOption } from '../support/yaml/compose.ts';

export const composeSeccompUnconfined: ComposeRule = {
  id: 'compose-seccomp-unconfined',
  group: 'compose',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: ['Default Seccomp Profile Disabled', 'seccomp-confinement-disabled'],
  summary: 'A service runs without the filter for system calls.',
  why: 'The default profile keeps out system calls that containers have no use for and that attacks on the kernel need.',
  *checkCompose({ file }) {
    yield* forbiddenSecurityOption(
      file,
      'seccomp:unconfined',
      ({ name }) =>
        `Service \`${name}\` may make every system call; take \`seccomp:unconfined\` away, or name a profile of your own.`,
      'Use the default profile',
    );
  },
};
