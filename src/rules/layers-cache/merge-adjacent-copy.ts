import type { Dockerfile } from '../../dockerfile/model.ts';
import type { TextEdit } from '../../text/edit.ts';
import type { Rule } from '../rule.ts';
import { type Copy, copies } from '../support/files/copies.ts';
import { deleteInstruction } from '../support/instructions/instructions.ts';

export const mergeAdjacentCopy: Rule = {
  id: 'merge-adjacent-copy',
  group: 'layers-cache',
  severity: 'info',
  default: false,
  fix: 'unsafe',
  aliases: ['Multiple RUN ADD COPY Instructions Listed'],
  summary: 'Instructions that copy to the same folder, one after the other.',
  why: 'Each of them makes a layer of its own; one with several sources makes one.',
  *check({ file }) {
    for (const group of groups(file)) {
      const [first, second] = group;
      if (!first || !second) continue;
      const edits = merged(file, group);
      yield {
        range: second.instruction.range,
        message: `Copy these to \`${first.destination.value}\` together with what the \`${first.instruction.keyword}\` above brings.`,
        related: [{ range: first.instruction.range, message: 'This one copies to the same folder.' }],
        fix: edits && { safety: 'unsafe', title: 'Copy in one instruction', edits },
      };
    }
  },
};

/** Copies of the last stage on lines that follow each other, with the same flags, into the same folder. */
function groups(file: Dockerfile): Copy[][] {
  const found: Copy[][] = [];
  for (const copy of copies(file)) {
    const { instruction, path } = copy;
    if (instruction.stage !== file.target || instruction.onbuild || instruction.heredocs.length > 0) continue;
    if (path === undefined || !(copy.folder || path === instruction.state.workdir)) continue;
    const before = found.at(-1)?.at(-1);
    if (before && follows(file, before, copy)) found.at(-1)?.push(copy);
    else found.push([copy]);
  }
  return found.filter(({ length }) => length > 1);
}

function follows(file: Dockerfile, before: Copy, copy: Copy): boolean {
  const { instruction } = copy;
  const flags = ({ instruction: { flags } }: Copy): string =>
    flags
      .map(({ range }) => file.text.slice(range.start, range.end))
      .sort()
      .join(' ');
  return (
    before.instruction.keyword === instruction.keyword &&
    before.instruction.endLine + 1 === instruction.line &&
    before.path === copy.path &&
    flags(before) === flags(copy) &&
    !overwrites(before, copy)
  );
}

/** Two sources of the same name: the later one has to win, whatever the order of one instruction does. */
function overwrites(before: Copy, copy: Copy): boolean {
  const names = new Set(before.sources.map(({ value }) => value.split('/').at(-1)));
  return copy.sources.some(({ value }) => names.has(value.split('/').at(-1)));
}

function merged(file: Dockerfile, [first, ...others]: readonly Copy[]): TextEdit[] | undefined {
  const last = first?.sources.at(-1);
  if (!first || !last || [first, ...others].some(({ instruction }) => instruction.form === 'exec')) return undefined;
  const { destination } = first;
  const at = last.range.end;
  const slash =
    /\/$|^\.$/.test(destination.value) || destination.raw !== destination.value
      ? []
      : [{ range: { start: destination.range.end, end: destination.range.end }, text: '/' }];
  if (slash.length === 0 && !/\/["']?$|^\.$/.test(destination.raw)) return undefined;
  return [
    {
      range: { start: at, end: at },
      text: others.flatMap(({ sources }) => sources.map(({ raw }) => ` ${raw}`)).join(''),
    },
    ...slash,
    ...others.map(({ instruction }) => deleteInstruction(file, instruction)),
  ];
}
