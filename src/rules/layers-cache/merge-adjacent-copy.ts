import { posix } from 'node:path';
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
      const sure = isFolder(first) || isFolder(second);
      const edits = sure ? merged(file, group) : undefined;
      const target = first.destination.value;
      yield {
        range: second.instruction.range,
        message: sure
          ? `Copy these to \`${target}\` together with what the \`${first.instruction.keyword}\` above brings.`
          : `Copy these together with what the \`${first.instruction.keyword}\` above brings, to \`${target}/\`; where no folder stands at \`${target}\`, this one replaces what the other brought.`,
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
    const { instruction } = copy;
    const path = placeOf(copy);
    if (instruction.stage !== file.target || instruction.onbuild || instruction.heredocs.length > 0) continue;
    // Without a slash at its end, one with an extension is a file, which the later copy replaces.
    if (path === undefined || !(isFolder(copy) || posix.extname(path) === '')) continue;
    const before = found.at(-1)?.at(-1);
    if (before && follows(file, before, copy)) found.at(-1)?.push(copy);
    else found.push([copy]);
  }
  return found.filter(({ length }) => length > 1);
}

/** Where a copy writes; as written where the working directory isn't known, which neighbours share. */
function placeOf({ path, destination }: Copy): string | undefined {
  return path ?? destination.expanded?.replace(/(.)\/$/, '$1');
}

function isFolder({ folder, path, instruction }: Copy): boolean {
  return folder || (path !== undefined && path === instruction.state.workdir);
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
    placeOf(before) === placeOf(copy) &&
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
