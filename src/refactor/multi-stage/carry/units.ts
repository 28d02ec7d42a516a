import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand, ShellScript, ShellVariable } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';

/**
 * Commands of a chain that stand or fall together: a pipeline, several joined by `||`, or a compound statement (`if`, a loop, a subshell).
 */
export interface Unit {
  readonly commands: readonly ShellCommand[];
  readonly range: Range;
  /** It sets variables for what follows: `export A=b`. */
  readonly sets: boolean;
}

type Draft = { commands: ShellCommand[]; range: Range; readonly sets: boolean };

/**
 * Takes a RUN apart into what is joined by `&&`, `;` and line breaks.
 * @returns undefined when there is more to it: functions, heredocs, jobs in the background
 */
export function unitsOf(run: Instruction): readonly Unit[] | undefined {
  const script = run.shell();
  if (run.heredocs.length > 0 || script.functions.length > 0) return undefined;
  const start = run.argsRange.start;
  const drafts: Draft[] = [
    ...script.blocks.map((range): Draft => ({ commands: [], range, sets: false })),
    ...settings(script, run.shellText, start),
  ];
  const chained: Draft[] = [];
  const inner: ShellCommand[] = [];
  for (const command of script.commands) {
    if (command.background) return undefined;
    const outer = drafts.find(({ range }) => holds(range, command.range));
    if (outer) outer.commands.push(command);
    else if (command.inside.length > 0) inner.push(command);
    else if (chained.length > 0 && /^(\|\||\||\|&)$/.test(command.operatorBefore ?? '')) {
      const last = chained.at(-1) as Draft;
      last.commands.push(command);
      last.range = { start: last.range.start, end: command.range.end };
    } else chained.push({ commands: [command], range: command.range, sets: false });
  }
  const units = [...drafts, ...chained].sort((a, b) => a.range.start - b.range.start);
  for (const command of inner) {
    const outer = command.inside.every((context) => context === 'substitution')
      ? units.find(({ range }) => holds(range, command.range))
      : undefined;
    if (!outer) return undefined;
    outer.commands.push(command);
  }
  const plain = units.every((unit, at) => {
    const next = units[at + 1];
    return !next || onlyOperator(run.shellText.slice(unit.range.end - start, next.range.start - start));
  });
  const [first] = units;
  const starts = first && /^[\s\\]*$/.test(run.shellText.slice(0, first.range.start - start));
  return plain && starts ? units : undefined;
}

/** Variables that are set by a statement of their own, outside of compound ones: each with the word `export` in front of it. */
function settings({ variables, commands, blocks }: ShellScript, text: string, start: number): Draft[] {
  const apart = (variable: ShellVariable): boolean =>
    ![...blocks, ...commands.map(({ range }) => range)].some((range) => holds(range, variable.range));
  return variables.filter(apart).map(({ range, exported }) => {
    const word = exported ? /export\s+$/.exec(text.slice(0, range.start - start))?.[0].length : 0;
    return { commands: [], range: { start: range.start - (word ?? 0), end: range.end }, sets: true };
  });
}

function holds(outer: Range, { start, end }: Range): boolean {
  return outer.start <= start && end <= outer.end;
}

function onlyOperator(text: string): boolean {
  return /^(\s|\\\r?\n)*((&&|;)(\s|\\\r?\n)*)?$/.test(text);
}

/**
 * The edits that take units out of a chain; at least one has to stay.
 * @param text the chain's text, and at which offset of the file it begins
 */
export function withoutUnits(units: readonly Unit[], dropped: ReadonlySet<Unit>, text = '', offset = 0): TextEdit[] {
  const breaks = (from: Unit, to: Unit): boolean =>
    text.slice(from.range.end - offset, to.range.start - offset).includes('\n');
  const edits: TextEdit[] = [];
  const firstKept = units.findIndex((unit) => !dropped.has(unit));
  for (const [at, unit] of units.entries()) {
    if (!dropped.has(unit)) continue;
    const previous = units[at - 1];
    const next = units[at + 1];
    if (at < firstKept && next) edits.push({ range: { start: unit.range.start, end: next.range.start }, text: '' });
    // Of two operators the one stays that ends a line, so that the next command begins one.
    else if (previous && next && !dropped.has(next) && breaks(previous, unit) && !breaks(unit, next))
      edits.push({ range: { start: unit.range.start, end: next.range.start }, text: '' });
    else if (previous) edits.push({ range: { start: previous.range.end, end: unit.range.end }, text: '' });
  }
  return mergeTouching(edits);
}

/** Neighbours that touch are one edit. */
function mergeTouching(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last && last.range.end === edit.range.start)
      merged[merged.length - 1] = { range: { start: last.range.start, end: edit.range.end }, text: '' };
    else merged.push(edit);
  }
  return merged;
}
