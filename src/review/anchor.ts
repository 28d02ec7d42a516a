import type { Change } from '../repository/change.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { fullLineRange, lineAt, lineIndex } from '../text/lines.ts';
import { selectFixes } from './fix.ts';
import type { Finding, ReviewComment } from './types.ts';

/** So many lines may lie between a finding and its suggestion within one comment. */
const MAX_SPAN = 12;

interface Hunk {
  readonly start: number;
  readonly end: number;
}

/** A finding with the lines (from 1, both included) that its comment has to cover. */
interface Placed {
  readonly finding: Finding;
  readonly start: number;
  readonly end: number;
  readonly hunk: Hunk;
  readonly edits: readonly TextEdit[] | undefined;
}

/**
 * Puts findings where GitHub accepts a comment; those whose line is in no hunk come back as `outside`. Findings whose
 * suggestions would touch the same lines share one comment and one suggestion, so any subset of comments can be committed.
 */
export function anchor(
  findings: readonly Finding[],
  change: Change,
): { comments: ReviewComment[]; outside: Finding[] } {
  const outside: Finding[] = [];
  const groups: Placed[][] = [];
  for (const finding of findings) {
    const placed = place(finding, change);
    if (!placed) {
      outside.push(finding);
      continue;
    }
    const touching = groups.filter((group) => group.some((other) => meets(placed, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([...touching.flat(), placed]);
  }
  return { comments: groups.map((group) => comment(group, change)), outside };
}

function meets(a: Placed, b: Placed): boolean {
  return a.finding.path === b.finding.path && a.start <= b.end && b.start <= a.end;
}

function place(finding: Finding, change: Change): Placed | undefined {
  const hunks = change.files.find(({ path }) => path === finding.path)?.hunks ?? [];
  const hunk = hunks.find(({ start, end }) => start <= finding.line && finding.line <= end);
  const text = change.head.read(finding.path);
  if (!hunk || text === undefined) return undefined;
  const index = lineIndex(text);
  const edits = finding.fix?.edits ?? [];
  const lines = edits.flatMap(({ range }) => [
    lineAt(index, range.start),
    lineAt(index, Math.max(range.start, range.end - 1)),
  ]);
  const covered = [finding.line, ...lines];
  // Where the change belongs far from what is wrong, the comment stands at the change: a comment over a page helps nobody.
  const far = Math.max(...covered) - Math.min(...covered) > MAX_SPAN;
  const start = Math.min(...(far ? lines : covered));
  const end = Math.max(...(far ? lines : covered));
  const around = hunks.find((each) => each.start <= start && end <= each.end);
  return edits.length > 0 && around
    ? { finding, start, end, hunk: around, edits }
    : { finding, start: finding.line, end: finding.line, hunk, edits: undefined };
}

function comment(group: readonly Placed[], change: Change): ReviewComment {
  const findings = group.map(({ finding }) => finding);
  const start = Math.min(...group.map((placed) => placed.start));
  const end = Math.max(...group.map((placed) => placed.end));
  const suggested = selectFixes(group.filter(({ edits }) => edits !== undefined).map(({ finding }) => finding));
  const path = findings[0]?.path ?? '';
  return {
    path,
    startLine: start === end ? undefined : start,
    line: end,
    findings,
    suggestion: suggested.length === 0 ? undefined : suggestion(change.head.read(path) ?? '', suggested, start, end),
    safety:
      suggested.length === 0 ? undefined : suggested.some(({ fix }) => fix?.safety === 'unsafe') ? 'unsafe' : 'safe',
  };
}

/** The lines start..end after the fixes, without the last line's break. */
function suggestion(text: string, findings: readonly Finding[], start: number, end: number): string {
  const index = lineIndex(text);
  const from = fullLineRange(index, start).start;
  const to = fullLineRange(index, end).end;
  const edits = findings
    .flatMap(({ fix }) => fix?.edits ?? [])
    .map(({ range, text: replacement }) => ({
      range: { start: range.start - from, end: range.end - from },
      text: replacement,
    }));
  return applyEdits(text.slice(from, to), edits).replace(/\r?\n$/, '');
}
