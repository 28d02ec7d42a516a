import type { Notice, Review } from '../review/types.ts';
import { markdownText } from './escape.ts';
import { type MarkdownOptions, ruleLink } from './markdown.ts';
import type { Ignored } from './markers.ts';

/** How many findings a change brings, takes away and leaves. */
export function standing({ introduced, fixed, preExisting }: Review): string {
  return `| introduced | fixed | pre-existing |\n| --- | --- | --- |\n| ${introduced.length} | ${fixed.length} | ${preExisting.length} |`;
}

export function reviewedFiles({ reviewed }: Review): string {
  return `Reviewed: ${reviewed.map((path) => markdownText(`\`${path}\``)).join(', ') || 'no file'}.`;
}

/** The introduced findings that people asked to leave alone, with who and why; empty when there are none. */
export function ignoredList(review: Review, options: MarkdownOptions, ledger: readonly Ignored[]): string {
  const lines = review.ignored.map(({ fingerprint, rule, path, line }) => {
    const asked = review.leftAlone.get(fingerprint);
    const entry = ledger.find((ignored) => ignored.fingerprint === asked);
    const reason = entry?.reason ? `: ${markdownText(entry.reason)}` : '';
    const by = entry ? ` by ${markdownText(`\`${entry.by}\``)}` : '';
    return `- ${ruleLink(rule, options)} at [${markdownText(path)}:${line}](${options.webUrl(path, line)})${by}${reason}`;
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
