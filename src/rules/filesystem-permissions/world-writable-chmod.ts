import type { Instruction } from '../../dockerfile/model.ts';
import type { Rule } from '../rule.ts';
import { type Mode, modesOf } from '../support/files/chmod-modes.ts';
import { written } from '../support/instructions/instructions.ts';

export const worldWritableChmod: Rule = {
  id: 'world-writable-chmod',
  group: 'filesystem-permissions',
  severity: 'warning',
  default: true,
  fix: 'unsafe',
  aliases: ['S2612', 'tally/world-writable-state-path-workaround'],
  summary: 'A file mode that lets everybody write.',
  why: 'Whoever gets into the container, under whatever account, can change these files, programs included.',
  *check({ file }) {
    for (const instruction of written(file)) {
      const modes = modesOf(instruction).filter(lettingAllWrite);
      const removed = modes.length > 0 ? removals(instruction) : new Map<string, number>();
      for (const mode of modes) {
        if (mode.paths.length > 0 && mode.paths.every((path) => (removed.get(path) ?? 0) > mode.range.end)) continue;
        const better = narrower(mode.text);
        const exact = file.text.slice(mode.range.start, mode.range.end) === mode.text;
        yield {
          range: mode.range,
          message:
            better === undefined
              ? `\`${mode.text}\` lets everybody write; give write access to the owner or the group only.`
              : `\`${mode.text}\` lets everybody write; \`${better}\` is enough, with \`chown\` for the account that has to write.`,
          fix:
            better !== undefined && exact
              ? { safety: 'unsafe', title: `Use ${better}`, edits: [{ range: mode.range, text: better }] }
              : undefined,
        };
      }
    }
  },
};

/** Devices and sockets that are meant for everybody. */
const SHARED = /^\/(dev\/|tmp\/?$|var\/tmp\/?$|run\/lock\/?$)/;

function lettingAllWrite({ text, paths }: Mode): boolean {
  if (paths.length > 0 && paths.every((path) => SHARED.test(path))) return false;
  if (/^[0-7]{3,5}$/.test(text)) {
    const sticky = text.length > 3 && (Number(text.at(-4)) & 1) === 1;
    return /[2367]$/.test(text) && !sticky;
  }
  // `+w` without letters obeys the umask, which is 022 in a build.
  return !text.includes('t') && text.split(',').some((part) => /^[ug]*[oa][ugoa]*[+=][rxXs]*w/.test(part));
}

/** What a RUN takes away again, as it does with a temporary folder, and where it last does. */
function removals(instruction: Instruction): ReadonlyMap<string, number> {
  const commands = instruction.keyword === 'RUN' ? instruction.shell().commands : [];
  return new Map(
    commands.flatMap(({ name, args, range }) =>
      name === 'rm' ? args.map(({ text }): [string, number] => [text, range.start]) : [],
    ),
  );
}

/** The same mode without writing by others; undefined for letters, whose meaning depends on the file. */
function narrower(text: string): string | undefined {
  if (!/^[0-7]{3,5}$/.test(text)) return undefined;
  // 777 and 666 give the group as much as others, which nobody meant.
  const last = Number(text.at(-1)) & 5;
  const group = Number(text.at(-2)) & (text.at(-2) === text.at(-1) ? 5 : 7);
  return `${text.slice(0, -2)}${group}${last}`;
}
