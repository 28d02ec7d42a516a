import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { Range } from '../../../text/range.ts';

/** A `$NAME` or `${NAME…}` that the builder replaces. */
export interface Reference {
  readonly name: string;
  /** What stands behind the name in braces, up to 2 letters: `:-`, `^^`; empty for none. */
  readonly operator: string;
  /** Of `$NAME`, or of `${NAME` to the closing brace or the end of the text. */
  readonly range: Range;
  readonly nameRange: Range;
}

/** The instructions whose words the builder expands. */
export const EXPANDED: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/**
 * The references in a stretch of a file, those behind the escape character left out, and those in single quotes.
 * @param quotes whether quotes count; in the body of a heredoc they don't
 */
export function references(file: Dockerfile, { start, end }: Range, quotes = true): Reference[] {
  const { text, escape: escapeChar } = file;
  const found: Reference[] = [];
  let quote = '';
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (quote === "'") {
      if (char === "'") quote = '';
    } else if (char === escapeChar) at++;
    else if (quotes && char === "'" && quote === '') quote = "'";
    else if (quotes && char === '"') quote = quote === '"' ? '' : '"';
    else if (char === '$') {
      const reference = referenceAt(text, at, end);
      if (reference) found.push(reference);
    }
  }
  return found;
}

function referenceAt(text: string, at: number, end: number): Reference | undefined {
  const braced = text[at + 1] === '{';
  const nameStart = at + (braced ? 2 : 1);
  const name = /^[A-Za-z_]\w*/.exec(text.slice(nameStart, Math.min(end, nameStart + 200)))?.[0] ?? '';
  const nameRange = { start: nameStart, end: nameStart + name.length };
  if (!braced)
    return name === '' ? undefined : { name, operator: '', range: { start: at, end: nameRange.end }, nameRange };
  const close = text.slice(nameRange.end, Math.min(end, nameRange.end + 500)).indexOf('}');
  if (close === -1) return undefined;
  const inside = text.slice(nameRange.end, nameRange.end + close);
  const operator = inside.slice(0, 2);
  return { name, operator, range: { start: at, end: nameRange.end + close + 1 }, nameRange };
}

/** The references that the builder replaces in an instruction, those in the files that it writes from heredocs among them. */
export function expandedReferences(file: Dockerfile, instruction: Instruction): Reference[] {
  const { keyword, heredocs } = instruction;
  const bodies = keyword === 'COPY' || keyword === 'ADD' ? heredocs.filter(({ expand }) => expand) : [];
  return [
    ...expandedRanges(instruction).flatMap((range) => references(file, range)),
    ...bodies.flatMap(({ bodyRange }) => references(file, bodyRange, false)),
  ];
}

/** Where the builder expands an instruction: its arguments, the names of ARG left out. */
function expandedRanges({ keyword, pairs, argsRange, flags }: Instruction): Range[] {
  if (!EXPANDED.has(keyword)) return [];
  if (keyword === 'ARG' || keyword === 'ENV') {
    return pairs.flatMap(({ valueRange }) => valueRange ?? []);
  }
  return [...flags.flatMap(({ valueRange }) => valueRange ?? []), argsRange];
}
