import type { Token } from '../../shell/powershell/tokens.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { type PowershellScript, powershellScripts } from '../support/powershell/texts.ts';

export const powershellFormatting: Rule = {
  id: 'powershell-formatting',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  mentions: ['powershell', 'pwsh'],
  aliases: [
    'powershell/PSAlignAssignmentStatement',
    'powershell/PSPlaceOpenBrace',
    'powershell/PSPlaceCloseBrace',
    'powershell/PSUseConsistentIndentation',
    'powershell/PSUseConsistentWhitespace',
    'powershell/PSUseCorrectCasing',
    'powershell/PSAvoidTrailingWhitespace',
    'powershell/PSAvoidLongLines',
    'powershell/PSAvoidSemicolonsAsLineTerminators',
    'powershell/PSAvoidUsingDoubleQuotesForConstantString',
    'powershell/PSAvoidExclaimOperator',
  ],
  summary: 'PowerShell in a here-document is not laid out as it usually is.',
  why: 'Text that looks the same everywhere is read for what it does.',
  options: {
    max: { type: 'integer', description: 'How many characters a line may have.', default: 120 },
  },
  *check({ file, options }) {
    for (const script of powershellScripts(file)) {
      // Elsewhere lines are joined: a semicolon is needed there, and quotes belong to the shell around.
      if (script.kind !== 'heredoc') continue;
      for (const { edit, message } of slips(script)) {
        yield { range: edit.range, message, fix: { safety: 'safe', title: 'Tidy up', edits: [edit] } };
      }
      for (const match of script.text.matchAll(/[^\r\n]+/g)) {
        if (match[0].length <= Number(options.max)) continue;
        const start = script.range.start + match.index;
        yield {
          range: { start, end: start + match[0].length },
          message: `Break this line of ${match[0].length} characters; ${Number(options.max)} are fine.`,
        };
      }
    }
  },
};

interface Slip {
  readonly edit: TextEdit;
  readonly message: string;
}

function slips(script: PowershellScript): Slip[] {
  const { tokens } = script;
  return [
    ...trailingBlanks(script),
    ...tokens.flatMap((token, at) => slipOf(script, token, tokens[at - 1], tokens[at + 1]) ?? []),
  ];
}

function trailingBlanks({ text, range, tokens }: PowershellScript): Slip[] {
  return [...text.matchAll(/(?<![ \t])[ \t]+(?=\r?\n|$)/g)].flatMap((match): Slip[] => {
    const start = range.start + match.index;
    // Behind a backtick they change what the line does, and another rule tells that.
    const literal = tokens.some(({ kind, range: each }) => kind === 'string' && each.start < start && each.end > start);
    if (literal || text[match.index - 1] === '`') return [];
    const edit = { range: { start, end: start + match[0].length }, text: '' };
    return [{ edit, message: 'Take out the blanks at the end of this line.' }];
  });
}

function slipOf(
  { text, range }: PowershellScript,
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
): Slip | undefined {
  const { kind, text: written } = token;
  const here = token.range;
  if (
    kind === 'separator' &&
    written === ';' &&
    (after === undefined || /\n/.test(after.text)) &&
    before?.kind !== 'separator'
  )
    return { edit: { range: here, text: '' }, message: 'Take out this semicolon: the line ends here.' };
  if (kind === 'operator' && written === '!') {
    const glued = text[here.end - range.start] !== ' ';
    return { edit: { range: here, text: glued ? '-not ' : '-not' }, message: 'Write `-not` instead of `!`.' };
  }
  if (kind === 'keyword' && written !== written.toLowerCase())
    return {
      edit: { range: here, text: written.toLowerCase() },
      message: `Write \`${written.toLowerCase()}\` in lower case.`,
    };
  if (kind === 'string' && /^"[^$`"'\r\n]*"$/.test(written))
    return {
      edit: { range: here, text: `'${written.slice(1, -1)}'` },
      message: 'Write this text, which holds no variable, in single quotes.',
    };
  return undefined;
}
