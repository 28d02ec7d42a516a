import type { Rule } from '../rule.ts';
import { powershellScripts } from '../support/powershell/texts.ts';

export const powershellMisleadingBacktick: Rule = {
  id: 'powershell-misleading-backtick',
  group: 'windows-powershell',
  severity: 'warning',
  default: true,
  fix: 'safe',
  mentions: ['powershell', 'pwsh'],
  aliases: ['powershell/PSMisleadingBacktick'],
  summary: 'A backtick at the end of a line of PowerShell is followed by blanks.',
  why: 'A backtick continues a line only when nothing follows; with blanks behind it the command ends there.',
  *check({ file }) {
    for (const { kind, text, range, tokens } of powershellScripts(file)) {
      // In other forms the builder has joined the lines before PowerShell sees them.
      if (kind !== 'heredoc') continue;
      for (const match of text.matchAll(/`([ \t]+)(?=\r?\n)/g)) {
        const start = range.start + match.index;
        const literal = tokens.find((token) => token.range.start < start && token.range.end > start);
        if (literal && /^(string|comment)$/.test(literal.kind)) continue;
        const blanks = { start: start + 1, end: start + match[0].length };
        yield {
          range: { start, end: blanks.end },
          message: 'Delete the blanks behind this backtick: with them the line is not continued.',
          fix: { safety: 'safe', title: 'Delete the blanks', edits: [{ range: blanks, text: '' }] },
        };
      }
    }
  },
};
