import { packageCalls } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { removeCommand, removeWords } from '../support/commands/command-edits.ts';
import { runs } from '../support/instructions/instructions.ts';
import { settingProblems } from '../support/instructions/settings.ts';

export const pipTrustedHost: Rule = {
  id: 'pip-trusted-host',
  group: 'network-tls-downloads',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['trusted'],
  aliases: ['CKV2_DOCKER_4', 'CKV2_DOCKER_16'],
  summary: 'pip trusts a host without checking its certificate.',
  why: 'Without the check anybody on the way can offer another package, whose code runs during the build and in the image.',
  *check({ file }) {
    for (const run of runs(file)) {
      for (const { family, subcommand, packages, flags, command } of packageCalls(run.shell())) {
        if (family !== 'pip') continue;
        for (const { name, value, word, valueWord } of flags) {
          if (name !== '--trusted-host') continue;
          const edit = removeWords(file, run, command, word, valueWord);
          yield {
            range: word.range,
            message: `\`--trusted-host ${value ?? ''}\` installs whatever answers for that host; remove it, and install the certificate authority if the host is your own.`,
            fix: edit ? { safety: 'unsafe', title: 'Check the certificate', edits: [edit] } : undefined,
          };
        }
        const [set, key] = packages;
        if (subcommand === 'config' && set?.value === 'set' && /\btrusted-host$/.test(key?.value ?? '')) {
          const edit = removeCommand(file, run, command);
          yield {
            range: command.range,
            message: `\`${key?.value}\` makes pip install whatever answers for that host; remove it, and install the certificate authority if the host is your own.`,
            fix: edit ? { safety: 'unsafe', title: 'Check the certificate', edits: [edit] } : undefined,
          };
        }
      }
    }
    yield* settingProblems(file, {
      names: /^PIP_TRUSTED_HOST$/,
      bad: /./,
      message: (name) =>
        `\`${name}\` makes pip install whatever answers for that host; remove it, and install the certificate authority if the host is your own.`,
      title: 'Check the certificate',
    });
  },
};
