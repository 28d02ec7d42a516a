import type { Rule } from '../rule.ts';
import { insertAfter } from '../support/commands/command-edits.ts';
import { shellOfBase } from '../support/images/image-shell.ts';
import { runs } from '../support/instructions/instructions.ts';

const FLAG = '--build="$(dpkg-architecture --query DEB_BUILD_GNU_TYPE)"';

export const configureBuildFlag: Rule = {
  id: 'configure-build-flag',
  group: 'shell',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  mentions: ['configure'],
  aliases: ['configureShouldUseBuildFlag'],
  summary: '`./configure` that guesses the machine it builds on.',
  why: 'An old config.guess takes a new machine for another one; the distribution knows the right name of the architecture.',
  *check({ file }) {
    for (const run of runs(file)) {
      // The tool is Debian's.
      if (/^(ash|bash)$/.test(shellOfBase(run.stage) ?? '')) continue;
      for (const command of run.shell().commands) {
        const { nameWord, args } = command;
        if (command.name !== 'configure' || !/\/configure$/.test(nameWord.text)) continue;
        if (args.some(({ text }) => /^--(build|host|help|version)(=|$)/.test(text))) continue;
        const sure = shellOfBase(run.stage) === 'dash' && run.form === 'shell' && command.inside.length === 0;
        yield {
          range: nameWord.range,
          message: `\`${nameWord.text}\` guesses the architecture; give it \`--build\`.`,
          fix: sure
            ? { safety: 'unsafe', title: 'Name the architecture', edits: [insertAfter(run, command, nameWord, FLAG)] }
            : undefined,
        };
      }
    }
  },
};
