import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { fullLineRange, lineAt, lineRange } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';

export const epilogueOrder: Rule = {
  id: 'epilogue-order',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/epilogue-order'],
  summary: 'What says how the image is started and stopped does not stand at its end.',
  why: 'STOPSIGNAL, HEALTHCHECK, ENTRYPOINT and CMD, in this order at the end, are where everybody looks for them.',
  *check({ file }) {
    for (const stage of file.stages) {
      const used = file.stages.some(({ parent }) => parent === stage);
      if (used || (stage !== file.target && stage.role !== 'unused')) continue;
      const own = stage.instructions.filter(({ keyword }) => ORDER.includes(keyword));
      const sorted = [...own].sort((a, b) => ORDER.indexOf(a.keyword) - ORDER.indexOf(b.keyword));
      const wanted = [...stage.instructions.filter((each) => !own.includes(each)), ...sorted];
      const wrong = own.find((each) => wanted.indexOf(each) !== stage.instructions.indexOf(each));
      if (!wrong) continue;
      yield {
        range: wrong.keywordRange,
        message: `Move this \`${wrong.keyword}\`: STOPSIGNAL, HEALTHCHECK, ENTRYPOINT and CMD close a stage, in this order.`,
        fix: fixOf(file, stage, sorted),
      };
    }
  },
};

const ORDER = ['STOPSIGNAL', 'HEALTHCHECK', 'ENTRYPOINT', 'CMD'];

function fixOf(file: Dockerfile, { instructions }: Stage, sorted: readonly Instruction[]): Fix | undefined {
  const keywords = sorted.map(({ keyword }) => keyword);
  const first = instructions.findIndex((each) => sorted.includes(each));
  // A shell form is read by the SHELL in front of it, and a variable is what it was there.
  const passed = instructions.slice(first).some(({ keyword }) => /^(SHELL|ARG|ENV)$/.test(keyword));
  const depends = sorted.some((each) => isShellForm(each) || each.words.some(({ raw }) => raw.includes('$')));
  if (new Set(keywords).size < keywords.length || (passed && depends)) return undefined;
  const blocks = sorted.map((each) => blockOf(file, each));
  const last = instructions.at(-1);
  const start = Math.min(...blocks.map((block) => block.start));
  if (!last) return undefined;
  const end = fullLineRange(file.lines, last.endLine).end;
  const inOrder = [...blocks].sort((a, b) => a.start - b.start);
  let rest = '';
  let at = start;
  for (const block of inOrder) {
    rest += file.text.slice(at, block.start);
    at = block.end;
    // Of the blank lines around what goes, one set stays.
    const before = rest === '' ? file.text.slice(0, start) : rest;
    if (/(^|\n)\r?\n$/.test(before)) at += /^(\r?\n)*/.exec(file.text.slice(at, end))?.[0].length ?? 0;
  }
  rest += file.text.slice(at, end);
  const lines = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}${file.eol}`);
  const text = lines(rest) + blocks.map((block) => lines(file.text.slice(block.start, block.end))).join('');
  const kept = file.text.slice(start, end).endsWith('\n') ? text : text.replace(/\r?\n$/, '');
  return { safety: 'safe', title: 'Move them to the end', edits: [{ range: { start, end }, text: kept }] };
}

function isShellForm({ keyword, form, healthCommand }: Instruction): boolean {
  if (keyword === 'STOPSIGNAL') return false;
  return keyword === 'HEALTHCHECK' ? healthCommand?.form === 'shell' : form === 'shell';
}

/** The lines of an instruction with the comment lines right above it. */
function blockOf(file: Dockerfile, { line, endLine }: Instruction): Range {
  const comments = new Set(file.comments.map(({ range }) => lineAt(file.lines, range.start)));
  let first = line;
  while (comments.has(first - 1) && lineRange(file.lines, first - 1).end > 0) first--;
  return { start: fullLineRange(file.lines, first).start, end: fullLineRange(file.lines, endLine).end };
}
