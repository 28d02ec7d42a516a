import type { Dockerfile, Instruction } from '../dockerfile/model.ts';
import { lineAt } from '../text/lines.ts';

export interface Suppressions {
  /** Whether a rule is switched off at a line (from 1). `names` are the rule's id and aliases. */
  suppressed(names: readonly string[], line: number): boolean;
}

/**
 * Reads `# plimsoll ignore=a,b -- reason` (reaches the next instruction) and `# plimsoll global ignore=a` (the whole file).
 * Ids and aliases are compared without case.
 */
export function suppressionsOf(file: Dockerfile): Suppressions {
  const global = new Set<string>();
  const local: { readonly names: ReadonlySet<string>; readonly from: number; readonly to: number }[] = [];
  for (const comment of file.comments) {
    const match = /^plimsoll\s+(global\s+)?ignore\s*=\s*([\w.,\s-]*?)(?:\s+--\s.*)?$/i.exec(comment.text);
    if (!match) continue;
    const names = (match[2] ?? '').split(',').map((name) => name.trim().toLowerCase());
    if (match[1] !== undefined) {
      for (const name of names) global.add(name);
      continue;
    }
    const next = instructionAfter(file.instructions, comment.range.end);
    if (next) local.push({ names: new Set(names), from: lineAt(file.lines, comment.range.start), to: next.endLine });
  }
  return {
    suppressed(names, line) {
      return names.some((name) => {
        const wanted = name.toLowerCase();
        return (
          global.has(wanted) || local.some(({ names: ids, from, to }) => ids.has(wanted) && from <= line && line <= to)
        );
      });
    },
  };
}

/** The first instruction that ends behind an offset: the one that a comment stands in or before. */
function instructionAfter(instructions: readonly Instruction[], offset: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.range.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return instructions[low];
}
