import { checkSummary } from '../../report/check-summary.ts';
import type { MarkdownOptions } from '../../report/markdown.ts';
import type { Ignored } from '../../report/markers.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { Configuration } from '../../review/index.ts';
import type { Conclusion, Finding, Notice, Review } from '../../review/types.ts';

/** What a run found and did. */
export interface Seen {
  /** What a change brings, or all that the files have. */
  readonly findings: readonly Finding[];
  readonly conclusion: Conclusion;
  /** Whether the findings still have to be shown as annotations. */
  readonly annotate: boolean;
  /** Whether a review was posted. */
  readonly posted: boolean;
  /** For the log: what was looked at, and what came of it. */
  readonly sentences: readonly string[];
  /** The page of the job, as Markdown. */
  readonly page: string;
  /** Everything that is known of the files, for SARIF. */
  readonly known: {
    readonly findings: readonly Finding[];
    readonly notices: readonly Notice[];
    /** Gives the text of a file that has findings. */
    readonly read: (path: string) => string | undefined;
    /** Whether all files were looked at, not only those that changed. */
    readonly whole: boolean;
  };
  readonly configuration: Configuration;
}

/** The part of `Seen` that follows from a review. */
export function seenOf(
  review: Review,
  {
    markdown,
    head,
    ledger = [],
  }: { readonly markdown: MarkdownOptions; readonly head: Snapshot; readonly ledger?: readonly Ignored[] },
): Pick<Seen, 'findings' | 'conclusion' | 'page' | 'known'> {
  const { title, summary, text } = checkSummary(review, markdown, ledger);
  return {
    findings: review.introduced,
    conclusion: review.conclusion,
    page: pageOf(title, [summary, text]),
    known: {
      findings: [...review.introduced, ...review.preExisting],
      notices: review.notices,
      read: head.read,
      whole: false,
    },
  };
}

export function pageOf(title: string, parts: readonly string[]): string {
  return [`## Plimsoll: ${title}`, ...parts].filter((part) => part !== '').join('\n\n');
}

/** `3 introduced, 0 fixed, 1 pre-existing`. */
export function counts({ introduced, fixed, preExisting, reviewed }: Review): string {
  const files = `${reviewed.length} ${reviewed.length === 1 ? 'file' : 'files'}`;
  return `${files} reviewed: ${introduced.length} introduced, ${fixed.length} fixed, ${preExisting.length} pre-existing.`;
}
