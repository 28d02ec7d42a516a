import type { Finding, Review, ReviewComment } from '../review/types.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { fenceFor, markdownText } from './escape.ts';

export interface MarkdownOptions {
  readonly webUrl: (path: string, line: number) => string;
  readonly ruleUrl: (id: string) => string;
  readonly headSha: string;
}

/** GitHub takes 65,536 characters; the rest is for what the caller adds. */
const MAX_BODY = 65_000;

/** One comment: what is wrong, why, the suggestion, the rules' names, the hidden markers. */
export function commentBody(comment: ReviewComment, options: MarkdownOptions): string {
  const said = comment.findings.map(
    ({ message, why, rule }) => `${markdownText(message)} ${markdownText(why)} ${ruleLink(rule, options)}`,
  );
  // The same thing twice on one line (two calls of sudo) is said once.
  const parts = [...new Set(said)];
  if (comment.suggestion !== undefined) {
    const fence = fenceFor(comment.suggestion);
    if (comment.safety === 'unsafe')
      parts.push('This may change what the image does, so look at it before you commit it.');
    parts.push(`${fence}suggestion\n${comment.suggestion === '' ? '' : `${comment.suggestion}\n`}${fence}`);
  }
  parts.push(comment.fingerprints.map(fingerprintMarker).join('\n'));
  return parts.join('\n\n');
}

const FINGERPRINT_MARKER = /<!-- plimsoll:fp=([0-9a-f]{16}) -->/g;

function fingerprintMarker(fingerprint: string): string {
  return `<!-- plimsoll:fp=${fingerprint} -->`;
}

/** The fingerprints of the findings that a comment or review body of Plimsoll's own tells of. */
export function fingerprintsIn(body: string): string[] {
  return [...body.matchAll(FINGERPRINT_MARKER)].map((match) => match[1] ?? '');
}

/** Hidden in a review's body: says which commit was reviewed. */
export function reviewMarker(headSha: string): string {
  return `<!-- plimsoll:review sha=${headSha} -->`;
}

/** The body of the review; empty when everything is said in comments. */
export function reviewBody(review: Review, options: MarkdownOptions): string {
  const parts: string[] = [];
  if (review.outside.length > 0) {
    parts.push('This change also brings, on lines that it does not touch:', list(review.outside, options, true));
  }
  if (review.overCap.length > 0) {
    parts.push(
      `${review.overCap.length} more findings are over the limit for comments:`,
      list(review.overCap, options, true),
    );
  }
  return cut(parts.join('\n\n'));
}

/** What the check run shows. */
export function checkSummary(
  review: Review,
  options: MarkdownOptions,
): { title: string; summary: string; text: string } {
  const { introduced, fixed, preExisting, reviewed } = review;
  const counts = SEVERITIES.map(
    (severity) => [severity, introduced.filter((finding) => finding.severity === severity).length] as const,
  );
  const title =
    introduced.length === 0
      ? 'Nothing introduced'
      : counts
          .filter(([, count]) => count > 0)
          .map(([severity, count]) => `${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`)
          .join(', ');
  const summary = `| introduced | fixed | pre-existing |\n| --- | --- | --- |\n| ${introduced.length} | ${fixed.length} | ${preExisting.length} |\n\nReviewed: ${reviewed.map((path) => markdownText(`\`${path}\``)).join(', ') || 'no file'}.`;
  const notices = review.notices.map(
    ({ path, line, message }) =>
      `- ${markdownText(`${path === undefined ? '' : `${path}${line ? `:${line}` : ''}: `}${message}`)}`,
  );
  return {
    title,
    summary: cut([summary, notices.join('\n')].filter((part) => part !== '').join('\n\n')),
    text: cut(list(introduced, options)),
  };
}

function list(findings: readonly Finding[], options: MarkdownOptions, marked = false): string {
  return findings
    .map((finding) => {
      const { path, line, severity, message, rule } = finding;
      const marker = marked ? ` ${fingerprintMarker(finding.fingerprint)}` : '';
      return `- ${severity} [${markdownText(path)}:${line}](${options.webUrl(path, line)}): ${markdownText(message)} ${ruleLink(rule, options)}${marker}`;
    })
    .join('\n');
}

function ruleLink(rule: string, options: MarkdownOptions): string {
  return `[\`${rule}\`](${options.ruleUrl(rule)})`;
}

function cut(text: string): string {
  if (text.length <= MAX_BODY) return text;
  return `${text.slice(0, text.lastIndexOf('\n', MAX_BODY - 100))}\n\nThe list was cut here, as it is too long for one page.`;
}
