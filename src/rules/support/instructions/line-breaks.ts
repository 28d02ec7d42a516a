import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { Range } from '../../../text/range.ts';

/** An operator between two commands of a chain that stand in no block, in shell form. */
export interface ChainLink {
  readonly kind: '&&' | '||' | '|';
  readonly operator: Range;
  /** Where the command in front ends and the one behind begins. */
  readonly before: number;
  readonly after: number;
}

/** The operators of an instruction's chain, in order; none in exec form, in here-documents and where the text is not understood. */
export function chainLinks(instruction: Instruction): ChainLink[] {
  const script = instruction.shell();
  if (instruction.form === 'exec' || script.errors.length > 0) return [];
  const { argsRange } = instruction;
  return script.commands.flatMap((command, index): ChainLink[] => {
    const { operatorBefore: kind, operatorBeforeRange: operator, inside, range } = command;
    if (!operator || inside.length > 0 || operator.end > argsRange.end) return [];
    if (kind !== '&&' && kind !== '||' && kind !== '|') return [];
    const before = script.commands[index - 1]?.range.end ?? operator.start;
    return [{ kind, operator, before, after: range.start }];
  });
}

/** Ends the line in front of an operator, which then begins the next one; undefined where it begins one already. */
export function breakBefore(file: Dockerfile, { operator }: ChainLink, indent: string): TextEdit | undefined {
  return breakAt(file, operator.start, indent);
}

/** Puts a continued line break in the place of the blanks in front of an offset. */
export function breakAt(file: Dockerfile, at: number, indent: string): TextEdit | undefined {
  let start = at;
  while (/[ \t]/.test(file.text[start - 1] ?? '')) start--;
  if (start === 0 || file.text[start - 1] === '\n') return undefined;
  return { range: { start, end: at }, text: ` ${file.escape}${file.eol}${indent}` };
}
