import type { Review } from '../review/types.ts';
import { markdownText } from './escape.ts';
import { cut, type MarkdownOptions } from './markdown.ts';
import { type Ignored, ignoredMarker, summaryMarker } from './markers.ts';
import { ignoredList, noticesList, reviewedFiles, standing } from './standing.ts';

export interface SummaryExtras {
  readonly ledger: readonly Ignored[];
  /** The plan's sentence for what to do first. */
  readonly nextStep?: string | undefined;
  /** Whether Plimsoll found something in this pull request before. */
  readonly toldBefore: boolean;
  /** Whether somebody listens to `/plimsoll …` here; a workflow doesn't. */
  readonly commands: boolean;
}

/**
 * The summary of a pull request: one comment in the conversation, edited in place. It also keeps what people asked to
 * ignore, so that any instance of the app knows it.
 */
export function summaryBody(
  review: Review,
  options: MarkdownOptions,
  { ledger, nextStep, toldBefore, commands }: SummaryExtras,
): string {
  const parts = [
    `**Plimsoll**: ${sentence(review, toldBefore)}`,
    standing(review),
    reviewedFiles(review),
    nextStep === undefined ? '' : markdownText(nextStep),
    ignoredList(review, options, ledger),
    noticesList(review.notices),
    commands
      ? 'Answer a comment with `/plimsoll fix`, `/plimsoll ignore` and a reason, or ask for `/plimsoll help`.'
      : '',
  ];
  const hidden = ledgerMarkers(ledger);
  return `${cut(parts.filter((part) => part !== '').join('\n\n'), hidden.length)}\n\n${hidden}`;
}

/** What the summary hides: that it is the summary, and what people asked to ignore. */
export function ledgerMarkers(ledger: readonly Ignored[]): string {
  return [summaryMarker(), ...ledger.map(ignoredMarker)].join('\n');
}

function sentence({ introduced, comments }: Review, toldBefore: boolean): string {
  if (introduced.length === 0)
    return toldBefore ? 'nothing is left of what this change brought. Thank you.' : 'this change brings nothing new.';
  const ready = comments.filter(({ suggestion }) => suggestion !== undefined).length;
  const one = introduced.length === 1;
  const found = `this change brings ${introduced.length} ${one ? 'finding' : 'findings'}`;
  return ready === 0
    ? `${found}.`
    : `${found}; ${ready} of the new comments ${ready === 1 ? 'has' : 'have'} a suggestion to commit.`;
}
