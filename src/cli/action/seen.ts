import { type FixedFile, fixesOf } from '../../github/commits/fixes.ts';
import type { Judged } from '../../github/jobs/standing.ts';
import { checkSummary } from '../../report/check-summary.ts';
import { patchDetails } from '../../report/diff.ts';
import { visible } from '../../report/escape.ts';
import type { MarkdownOptions } from '../../report/markdown.ts';
import type { Configuration } from '../../review/index.ts';
import type { Conclusion, Finding, Notice, Review } from '../../review/types.ts';
import type { ShellCheck } from '../../shell/shellcheck.ts';

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

/** GitHub takes a megabyte of summary from a step; the findings come first. */
const MAX_PATCH = 500_000;

/**
 * The part of `Seen` that follows from a review.
 * @param patch whether the page shows the safe fixes, where no comment does
 */
export function seenOf(
  { read, review, ledger, configuration }: Judged,
  markdown: MarkdownOptions,
  { shellCheck, patch }: { readonly shellCheck: ShellCheck | undefined; readonly patch: boolean },
): Pick<Seen, 'findings' | 'conclusion' | 'page' | 'known' | 'configuration'> {
  const { title, summary, text } = checkSummary(review, markdown, { ledger });
  const files = patch ? fixesOf(read, review, { unsafe: false }, { configuration, shellCheck }).files : [];
  return {
    findings: review.introduced,
    conclusion: review.conclusion,
    page: pageOf(title, [summary, text, fixesPart(files)]),
    known: {
      findings: [...review.introduced, ...review.preExisting],
      notices: review.notices,
      read: read.change.head.read,
      whole: false,
    },
    configuration,
  };
}

function fixesPart(files: readonly FixedFile[]): string {
  if (files.length === 0) return '';
  const command = '`npx plimsoll fix` mends what can be mended safely';
  // A patch has to be copied as it is, so what a page doesn't show as it is (CRLF, turned reading direction) has no place in it.
  const shown = files.filter(({ before = '', after }) => visible(before) === before && visible(after) === after);
  const patch = patchDetails('The safe fixes as a patch', shown, MAX_PATCH);
  if (patch === undefined) return `${command}.`;
  return `${command}; or save this as \`plimsoll.patch\` and run \`git apply plimsoll.patch\`:\n\n${patch}`;
}

export function pageOf(title: string, parts: readonly string[]): string {
  return [`## Plimsoll: ${title}`, ...parts].filter((part) => part !== '').join('\n\n');
}

/** `3 introduced, 0 fixed, 1 pre-existing`. */
export function counts({ introduced, fixed, preExisting, reviewed }: Review): string {
  const files = `${reviewed.length} ${reviewed.length === 1 ? 'file' : 'files'}`;
  return `${files} reviewed: ${introduced.length} introduced, ${fixed.length} fixed, ${preExisting.length} pre-existing.`;
}
