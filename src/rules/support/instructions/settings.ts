import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';
import type { Problem } from '../../rule.ts';
import { removeRange } from '../commands/command-edits.ts';
import { deleteInstruction, runs } from './instructions.ts';

/** A variable that is given a value: by ENV or ARG, in front of a command of a RUN, or by a statement of its own there. */
export interface Setting {
  readonly instruction: Instruction;
  readonly name: string;
  /** Without quotes, variables put in where they are known. */
  readonly value: string;
  /** Of name and value. */
  readonly range: Range;
  /** Takes the setting out; undefined where that is not possible in one place. */
  readonly remove: TextEdit | undefined;
}

/** Every place of a file that gives a variable with such a name a value. */
export function settings(file: Dockerfile, names: RegExp): readonly Setting[] {
  const found: Setting[] = [];
  for (const written of file.instructions) {
    const instruction = written.trigger ?? written;
    if (!/^(ENV|ARG)$/.test(instruction.keyword)) continue;
    for (const { key, value, expanded, range } of instruction.pairs) {
      if (value === undefined || !names.test(key)) continue;
      const remove = instruction.pairs.length === 1 ? deleteInstruction(file, written) : removeRange(file, range);
      found.push({ instruction, name: key, value: expanded ?? value, range, remove });
    }
  }
  for (const run of runs(file)) {
    const { commands, variables } = run.shell();
    for (const { name, value, range } of commands.flatMap(({ assignments }) => assignments)) {
      if (!names.test(name)) continue;
      const blanks = /^[ \t]+(?=[^\s\\`])/.exec(file.text.slice(range.end, range.end + 100));
      const remove =
        blanks && run.form === 'shell'
          ? { range: { start: range.start, end: range.end + blanks[0].length }, text: '' }
          : undefined;
      found.push({ instruction: run, name, value: value?.text ?? '', range, remove });
    }
    for (const { name, value, range } of variables) {
      if (!value || !names.test(name)) continue;
      found.push({ instruction: run, name, value: value.text, range, remove: undefined });
    }
  }
  return found;
}

/** One finding for each setting of such a name whose value is a bad one. */
export function* settingProblems(
  file: Dockerfile,
  { names, bad, message, title }: { names: RegExp; bad: RegExp; message: (name: string) => string; title: string },
): Generator<Problem> {
  for (const { name, value, range, remove } of settings(file, names)) {
    if (!bad.test(value)) continue;
    yield { range, message: message(name), fix: remove ? { safety: 'unsafe', title, edits: [remove] } : undefined };
  }
}
