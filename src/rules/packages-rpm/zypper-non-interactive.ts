import { hasFlag } from '../../shell/packages.ts';
import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { isAnswered } from '../support/packages/answers.ts';
import { rpmCalls } from '../support/packages/rpm.ts';

export const zypperNonInteractive: Rule = {
  id: 'zypper-non-interactive',
  group: 'packages-rpm',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['zypper'],
  aliases: ['DL3034', 'Missing Zypper Non-interactive Switch', 'missing-zypper-no-confirm-switch'],
  summary: '`zypper` that waits for an answer.',
  why: 'A build has nobody to answer, so zypper stops at its question and the build fails.',
  *check({ file }) {
    for (const { run, call } of rpmCalls(file, ['zypper'])) {
      const { subcommandWord, command } = call;
      if (!subcommandWord || !ASKING.test(subcommandWord.value ?? '') || isAnswered(command)) continue;
      if (hasFlag(call, '-n', '--non-interactive', '-y', '--no-confirm')) continue;
      yield {
        range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
        message: `\`zypper ${subcommandWord.value}\` asks for confirmation; write \`zypper --non-interactive ${subcommandWord.value}\`.`,
        fix: {
          safety: 'safe',
          title: 'Ask nothing',
          edits: [insertAfter(run, command, command.nameWord, '--non-interactive')],
        },
      };
    }
  },
};

const ASKING = /^(install|in|remove|rm|source-install|si|patch)$/;
