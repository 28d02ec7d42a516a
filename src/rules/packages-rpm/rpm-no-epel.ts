import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const rpmNoEpel: Rule = {
  id: 'rpm-no-epel',
  group: 'packages-rpm',
  severity: 'info',
  default: false,
  fix: 'none',
  mentions: ['epel'],
  aliases: ['dockerfile_lint:no_epel'],
  summary: 'A package comes from the EPEL repository.',
  why: 'EPEL packages are maintained by volunteers and leave the repository when a release ends; some build services allow only what the distribution supports.',
  *check({ file }) {
    for (const run of runs(file)) {
      const command = run
        .shell()
        .commands.find(({ args, redirects }) =>
          [...args, ...redirects.flatMap(({ target }) => target ?? [])].some(({ text }) => EPEL.test(text)),
        );
      if (!command) continue;
      yield {
        range: command.range,
        message:
          'This uses the EPEL repository; take the package from the distribution itself, or build it in a stage.',
      };
    }
  },
};

const EPEL = /(^|[^a-z])epel([^a-z]|$)/i;
