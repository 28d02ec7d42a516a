import type { Rule } from '../rule.ts';
import { removeCommand, removeWords } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { settingProblems } from '../support/instructions/settings.ts';

export const gitSslVerifyOff: Rule = {
  id: 'git-ssl-verify-off',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['git'],
  aliases: ['CKV2_DOCKER_14'],
  summary: 'git does not check the server it clones from.',
  why: 'Without the check anybody on the way can hand out other sources, which are then built into the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const command of run.shell().commands) {
        if (command.name !== 'git') continue;
        for (const [index, word] of command.args.entries()) {
          const [key = '', given] = word.text.split('=', 2);
          if (!/^http\.(.+\.)?sslverify$/i.test(key)) continue;
          const before = command.args[index - 1];
          const value = given ?? command.args[index + 1]?.value;
          if (!/^(false|0|no|off)$/i.test(value ?? '')) continue;
          const single = given !== undefined && (before?.value === '-c' || before?.value === '--config');
          // `git config` does nothing else; any other command has its own work.
          const whole = command.args[0]?.value === 'config' ? removeCommand(file, run, command) : undefined;
          const edit = single ? removeWords(file, run, command, before, word) : whole;
          yield {
            range: word.range,
            message: `\`${key}\` is switched off, so git takes sources from anybody; remove it, and name your own certificate authority with \`http.sslCAInfo\`.`,
            fix: edit ? { safety: 'unsafe', title: 'Check the certificate', edits: [edit] } : undefined,
          };
        }
      }
    }
    yield* settingProblems(file, {
      names: /^GIT_SSL_NO_VERIFY$/,
      bad: /./,
      message: (name) =>
        `\`${name}\` makes git take sources from anybody, whatever its value; remove it, and name your own certificate authority with \`http.sslCAInfo\`.`,
      title: 'Check the certificate',
    });
  },
};
