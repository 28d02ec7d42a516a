import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { lineRange } from '../../text/lines.ts';
import type { Fix, Rule } from '../rule.ts';
import { hasForeignSyntax, KEYWORDS } from '../support/instructions/keywords.ts';
import { nearest } from '../support/nearest.ts';

export const unknownInstruction: Rule = {
  id: 'unknown-instruction',
  group: 'instructions',
  severity: 'error',
  default: true,
  fix: 'unsafe',
  aliases: [
    'dockerfilelint:invalid_command',
    'dockerfile_lint:invalid_command',
    'dockerfile-utils:UNKNOWN_INSTRUCTION',
    'dockerlint:unknown_instruction',
    'dockerlinter:EL0001',
    'tally/unknown-instruction',
  ],
  summary: 'A line that begins with no instruction.',
  why: 'The builder stops at a line that begins with no instruction. Often the line above lacks its continuation sign.',
  *check({ file }) {
    if (hasForeignSyntax(file)) return;
    for (const [at, instruction] of file.instructions.entries()) {
      const { keyword, keywordRange } = instruction;
      if (keyword === '' || KEYWORDS.has(keyword) || TEMPLATE.test(keyword)) continue;
      const before = file.instructions[at - 1];
      // Of lines that follow each other the first tells what went wrong, unless each is a slip of its own.
      if (before && !KEYWORDS.has(before.keyword) && meantBy(before) === undefined) continue;
      const word = file.text.slice(keywordRange.start, keywordRange.end);
      const continued = before ? continuation(file, before, instruction) : undefined;
      const meant = continued ? undefined : meantBy(instruction);
      yield {
        range: keywordRange,
        message: messageFor(word, meant, continued),
        fix: continued ?? spelling(instruction, word, meant),
      };
    }
  },
};

/** Marks of template languages and preprocessors, whose files are made into Dockerfiles by a program. */
const TEMPLATE = /^(\{[{%#]|<%|\[\[|@|%|\$\{?\w|#)/;

function meantBy({ keyword }: Instruction): string | undefined {
  return nearest(keyword, KEYWORDS, keyword.length > 3 ? 2 : 1);
}

function messageFor(word: string, meant: string | undefined, continued: Fix | undefined): string {
  const shown = word.length > 40 ? `${word.slice(0, 40)}…` : word;
  if (continued) return `\`${shown}\` is no instruction; the line above has to be continued.`;
  if (meant !== undefined) return `\`${shown}\` is no instruction; did you mean \`${meant}\`?`;
  return `\`${shown}\` is no instruction; if it belongs to the line above, that line has to end in a continuation sign.`;
}

/** Continues the line above when its end shows that something has to follow. */
function continuation(file: Dockerfile, before: Instruction, { line }: Instruction): Fix | undefined {
  if (before.endLine !== line - 1 || before.heredocs.length > 0) return undefined;
  const { start, end } = lineRange(file.lines, before.endLine);
  const text = file.text.slice(start, end).trimEnd();
  const array = file.text[before.argsRange.start] === '[' && text.endsWith(',');
  if (!array && !(before.keyword === 'RUN' && /(&&|\||,)$/.test(text))) return undefined;
  const at = start + text.length;
  return {
    safety: 'unsafe',
    title: 'Continue the line above',
    edits: [{ range: { start: at, end: at }, text: ` ${file.escape}` }],
  };
}

function spelling({ keywordRange, argsRange }: Instruction, word: string, meant: string | undefined): Fix | undefined {
  if (meant === undefined || argsRange.start === argsRange.end) return undefined;
  const text = word === word.toLowerCase() ? meant.toLowerCase() : meant;
  return { safety: 'unsafe', title: `Write ${text}`, edits: [{ range: keywordRange, text }] };
}
