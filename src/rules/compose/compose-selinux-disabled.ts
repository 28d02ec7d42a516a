import type { ComposeRule } from '../rule.ts';
import { forbiddenSecurityOption } from '../support/yaml/compose.ts';

export const composeSelinuxDisabled: ComposeRule = {
  id: 'compose-selinux-disabled',
  group: 'compose',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['selinux-separation-disabled'],
  summary: 'A service runs without SELinux separation.',
  why: 'Labels keep a container that was broken into away from the files of the host and of other containers.',
  *checkCompose({ file }) {
    yield* forbiddenSecurityOption(
      file,
      'label:disable',
      ({ name }) =>
        `Service \`${name}\` runs without SELinux separation; take \`label:disable\` away and mount its volumes with \`:z\` or \`:Z\`.`,
      'Use SELinux separation',
    );
  },
};
