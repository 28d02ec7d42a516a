import type { Dockerfile } from '../dockerfile/model.ts';
import { type LineIndex, lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { type YamlDocument, yamlComments } from '../text/yaml.ts';

export interface Suppressions {
  /** Whether a rule is switched off at a line (from 1). `names` are the rule's id and aliases. */
  suppressed(names: readonly string[], line: number): boolean;
}

interface Comment {
  readonly range: Range;
  /** Without the `#`, trimmed. */
  readonly text: string;
}

/** The lines (from 1, both included) that a comment of its own reaches; undefined when nothing comes after it. */
type Reach<C> = (comment: C) => { readonly from: number; readonly to: number } | undefined;

/**
 * Reads `# plimsoll ignore=a,b -- reason` (reaches the next instruction) and `# plimsoll global ignore=a` (the whole file).
 * Ids and aliases are compared without case.
 */
export function suppressionsOf(file: Dockerfile): Suppressions {
  return read(file.comments, (comment) => {
    const next = firstAfter(file.instructions, comment.range.end);
    return next && { from: lineAt(file.lines, comment.range.start), to: next.endLine };
  });
}

/**
 * The same comments in a YAML file: before an entry or item one reaches all of that, to its last line; behind something on the same
 * line it reaches that line.
 */
export function yamlSuppressionsOf(document: YamlDocument, lines: LineIndex): Suppressions {
  const places = [...document.places].sort((a, b) => a.start - b.start || b.end - a.end);
  return read(yamlComments(document.text), ({ range, trailing }) => {
    const from = lineAt(lines, range.start);
    if (trailing) return { from, to: from };
    const next = places[lowerBound(places, ({ start }) => start >= range.end)];
    return next && { from, to: lineAt(lines, Math.max(next.start, next.end - 1)) };
  });
}

function read<C extends Comment>(comments: readonly C[], reach: Reach<C>): Suppressions {
  const global = new Set<string>();
  const local: { readonly names: ReadonlySet<string>; readonly from: number; readonly to: number }[] = [];
  for (const comment of comments) {
    const match = /^plimsoll\s+(global\s+)?ignore\s*=\s*([\w.,\s-]*?)(?:\s+--\s.*)?$/i.exec(comment.text);
    if (!match) continue;
    const names = (match[2] ?? '').split(',').map((name) => name.trim().toLowerCase());
    if (match[1] !== undefined) {
      for (const name of names) global.add(name);
      continue;
    }
    const lines = reach(comment);
    if (lines) local.push({ names: new Set(names), ...lines });
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
function firstAfter<I extends { readonly range: Range }>(instructions: readonly I[], offset: number): I | undefined {
  return instructions[lowerBound(instructions, ({ range }) => range.end > offset)];
}

/** The first index of a sorted list at which a condition holds. */
function lowerBound<T>(sorted: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
