import type { Finding, OfferedPatch, Review, ReviewComment } from '../review/types.ts';
import { patchDetails } from './diff.ts';
import { fenceFor, markdownText } from './escape.ts';
import { findingMarker, kinsMarker, listMarker } from './markers.ts';

export interface MarkdownOptions {
  readonly webUrl: (path: string, line: number) => string;
  readonly ruleUrl: (id: string) => string;
  readonly headSha: string;
}

/** GitHub takes 65,536 characters; the rest is for what the caller adds. */
const MAX_BODY = 65_000;
/** So much of a list is worth more than a patch behind it. */
const LEAST_LISTED = 10_000;
/** So many findings of a list are remembered each: some 33,000 characters. Of the others, their kin. */
const MAX_REMEMBERED = 1500;

/** One comment: what is wrong, why, the suggestion, the rules' names, the hidden markers. */
export function commentBody(comment: ReviewComment, options: MarkdownOptions): string {
  const full = comment.rewrites ? comment.findings.slice(0, 1) : comment.findings;
  const said = full.map(({ message, why, rule }) =>
    [markdownText(message), markdownText(why), ruleLink(rule, options)].filter((part) => part !== '').join(' '),
  );
  // The same thing twice on one line (two calls of sudo) is said once.
  const parts = [...new Set(said)];
  const others = comment.findings.slice(full.length);
  const markers = comment.findings.map(findingMarker).join('\n');
  const suggestion = suggestionParts(comment);
  const also = others.length > 0 ? ['The suggestion also mends:', findingsList(others, options)] : [];
  const whole = [...parts, ...also, ...suggestion, markers].join('\n\n');
  if (whole.length <= MAX_BODY) return whole;
  // GitHub takes no longer one. What is wrong goes before how to mend it; a suggestion is whole or not there.
  const room = MAX_BODY - markers.length - suggestion.join('\n\n').length;
  const behind = room >= LEAST_LISTED ? [...suggestion, markers].join('\n\n') : markers;
  return `${cut([...parts, ...also].join('\n\n'), behind.length)}\n\n${behind}`;
}

/** The suggestion, what it leaves to a person, and what to look at before it is committed; empty where there is none. */
function suggestionParts({ suggestion, findings, unmended, safety }: ReviewComment): string[] {
  if (suggestion === undefined) return [];
  const parts: string[] = [];
  const left = findings.filter(({ fingerprint }) => unmended.includes(fingerprint));
  const rules = [...new Set(left.map(({ rule }) => `\`${rule}\``))];
  if (rules.length > 0) parts.push(`The suggestion leaves ${list(rules)} to you.`);
  const fence = fenceFor(suggestion);
  if (safety === 'unsafe') parts.push('This may change what the image does, so look at it before you commit it.');
  return [...parts, `${fence}suggestion\n${suggestion === '' ? '' : `${suggestion}\n`}${fence}`];
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The body of the review; empty when everything is said in comments. */
export function reviewBody(review: Review, options: MarkdownOptions): string {
  const { outside, overCap, patches } = review;
  const listed = [...outside, ...overCap];
  if (listed.length + patches.length === 0) return '';
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
  const lists = parts.join('\n\n');
  // The list may be cut for its length; what it told of is remembered all the same, so that the rest isn't told at each push.
  const beyond = listed.slice(MAX_REMEMBERED);
  const marker = [listMarker(listed.slice(0, MAX_REMEMBERED)), ...(beyond.length > 0 ? [kinsMarker(beyond)] : [])].join(
    '\n',
  );
  const folded = fitting(patches.flatMap(offered), MAX_BODY - marker.length - Math.min(lists.length, LEAST_LISTED));
  if (listed.length === 0) return folded.join('\n\n');
  const behind = [...folded, marker].join('\n\n');
  return `${cut(lists, behind.length)}\n\n${behind}`;
}

/** The first texts, as far as they have room. */
function fitting(texts: readonly string[], room: number): readonly string[] {
  let left = room;
  return texts.filter((text) => {
    left -= text.length + 2;
    return left > 0;
  });
}

/** A patch that can be opened, with the command that commits it; none where there is nothing to show. */
function offered({ finding: { rule, line, fix }, path, before, after, files }: OfferedPatch): string[] {
  const details = patchDetails('The change', [{ path, before, after }, ...files], MAX_BODY);
  if (details === undefined || !fix) return [];
  const where = `${markdownText(path)}:${line}`;
  return [
    `${markdownText(fix.title)} (${where}): that touches lines which this change leaves alone, so it can't be a suggestion on them. \`/plimsoll fix ${rule}\` commits it.\n\n${details}`,
  ];
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
