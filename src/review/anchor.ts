import type { Change } from '../repository/change.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { fullLineRange, type LineIndex, lineAt, lineIndex } from '../text/lines.ts';
import { selectFixes } from './fix.ts';
import { rewriteStretch, type Surroundings } from './rewrite.ts';
import type { Finding, ReviewComment } from './types.ts';

/** So many lines may lie between a finding and its suggestion within one comment. */
const MAX_SPAN = 3;

/**
 * So many comments at most get a suggestion whose fixes build on each other, in files that have so many characters when each is counted
 * once a comment: for each of them the file is checked anew, several times.
 */
const MOST_TURNS = 25;
const MOST_TEXT = 40_000;

interface Hunk {
  readonly start: number;
  readonly end: number;
}

/** A finding with the lines (from 1, both included) that its comment has to cover. */
interface Placed {
  readonly finding: Finding;
  /** Its position among the findings given. */
  readonly order: number;
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[] | undefined;
}

/**
 * Puts findings where GitHub accepts a comment; those whose line is in no hunk come back as `outside`. Findings whose
 * suggestions would touch the same lines share one comment and one suggestion, so any subset of comments can be committed.
 */
export function anchor(
  findings: readonly Finding[],
  change: Change,
  surroundings: Surroundings,
): { comments: ReviewComment[]; outside: Finding[] } {
  const outside: Finding[] = [];
  const all: Placed[] = [];
  const files = new Map<string, ChangedText | undefined>();
  for (const [order, finding] of findings.entries()) {
    const { path } = finding;
    if (!files.has(path)) files.set(path, changedText(path, change));
    const placed = place(finding, order, files.get(path));
    if (placed) all.push(placed);
    else outside.push(finding);
  }
  let [tries, characters] = [MOST_TURNS, MOST_TEXT];
  const comments = grouped(all).flatMap((group) => {
    const file = files.get(group[0]?.finding.path ?? '');
    const rewritten = rewriting(group, file, surroundings);
    if (rewritten) return rewritten;
    const told = comment(group, file);
    if (!file || !isMeeting(group) || file.index.text.length > characters || tries === 0) return [told];
    tries--;
    characters -= file.index.text.length;
    return [inTurns(told, file, surroundings)];
  });
  return { comments, outside };
}

interface ChangedText {
  readonly hunks: readonly Hunk[];
  readonly index: LineIndex;
}

function changedText(path: string, change: Change): ChangedText | undefined {
  const hunks = change.files.find((file) => file.path === path)?.hunks;
  const text = change.head.read(path);
  return hunks && text !== undefined ? { hunks, index: lineIndex(text) } : undefined;
}

/** Those of a file whose lines meet, in the order given; the group of the first given comes first. */
function grouped(all: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = [];
  let end = 0;
  let path: string | undefined;
  const byLine = [...all].sort((a, b) => compareTexts(a.finding.path, b.finding.path) || a.start - b.start);
  for (const placed of byLine) {
    if (placed.finding.path === path && placed.start <= end) groups.at(-1)?.push(placed);
    else groups.push([placed]);
    end = placed.finding.path === path ? Math.max(end, placed.end) : placed.end;
    path = placed.finding.path;
  }
  for (const group of groups) group.sort((a, b) => a.order - b.order);
  return groups.sort(([a], [b]) => (a?.order ?? 0) - (b?.order ?? 0));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function place(finding: Finding, order: number, file: ChangedText | undefined): Placed | undefined {
  const hunk = file?.hunks.find(({ start, end }) => start <= finding.line && finding.line <= end);
  if (!file || !hunk) return undefined;
  const { hunks, index } = file;
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
    ? { finding, order, start, end, edits }
    : { finding, order, start: finding.line, end: finding.line, edits: undefined };
}

function comment(group: readonly Placed[], file: ChangedText | undefined): ReviewComment {
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
    suggestion: suggested.length === 0 || !file ? undefined : suggestion(file.index, suggested, start, end),
    safety:
      suggested.length === 0 ? undefined : suggested.some(({ fix }) => fix?.safety === 'unsafe') ? 'unsafe' : 'safe',
    unmended: suggested.length === 0 ? [] : fingerprints(findings.filter((finding) => !suggested.includes(finding))),
  };
}

function fingerprints(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ fingerprint }) => fingerprint);
}

/** Whether fixes of a group are for the same places, so that one keeps another out. */
function isMeeting(group: readonly Placed[]): boolean {
  const fixes = group.filter(({ edits }) => edits !== undefined).map(({ finding }) => finding);
  return selectFixes(fixes).length < fixes.length;
}

/** The same comment with a suggestion in which each fix is made in what the ones before it left. */
function inTurns(told: ReviewComment, { index }: ChangedText, surroundings: Surroundings): ReviewComment {
  const { path, findings, line, startLine } = told;
  const stretch = { start: fullLineRange(index, startLine ?? line).start, end: fullLineRange(index, line).end };
  const made = rewriteStretch(findings, path, stretch, surroundings);
  if (!made) return told;
  const left = findings.filter((finding) => !made.mended.includes(finding));
  // ShellCheck isn't asked again, so what it found may be lost.
  const lost = left.some(({ fingerprint }) => !told.unmended.includes(fingerprint));
  if (lost || left.length === told.unmended.length) return told;
  return {
    ...told,
    suggestion: made.text.replace(/\r?\n$/, ''),
    safety: made.safety,
    unmended: fingerprints(left),
  };
}

/**
 * Where stages are written anew, one comment suggests all that is to change in those lines, and whatever it doesn't mend has a comment of
 * its own; undefined where that can't be.
 */
function rewriting(
  group: readonly Placed[],
  file: ChangedText | undefined,
  surroundings: Surroundings,
): ReviewComment[] | undefined {
  const changing = group.filter(({ edits }) => edits !== undefined);
  const lead = changing.find(({ finding }) => finding.fix?.turn === 'rewrite')?.finding;
  if (!lead || !file) return undefined;
  const [start, end] = [Math.min(...changing.map((each) => each.start)), Math.max(...changing.map((each) => each.end))];
  const stretch = { start: fullLineRange(file.index, start).start, end: fullLineRange(file.index, end).end };
  // What has no fix as things stand may have one in what others leave.
  const findings = group.map(({ finding }) => finding);
  const made = rewriteStretch(findings, lead.path, stretch, surroundings);
  if (!made?.mended.includes(lead)) return undefined;
  const left = group
    .filter(({ finding }) => !made.mended.includes(finding))
    .map((placed) => ({ ...placed, start: placed.finding.line, end: placed.finding.line, edits: undefined }));
  return [
    {
      path: lead.path,
      startLine: start === end ? undefined : start,
      line: end,
      findings: [lead, ...made.mended.filter((finding) => finding !== lead)],
      suggestion: made.text.replace(/\r?\n$/, ''),
      safety: 'unsafe',
      unmended: [],
      rewrites: true,
    },
    ...grouped(left).map((each) => comment(each, file)),
  ];
}

/** The lines start..end after the fixes, without the last line's break. */
function suggestion(index: LineIndex, findings: readonly Finding[], start: number, end: number): string {
  const from = fullLineRange(index, start).start;
  const to = fullLineRange(index, end).end;
  const edits = findings
    .flatMap(({ fix }) => fix?.edits ?? [])
    .map(({ range, text: replacement }) => ({
      range: { start: range.start - from, end: range.end - from },
      text: replacement,
    }));
  return applyEdits(index.text.slice(from, to), edits).replace(/\r?\n$/, '');
}
