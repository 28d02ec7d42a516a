import type { Dockerfile } from '../dockerfile/model.ts';
import { type LineIndex, lineAt } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import {
  isOfTool,
  type SuppressedName,
  type SuppressionComment,
  suppressionComment,
} from '../text/suppression-comment.ts';
import { type YamlDocument, yamlComments } from '../text/yaml.ts';

export interface Suppressions {
  /** Whether there is any suppression comment. */
  readonly any: boolean;
  /** Whether a rule is switched off at a line (from 1). `names` are the rule's id, then its aliases. */
  suppressed(names: readonly string[], line: number): boolean;
  /** The ids that have suppressed nothing so far, of those (lower-cased ids and aliases) whose rules were asked. */
  unused(ran: ReadonlySet<string>): readonly { readonly comment: SuppressionComment; readonly name: SuppressedName }[];
}

interface Comment {
  readonly range: Range;
  /** Stands behind something on its line. */
  readonly trailing?: boolean;
}

/** Lines from 1, both included. */
interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The lines that a comment reaches; undefined when nothing comes after it. */
type Reach<C> = (comment: C, reach: SuppressionComment['reach']) => Lines | undefined;

/**
 * Reads `# plimsoll ignore=a,b -- reason` (reaches the next instruction), `# plimsoll global ignore=a` (the whole file), and what
 * other linters read. Ids and aliases are compared without case.
 */
export function suppressionsOf(file: Dockerfile): Suppressions {
  const checks = file.directives.filter(({ name }) => name === 'check');
  // Below the top of the file the builder takes it for a mere comment.
  const comments = file.comments.filter(({ text }) => !/^check\s*=/i.test(text));
  return read<Comment>(file.text, [...comments, ...checks, ...behindCommands(file)], ({ range, trailing }, reach) => {
    if (trailing) {
      const around = firstAfter(file.instructions, range.start);
      return around && around.range.start < range.start ? { from: around.line, to: around.endLine } : undefined;
    }
    const next = firstAfter(file.instructions, range.end);
    if (!next) return undefined;
    const from = lineAt(file.lines, range.start);
    if (reach === 'line') return { from: from + 1, to: from + 1 };
    const whole = reach === 'block' && next.keyword === 'FROM' ? next.stage?.instructions.at(-1) : undefined;
    return { from, to: (whole ?? next).endLine };
  });
}

/** Semgrep's comments at the end of a line with a command: comments for the shell, none for the builder. */
function behindCommands({ text, lines }: Dockerfile): Comment[] {
  if (!/nosem/i.test(text)) return [];
  return [...text.matchAll(/#[ \t]*nosem[^\r\n]*/gi)].flatMap(({ 0: { length }, index }) => {
    const before = text.slice(lines.starts[lineAt(lines, index) - 1], index);
    const trailing = /[ \t]$/.test(before) && /^[^#]/.test(before.trim());
    return trailing ? [{ range: { start: index, end: index + length }, trailing }] : [];
  });
}

/**
 * The same comments in a YAML file: before an entry or item one reaches all of that, to its last line; behind something on the same
 * line it reaches that line.
 */
export function yamlSuppressionsOf(document: YamlDocument, lines: LineIndex): Suppressions {
  const places = [...document.places].sort((a, b) => a.start - b.start || b.end - a.end);
  return read(document.text, yamlComments(document.text), ({ range, trailing }) => {
    const from = lineAt(lines, range.start);
    if (trailing) return { from, to: from };
    const next = places[lowerBound(places, ({ start }) => start >= range.end)];
    return next && { from, to: lineAt(lines, Math.max(next.start, next.end - 1)) };
  });
}

/** The same comments in a shell script: one on a line of its own reaches the next line that holds something, another its own line. */
export function scriptSuppressionsOf(text: string, lines: LineIndex): Suppressions {
  if (!/#[^#\n]*\b(ignore|disable)\b/.test(text)) return NONE;
  const comments = [...text.matchAll(/(^|[ \t])#[^\r\n]*/gm)].map(({ 0: found, 1: before = '', index }) => ({
    range: { start: index + before.length, end: index + found.length },
  }));
  return read(text, comments, ({ range }) => {
    const line = lineAt(lines, range.start);
    if (text.slice(lines.starts[line - 1], range.start).trim() !== '') return { from: line, to: line };
    const next = /^[ \t]*[^\s#]/m.exec(text.slice(range.end));
    if (!next) return undefined;
    return { from: line, to: lineAt(lines, range.end + next.index + next[0].length - 1) };
  });
}

const NONE: Suppressions = { any: false, suppressed: () => false, unused: () => [] };

function commentAt(text: string, { start, end }: Range): SuppressionComment | undefined {
  return suppressionComment(text.slice(start, end), start);
}

interface Entry {
  readonly comment: SuppressionComment;
  readonly name: SuppressedName;
  /** Undefined: the whole file. */
  readonly lines: Lines | undefined;
}

/** More are not read: each is held against each finding, and nobody writes that many. */
const MAX_ENTRIES = 1000;

function read<C extends Comment>(text: string, comments: readonly C[], reach: Reach<C>): Suppressions {
  const entries: Entry[] = [];
  for (const item of comments) {
    const comment = commentAt(text, item.range);
    if (!comment) continue;
    if (entries.length >= MAX_ENTRIES) break;
    const lines = comment.reach === 'file' ? undefined : reach(item, comment.reach);
    if (comment.reach !== 'file' && !lines) continue;
    entries.push(...comment.names.map((name) => ({ comment, name, lines })));
  }
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = entry.name.name ?? '';
    const known = byName.get(key);
    if (known) known.push(entry);
    else byName.set(key, [entry]);
  }
  const used = new Set<Entry>();
  return {
    any: entries.length > 0,
    suppressed(names, line) {
      if (entries.length === 0) return false;
      const whole = (byName.get('') ?? []).filter(({ comment }) => isOfTool(comment.tool, names.slice(1)));
      const named = names.flatMap((name) => byName.get(name.toLowerCase()) ?? []);
      const hits = [...named, ...whole].filter(({ lines }) => !lines || (lines.from <= line && line <= lines.to));
      for (const hit of hits) used.add(hit);
      return hits.length > 0;
    },
    unused(ran) {
      return entries
        .filter((entry) => !used.has(entry) && entry.name.name !== undefined && ran.has(entry.name.name))
        .map(({ comment, name }) => ({ comment, name }));
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
