import type { Rule } from '../rule.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellInvokeExpression: Rule = {
  id: 'powershell-invoke-expression',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSAvoidUsingInvokeExpression'],
  summary: 'PowerShell runs text as a program.',
  why: 'Whoever can change the text, such as the server that it is downloaded from, decides what the build does.',
  *check({ file }) {
    for (const script of powershellScripts(file)) {
      for (const { name, range, piped, args } of script.commands) {
        if (!/^(invoke-expression|iex)$/i.test(name)) continue;
        const downloads =
          DOWNLOAD.test(args.map(({ text }) => text).join(' ')) || (piped && DOWNLOAD.test(script.text));
        yield {
          range,
          message: downloads
            ? `\`${name}\` runs whatever the server sends; store the script in a file, check its hash, and run it then.`
            : `Call the command itself instead of giving its text to \`${name}\`.`,
        };
      }
    }
  },
};

const DOWNLOAD = /DownloadString|\b(iwr|irm|curl|wget|Invoke-(WebRequest|RestMethod))\b/i;
