import type { Finding, Review } from '../review/types.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { cut, findingsList, type MarkdownOptions } from './markdown.ts';
import type { Ignored } from './markers.ts';
import { ignoredList, noticesList, reviewedFiles, standing } from './standing.ts';

/** What the check run shows: a title of a few words, a summary, and all findings. */
export function checkSummary(
  review: Review,
  options: MarkdownOptions,
  { ledger = [], plan }: { readonly ledger?: readonly Ignored[]; readonly plan?: string | undefined } = {},
): { title: string; summary: string; text: string } {
  const parts = [
    standing(review),
    reviewedFiles(review),
    ignoredList(review, options, ledger),
    noticesList(review.notices),
  ];
  return {
    title: countsTitle(review.introduced) ?? 'Nothing introduced',
    summary: cut(parts.filter((part) => part !== '').join('\n\n')),
    text: withPlan(cut(findingsList(review.introduced, options)), plan),
  };
}

/** GitHub takes 65,535 characters; the findings come first. */
const MAX_TEXT = 65_000;

function withPlan(findings: string, plan: string | undefined): string {
  if (plan === undefined) return findings;
  const text = [findings, plan].filter((part) => part !== '').join('\n\n');
  return text.length <= MAX_TEXT
    ? text
    : `${cut(findings, 200)}\n\nThe plan is too long for this page; \`/plimsoll plan\` shows it.`;
}

/** The same for a whole repository, where nothing is compared. */
export function repositorySummary(
  review: Review,
  options: MarkdownOptions,
): { title: string; summary: string; text: string } {
  const { introduced, reviewed, notices } = review;
  const said = `Where the default branch stands: ${introduced.length} findings in ${reviewed.length} files. Nothing is asked of you; pull requests are judged by what they bring.`;
  return {
    title: countsTitle(introduced) ?? 'Nothing found',
    summary: cut([said, noticesList(notices)].filter((part) => part !== '').join('\n\n')),
    text: cut(findingsList(introduced, options)),
  };
}

/** How many of each severity; undefined when there are none. */
export function countsTitle(findings: readonly Finding[]): string | undefined {
  if (findings.length === 0) return undefined;
  return SEVERITIES.map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity}${count > 1 && severity !== 'info' ? 's' : ''}`)
    .join(', ');
}
