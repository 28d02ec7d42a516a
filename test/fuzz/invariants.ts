import MarkdownIt from 'markdown-it';
import { checkSummary } from '../../src/report/check-summary.ts';
import { githubAnnotations } from '../../src/report/github-annotations.ts';
import { gitlabCodeQuality } from '../../src/report/gitlab.ts';
import { jsonFindings } from '../../src/report/json.ts';
import { commentBody, type MarkdownOptions, reviewBody } from '../../src/report/markdown.ts';
import { findingsIn, ignoredIn, isSummary } from '../../src/report/markers.ts';
import { rdjson } from '../../src/report/rdjson.ts';
import { sarif } from '../../src/report/sarif.ts';
import { summaryBody } from '../../src/report/summary.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import type { Snapshot } from '../../src/repository/snapshot.ts';
import type { Finding, Notice, Review, ReviewComment } from '../../src/review/types.ts';
import { applyEdits } from '../../src/text/edit.ts';
import type { Range } from '../../src/text/range.ts';

/** What must hold whatever a file says. Each throws an Error that says what doesn't. */

const MARKDOWN: MarkdownOptions = {
  webUrl: (path, line) => `https://github.example/${encodeURIComponent(path)}#L${line}`,
  ruleUrl: (id) => `https://rules.example/${id}`,
  headSha: '0'.repeat(40),
};

export function hold(condition: boolean, what: () => string): void {
  if (!condition) throw new Error(what());
}

function inside({ start, end }: Range, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
}

/** Findings lie in their files, and their fixes can be applied. */
export function findingsHold(findings: readonly Finding[], snapshot: Snapshot): void {
  for (const { rule, path, range, line, endLine, column, fix } of findings) {
    const text = snapshot.read(path);
    if (text === undefined) throw new Error(`${rule} finds something in ${path}, which is not there`);
    hold(inside(range, text.length), () => `${rule} marks ${range.start}-${range.end} of ${text.length} characters`);
    hold(line >= 1 && column >= 1 && endLine >= line, () => `${rule} stands at ${line}:${column}, ends on ${endLine}`);
    if (fix) {
      hold(fix.edits.length + (fix.files?.length ?? 0) > 0, () => `the fix of ${rule} does nothing`);
      applyEdits(text, fix.edits);
    }
  }
}

/** Mistakes lie in the file that has them. */
export function noticesHold(notices: readonly Notice[], text: string): void {
  const lines = text.split('\n').length;
  for (const { line, message } of notices)
    hold(line === undefined || (line >= 1 && line <= lines), () => `"${message}" stands on line ${line} of ${lines}`);
}

/** Reports for programs can be read by them, and those for people bring no commands into a terminal or a log. */
export function reportsHold(findings: readonly Finding[], notices: readonly Notice[], snapshot: Snapshot): void {
  const read = (path: string): string | undefined => snapshot.read(path);
  for (const report of [
    jsonFindings(findings, read),
    sarif(findings, notices, { read, version: '0.0.0' }),
    rdjson(findings, read),
    gitlabCodeQuality(findings),
  ])
    hold(JSON.stringify(report) !== '', () => 'a report is empty');
  const shown = terminalReport(findings, notices, 1, { color: false, read });
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(shown);
  hold(!control, () => `the terminal gets ${JSON.stringify(control?.[0])}`);
  const commands = githubAnnotations(findings).split('\n').slice(0, -1);
  hold(commands.length === findings.length, () => 'a finding is more than one workflow command');
  for (const line of commands) hold(/^::(error|warning|notice) /.test(line), () => `a workflow command is "${line}"`);
}

/** What is posted is remembered exactly, fits on GitHub's page, and brings no mention, HTML or broken fence. */
export function reviewHolds(review: Review, snapshot: Snapshot): void {
  for (const comment of review.comments) commentHolds(comment, snapshot);
  const body = reviewBody(review, MARKDOWN);
  told(body, [...review.outside, ...review.overCap]);
  const extras = { ledger: [], nextStep: undefined, toldBefore: false, commands: true };
  const summary = summaryBody(review, MARKDOWN, extras);
  hold(isSummary(summary), () => 'the summary is not recognised');
  const check = checkSummary(review, MARKDOWN);
  for (const text of [body, summary, check.summary, check.text]) {
    markdownHolds(text);
    hold(ignoredIn(text).length === 0, () => 'something counts as ignored that nobody ignored');
  }
}

function commentHolds(comment: ReviewComment, snapshot: Snapshot): void {
  const { path, line, startLine, findings } = comment;
  const lines = snapshot.read(path)?.split('\n').length ?? 0;
  hold(
    (startLine ?? 1) >= 1 && (startLine ?? 0) < line && line <= lines,
    () => `a comment on ${startLine}-${line} of ${lines}`,
  );
  const body = commentBody(comment, MARKDOWN);
  told(body, findings);
  hold(!isSummary(body), () => 'a comment counts as the summary');
  markdownHolds(body);
}

function told(body: string, findings: readonly Finding[]): void {
  const of = (all: readonly { readonly fingerprint: string }[]): string =>
    JSON.stringify([...new Set(all.map(({ fingerprint }) => fingerprint))].sort());
  hold(of(findingsIn(body)) === of(findings), () => `what is told is not what is remembered: ${body}`);
}

/** The most that GitHub takes as a body. */
const MAX_BODY = 65_536;
const READER = new MarkdownIt({ html: true });
/** What Plimsoll itself writes as HTML. */
const OWN_HTML = /^(<!-- plimsoll:[\w -=]* -->\s*|<\/?details>\s*|<\/?summary>|<summary>The change<\/summary>\s*)+$/;

/** As GitHub reads it: no HTML but our own, and no mention in what is plain text. */
function markdownHolds(text: string): void {
  hold(text.length <= MAX_BODY, () => `a text of ${text.length} characters`);
  for (const token of READER.parse(text, {}).flatMap((each) => [each, ...(each.children ?? [])])) {
    const { type, content } = token;
    if (type === 'html_block' || type === 'html_inline')
      hold(OWN_HTML.test(content), () => `HTML ${JSON.stringify(content)} in: ${text}`);
    if (type === 'text') hold(!/@\w|[\u202a-\u202e\u001b]/.test(content), () => `"${content}" stands bare in: ${text}`);
  }
}
