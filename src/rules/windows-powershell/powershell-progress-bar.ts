import type { Rule } from '../rule.ts';
import { cmdletOfAlias } from '../support/powershell/aliases.ts';
import { isSet, NO_PROGRESS_BAR, setPreferences } from '../support/powershell/preferences.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellProgressBar: Rule = {
  id: 'powershell-progress-bar',
  group: 'windows-powershell',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['tally/powershell/progress-preference'],
  summary: 'PowerShell draws a progress bar while it downloads.',
  why: 'Nobody sees the bar in a build, and drawing it makes downloads many times slower.',
  *check({ file }) {
    const told = new Set<unknown>();
    for (const script of powershellScripts(file)) {
      const download = script.commands.find(
        ({ name, range }) =>
          (cmdletOfAlias(name, script.program, false) ?? name).toLowerCase() === 'invoke-webrequest' &&
          !isSet(script, NO_PROGRESS_BAR, range.start),
      );
      // One SHELL is the cause of all that stand below it.
      const cause = script.shell ?? script;
      if (!download || told.has(cause)) continue;
      told.add(cause);
      const edit = setPreferences(file, script, [NO_PROGRESS_BAR]);
      yield {
        range: download.nameToken.range,
        message: `Set \`$ProgressPreference = 'SilentlyContinue'\` ${script.shell ? 'in SHELL' : 'at the start of this script'}: the progress bar slows \`${download.name}\` down.`,
        fix: edit && { safety: 'unsafe', title: 'Switch the progress bar off', edits: [edit] },
      };
    }
  },
};
