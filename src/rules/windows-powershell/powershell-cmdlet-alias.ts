import type { Rule } from '../rule.ts';
import { isWindowsStage } from '../support/images/windows.ts';
import { cmdletOfAlias } from '../support/powershell/aliases.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellCmdletAlias: Rule = {
  id: 'powershell-cmdlet-alias',
  group: 'windows-powershell',
  severity: 'info',
  default: false,
  fix: 'safe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSAvoidUsingCmdletAliases'],
  summary: 'A cmdlet is called by an alias.',
  why: 'Which aliases there are differs between systems and versions; the full name is the same everywhere and says what it does.',
  *check({ file }) {
    for (const { commands, functions, program, run } of powershellScripts(file)) {
      const windows = isWindowsStage(run.stage);
      const own = new Set(functions.map(({ name }) => name.toLowerCase()));
      for (const { name, nameToken } of commands) {
        if (own.has(name.toLowerCase())) continue;
        const cmdlet = cmdletOfAlias(name, program, windows) ?? withGet(name);
        if (cmdlet === undefined) continue;
        yield {
          range: nameToken.range,
          message: `Write \`${cmdlet}\` instead of its short form \`${name}\`.`,
          fix: { safety: 'safe', title: `Write ${cmdlet}`, edits: [{ range: nameToken.range, text: cmdlet }] },
        };
      }
    }
  },
};

/** PowerShell tries a name that it doesn't know again with `Get-` in front. Nouns that are a program's name too are left alone. */
function withGet(name: string): string | undefined {
  const noun = NOUNS.find((each) => each.toLowerCase() === name.toLowerCase());
  return noun && `Get-${noun}`;
}

const NOUNS = [
  'Acl',
  'ChildItem',
  'CimInstance',
  'Command',
  'Content',
  'ItemProperty',
  'Location',
  'Member',
  'Module',
  'Package',
  'Random',
  'Service',
  'Variable',
  'Verb',
];
