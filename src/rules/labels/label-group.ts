import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';

export const labelGroup: Rule = {
  id: 'label-group',
  group: 'labels',
  severity: 'style',
  default: false,
  fix: 'safe',
  mentions: ['label'],
  aliases: ['tally/labels/prefer-grouped'],
  summary: 'Several LABEL instructions in a row.',
  why: 'One LABEL with a pair a line is easier to read and to keep in order.',
  options: {
    pairs: { type: 'integer', description: 'From how many pairs on they are to stand in one instruction.', default: 3 },
  },
  *check({ file, options }) {
    for (const group of groups(file)) {
      const [first, second] = group;
      const pairs = group.flatMap((label) => label.pairs);
      if (!first || !second || pairs.length < Number(options.pairs)) continue;
      const edit = merged(file, group);
      yield {
        range: second.range,
        message: `Put these ${pairs.length} labels into one \`LABEL\`, one a line.`,
        fix: edit && { safety: 'safe', title: 'Put the labels into one LABEL', edits: [edit] },
      };
    }
  },
};

/** LABEL instructions that follow each other with at most blank lines between. */
function groups(file: Dockerfile): Instruction[][] {
  const found: Instruction[][] = [];
  for (const instruction of file.instructions) {
    if (instruction.keyword !== 'LABEL') continue;
    const before = found.at(-1)?.at(-1);
    const between = before && file.text.slice(before.range.end, instruction.range.start);
    if (before?.index === instruction.index - 1 && between?.trim() === '') found.at(-1)?.push(instruction);
    else found.push([instruction]);
  }
  return found;
}

function merged(file: Dockerfile, group: readonly Instruction[]): TextEdit | undefined {
  const [first] = group;
  const last = group.at(-1);
  const pairs = group.flatMap((label) => label.pairs);
  if (!first || !last || group.some(({ range }) => /#/.test(commentsIn(file, range)))) return undefined;
  const keys = new Set(pairs.map(({ key }) => key));
  if (keys.size < pairs.length || pairs.some(({ form, key }) => form !== 'equals' || key.includes('$')))
    return undefined;
  const texts = pairs.map(({ range }) => file.text.slice(range.start, range.end));
  if (texts.some((text) => text.includes('\n'))) return undefined;
  const keyword = file.text.slice(first.keywordRange.start, first.keywordRange.end);
  const indent = ' '.repeat(keyword.length + 1);
  return {
    range: { start: first.range.start, end: last.range.end },
    text: `${keyword} ${texts.join(` ${file.escape}${file.eol}${indent}`)}`,
  };
}

/** The comment lines inside of a continued instruction. */
function commentsIn(file: Dockerfile, { start, end }: Instruction['range']): string {
  return file.comments
    .filter(({ range }) => range.start > start && range.end <= end)
    .map(({ range }) => file.text.slice(range.start, range.end))
    .join('');
}
