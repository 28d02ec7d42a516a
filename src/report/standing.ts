import type { Notice, Review } from '../review/types.ts';
import { markdownText } from './escape.ts';
import { type MarkdownOptions, ruleLink } from './markdown.ts';
import type { Ignored } from './markers.ts';

/** How many findings a change brings, takes away and leaves. */
export function standing({ introduced, fixed, preExisting }: Review): string {
  return `| introduced | fixed | pre-existing |\n| --- | --- | --- |\n| ${introduced.length} | ${fixed.length} | ${preExisting.length} |`;
}

/** So many reviewed files are named. */
const MAX_FILES = 50;

export function reviewedFiles({ reviewed }: Review): string {
  const names = reviewed.slice(0, MAX_FILES).map((path) => markdownText(`\`${path}\``));
  const more = reviewed.length > MAX_FILES ? ` and ${reviewed.length - MAX_FILES} more` : '';
  return `Reviewed: ${names.join(', ') || 'no file'}${more}.`;
}

/** So many places of an ignored rule are named. */
const MAX_PLACES = 5;

/** The introduced findings that people asked to leave alone, with who and why; empty when there are none. */
export function ignoredList(review: Review, options: MarkdownOptions, ledger: readonly Ignored[]): string {
  const lines = ledger.flatMap(({ rule, by, reason, findings }) => {
    const asked = new Set(findings.map(({ fingerprint }) => fingerprint));
    const here = review.ignored.filter(({ fingerprint }) => asked.has(review.leftAlone.get(fingerprint) ?? ''));
    if (here.length === 0) return [];
    const places = here
      .slice(0, MAX_PLACES)
      .map(({ path, line }) => `[${markdownText(path)}:${line}](${options.webUrl(path, line)})`);
    const more = here.length > MAX_PLACES ? ` and ${here.length - MAX_PLACES} more` : '';
    const because = reason === '' ? '' : `: ${markdownText(reason)}`;
    return [`- ${ruleLink(rule, options)} at ${places.join(', ')}${more}, by ${markdownText(`\`${by}\``)}${because}`];
  });
  return lines.length === 0 ? '' : ['Ignored on request:', ...lines].join('\n');
}

/** What was not reviewed, and mistakes in the configuration; empty when there are none. */
export function noticesList(notices: readonly Notice[]): string {
  return notices
    .map(({ path, line, message }) => {
      const where = path === undefined ? '' : `${path}${line ? `:${line}` : ''}: `;
      return `- ${markdownText(`${where}${message}`)}`;
    })
    .join('\n');
}
