import type { Rule } from '../rule.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellUnencryptedAuth: Rule = {
  id: 'powershell-unencrypted-auth',
  group: 'windows-powershell',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSAvoidUsingAllowUnencryptedAuthentication'],
  summary: 'PowerShell is allowed to send credentials unencrypted.',
  why: 'Everybody between the build and the server can read the credentials.',
  *check({ file }) {
    for (const { commands, quote } of powershellScripts(file)) {
      for (const { args, nameToken } of commands) {
        for (const [at, { kind, text, range }] of args.entries()) {
          if (kind !== 'parameter' || !isSwitch(text)) continue;
          const before = args[at - 1] ?? nameToken;
          const layout = file.text.slice(before.range.end, range.start);
          yield {
            range,
            message: `Take out \`${text}\`, and ask the server by https.`,
            fix:
              /^[ \t]+$/.test(layout) && quote !== "'"
                ? {
                    safety: 'unsafe',
                    title: 'Take out the switch',
                    edits: [{ range: { start: before.range.end, end: range.end }, text: '' }],
                  }
                : undefined,
          };
        }
      }
    }
  },
};

/** PowerShell takes every beginning of a name that no other parameter has; `-AllowInsecureRedirect` begins alike. */
function isSwitch(word: string): boolean {
  const name = word.slice(1).toLowerCase();
  return name.length >= 'allowu'.length && 'allowunencryptedauthentication'.startsWith(name);
}
