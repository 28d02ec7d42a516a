import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';

/** Commands of a chain that stand or fall together: a pipeline, or several joined by `||`. */
export interface Unit {
  readonly commands: readonly ShellCommand[];
  readonly range: Range;
}

/**
 * Takes a RUN apart into what is joined by `&&`, `;` and line breaks.
 * @returns undefined when there is more to it: branches, loops, functions, assignments, heredocs
 */
export function unitsOf(run: Instruction): readonly Unit[] | undefined {
  const script = run.shell();
  if (run.heredocs.length > 0 || script.variables.length > 0 || script.functions.length > 0) return undefined;
  const units: { commands: ShellCommand[]; range: Range }[] = [];
  const inner: ShellCommand[] = [];
  for (const command of script.commands) {
    if (command.background || command.inside.some((context) => context !== 'substitution')) return undefined;
    if (command.inside.length > 0) inner.push(command);
    else if (units.length > 0 && /^(\|\||\||\|&)$/.test(command.operatorBefore ?? '')) {
      const last = units.at(-1) as (typeof units)[number];
      last.commands.push(command);
      last.range = { start: last.range.start, end: command.range.end };
    } else units.push({ commands: [command], range: command.range });
  }
  for (const command of inner) {
    const outer = units.find(({ range }) => range.start <= command.range.start && command.range.end <= range.end);
    if (!outer) return undefined;
    outer.commands.push(command);
  }
  const plain = units.every((unit, at) => {
    const next = units[at + 1];
    return (
      !next ||
      onlyOperator(run.shellText.slice(unit.range.end - run.argsRange.start, next.range.start - run.argsRange.start))
    );
  });
  const [first] = units;
  const starts = first && /^[\s\\]*$/.test(run.shellText.slice(0, first.range.start - run.argsRange.start));
  return plain && starts ? units : undefined;
}

function onlyOperator(text: string): boolean {
  return /^(\s|\\\r?\n)*((&&|;)(\s|\\\r?\n)*)?$/.test(text);
}

/** The edits that take units out of a chain; at least one has to stay. */
export function withoutUnits(units: readonly Unit[], dropped: ReadonlySet<Unit>): TextEdit[] {
  const edits: TextEdit[] = [];
  const firstKept = units.findIndex((unit) => !dropped.has(unit));
  for (const [at, unit] of units.entries()) {
    if (!dropped.has(unit)) continue;
    const previous = units[at - 1];
    const next = units[at + 1];
    if (at < firstKept && next) edits.push({ range: { start: unit.range.start, end: next.range.start }, text: '' });
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
