import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { lineAt } from '../../text/lines.ts';
import type { Rule } from '../rule.ts';
import { written } from '../support/instructions/instructions.ts';
import { breakAt, chainLinks } from '../support/instructions/line-breaks.ts';

export const oneCommandPerLine: Rule = {
  id: 'one-command-per-line',
  group: 'formatting',
  severity: 'style',
  default: false,
  fix: 'safe',
  aliases: ['tally/newline-per-chained-call'],
  summary: 'Several commands, mounts or labels share a line.',
  why: 'With one a line, a change of one is a change of one line.',
  options: {
    commands: { type: 'integer', description: 'From how many chained commands on a RUN is looked at.', default: 2 },
  },
  *check({ file, options }) {
    for (const instruction of written(file)) {
      const places = shared(file, instruction, Number(options.commands));
      if (places.length === 0) continue;
      const indent = indentOf(file, instruction);
      const edits = places.flatMap((at) => breakAt(file, at, indent) ?? []);
      const [first] = edits;
      if (!first) continue;
      yield {
        range: { start: first.range.end, end: Math.min(first.range.end + 2, file.text.length) },
        message: `Begin a new line here: ${instruction.keyword === 'LABEL' ? 'one label' : 'one command'} a line.`,
        fix: { safety: 'safe', title: 'Break the line', edits },
      };
    }
  },
};

/** As the lines of the instruction that are there already; a tab for one on a single line. */
function indentOf({ text }: Dockerfile, { range, argsRange }: Instruction): string {
  return (
    /[\\`][ \t]*\r?\n(?:[ \t]*#.*\r?\n)*([ \t]+)(?![\s#])/.exec(text.slice(range.start, argsRange.end))?.[1] ?? '\t'
  );
}

/** Offsets in front of which a line has to end. */
function shared(file: Dockerfile, instruction: Instruction, commands: number): number[] {
  const { keyword, pairs, flags } = instruction;
  if (keyword === 'LABEL')
    return second(
      file,
      pairs.map(({ range }) => range.start),
    );
  if (keyword !== 'RUN' && keyword !== 'HEALTHCHECK') return [];
  const mounts = second(
    file,
    flags.filter(({ name }) => name === 'mount').map(({ range }) => range.start),
  );
  const body = instruction.healthCommand ?? instruction;
  if (body.heredocs.length > 0) return mounts;
  const links = chainLinks(body).filter(({ kind }) => kind !== '|');
  if (links.length + 1 < commands) return mounts;
  const line = (offset: number): number => lineAt(file.lines, offset);
  const trailing = links.some(({ operator, after }) => line(operator.end) < line(after));
  const leading = links.some(({ operator, before }) => line(before) < line(operator.start));
  return [
    ...mounts,
    ...links
      .filter(
        ({ before, operator, after }) => line(before) === line(operator.start) && line(operator.end) === line(after),
      )
      // An operator stays at the end of its line where the others are.
      .map(({ operator, after }) => (trailing && !leading ? after : operator.start)),
  ];
}

/** Those that stand on a line with the one before. */
function second(file: Dockerfile, starts: readonly number[]): number[] {
  return starts.filter((start, at) => {
    const before = starts[at - 1];
    return before !== undefined && lineAt(file.lines, before) === lineAt(file.lines, start);
  });
}
