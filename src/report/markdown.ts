import type { Finding, Review, ReviewComment } from '../review/types.ts';
import { fenceFor, markdownText } from './escape.ts';
import { findingMarker, kinsMarker, listMarker } from './markers.ts';

export interface MarkdownOptions {
  readonly webUrl: (path: string, line: number) => string;
  readonly ruleUrl: (id: string) => string;
  readonly headSha: string;
}

/** GitHub takes 65,536 characters; the rest is for what the caller adds. */
const MAX_BODY = 65_000;
/** So many findings of a list are remembered each: some 33,000 characters. Of the others, their kin. */
const MAX_REMEMBERED = 1500;

/** One comment: what is wrong, why, the suggestion, the rules' names, the hidden markers. */
export function commentBody(comment: ReviewComment, options: MarkdownOptions): string {
  const said = comment.findings.map(({ message, why, rule }) =>
    [markdownText(message), markdownText(why), ruleLink(rule, options)].filter((part) => part !== '').join(' '),
  );
  // The same thing twice on one line (two calls of sudo) is said once.
  const parts = [...new Set(said)];
  if (comment.suggestion !== undefined) {
    const fence = fenceFor(comment.suggestion);
    if (comment.safety === 'unsafe')
      parts.push('This may change what the image does, so look at it before you commit it.');
    parts.push(`${fence}suggestion\n${comment.suggestion === '' ? '' : `${comment.suggestion}\n`}${fence}`);
  }
  parts.push(comment.findings.map(findingMarker).join('\n'));
  return parts.join('\n\n');
}

/** The body of the review; empty when everything is said in comments. */
export function reviewBody(review: Review, options: MarkdownOptions): string {
  const { outside, overCap } = review;
  const listed = [...outside, ...overCap];
  if (listed.length === 0) return '';
  const parts: string[] = [];
  if (outside.length > 0) {
    parts.push('This change also brings, on lines that it does not touch:', findingsList(outside, options));
  }
  if (overCap.length > 0) {
    const one = overCap.length === 1;
    parts.push(
      `${overCap.length} ${one ? 'finding is' : 'findings are'} over the limit for comments:`,
      findingsList(overCap, options),
    );
  }
  // The list may be cut for its length; what it told of is remembered all the same, so that the rest isn't told at each push.
  const beyond = listed.slice(MAX_REMEMBERED);
  const marker = [listMarker(listed.slice(0, MAX_REMEMBERED)), ...(beyond.length > 0 ? [kinsMarker(beyond)] : [])].join(
    '\n',
  );
  return `${cut(parts.join('\n\n'), marker.length)}\n\n${marker}`;
}

/** Findings as a list with links to their lines, for places that aren't comments on lines. */
export function findingsList(findings: readonly Finding[], options: MarkdownOptions): string {
  return findings
    .map(
      ({ path, line, severity, message, rule }) =>
        `- ${severity} [${markdownText(path)}:${line}](${options.webUrl(path, line)}): ${markdownText(message)} ${ruleLink(rule, options)}`,
    )
    .join('\n');
}

export function ruleLink(rule: string, options: MarkdownOptions): string {
  return `[\`${rule}\`](${options.ruleUrl(rule)})`;
}

/**
 * A text that GitHub takes as a body, cut at a line's end and saying so.
 * @param reserved characters that the caller adds
 */
export function cut(text: string, reserved = 0): string {
  const room = MAX_BODY - reserved;
  if (text.length <= room) return text;
  const end = text.lastIndexOf('\n', room - 100);
  return `${text.slice(0, end > 0 ? end : room - 100)}\n\nThe list was cut here, as it is too long for one page.`;
}
