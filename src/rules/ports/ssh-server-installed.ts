import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { runs } from '../support/instructions/instructions.ts';

export const sshServerInstalled: Rule = {
  id: 'ssh-server-installed',
  group: 'ports',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['ssh', 'dropbear'],
  aliases: ['CIS-DI-0003', 'dockerfile_lint:installing_ssh'],
  summary: 'An SSH server in the image.',
  why: 'Containers are entered with docker exec or kubectl exec. An SSH server is one more way in, with accounts, keys and updates of its own.',
  *check({ file }) {
    for (const run of runs(file)) {
      if (run.stage && run.stage.role === 'source') continue;
      for (const { family, subcommand, packages } of packageCalls(run.shell())) {
        if (!/^(apt|apk|rpm|zypper)$/.test(family) || (subcommand !== 'install' && subcommand !== 'add')) continue;
        for (const { text, range } of packages) {
          const name = text.split(/[=<>~]/, 1)[0] ?? '';
          const server = /^(openssh-server|dropbear)$/.test(name) || (family === 'apk' && name === 'openssh');
          if (!server) continue;
          yield {
            range,
            message: `\`${name}\` is an SSH server; leave it out, and enter the container with \`docker exec\`.`,
          };
        }
      }
    }
  },
};
