import { nonRoot } from '../../refactor/non-root.ts';
import type { Rule } from '../rule.ts';
import { dropsPrivileges } from '../support/images/privileges.ts';

export const lastUserRoot: Rule = {
  id: 'last-user-root',
  group: 'user',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [
    'DL3002',
    'DS-0002',
    'CKV_DOCKER_8',
    "Last User Is 'root'",
    'last-user-is-root',
    'S6471',
    'CIS-DI-0001',
    'dockerfile_lint:root_user',
    'dockerlinter:EU0001',
  ],
  summary: 'The image ends as root.',
  why: 'A process that runs as root in a container needs only one hole in the kernel or a mount to be root on the host.',
  *check({ file, image }) {
    const { target } = file;
    const instruction = target?.end.userInstruction;
    const word = instruction?.words[0];
    const user = target?.end.user?.split(':')[0] ?? '';
    if (!target || !word || !/^(root|0+|ContainerAdministrator)$/i.test(user)) return;
    // A program that switches users itself has to start as root.
    if (dropsPrivileges(image)) return;
    const rewrite = nonRoot(image);
    const [obstacle] = rewrite.offered ? [] : rewrite.reasons;
    yield {
      range: word.range,
      message: `The image runs as \`${word.raw}\`; put a \`USER\` with an unprivileged account after the last step that needs root.${obstacle ? ` No change is suggested: ${obstacle.message}` : ''}`,
      fix: rewrite.offered
        ? { safety: 'unsafe', title: rewrite.title, edits: rewrite.edits, turn: 'after-rewrites' }
        : undefined,
    };
  },
};
