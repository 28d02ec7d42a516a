import type { Rule } from '../rule.ts';
import { removeRange } from '../support/commands/command-edits.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { withTriggers } from '../support/instructions/keyword-case.ts';

export const windowsChownIgnored: Rule = {
  id: 'windows-chown-ignored',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['windows', 'servercore', 'nanoserver', 'ltsc20'],
  aliases: ['tally/windows/no-chown-flag'],
  summary: '--chown is given in a Windows stage.',
  why: 'Windows has no owner of that kind: the flag does nothing there.',
  *check({ file }) {
    for (const { keyword, flags, stage } of withTriggers(file)) {
      if (!/^(COPY|ADD)$/.test(keyword) || !isWindowsStage(stage)) continue;
      for (const { name, range } of flags) {
        if (name !== 'chown') continue;
        const edit = removeRange(file, range);
        yield {
          range,
          message: 'Take out `--chown`: it has no effect on a Windows image.',
          fix: edit && { safety: 'safe', title: 'Take out --chown', edits: [edit] },
        };
      }
    }
  },
};
