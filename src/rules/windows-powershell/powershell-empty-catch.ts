import type { Rule } from '../rule.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellEmptyCatch: Rule = {
  id: 'powershell-empty-catch',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'none',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSAvoidUsingEmptyCatchBlock'],
  summary: 'A catch block does nothing.',
  why: 'The failure disappears: the build goes on, and the layer is kept with whatever was done so far.',
  *check({ file }) {
    for (const { blocks } of powershellScripts(file)) {
      for (const { keyword, keywordToken, open, content, close } of blocks) {
        if (keyword !== 'catch' || open.text !== '{' || !close) continue;
        if (content.some(({ kind }) => kind !== 'separator')) continue;
        yield {
          range: { start: keywordToken.range.start, end: close.range.end },
          message: 'Say in this `catch` what failed, and `throw` where the build should not go on.',
        };
      }
    }
  },
};
