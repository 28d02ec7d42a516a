import type { Fix, Severity } from '../rules/rule.ts';
import type { Range } from '../text/range.ts';

/** One place where a rule fires, ready to be told to a person. Lines and columns count from 1, the end is exclusive. */
export interface Finding {
  readonly rule: string;
  readonly group: string;
  readonly aliases: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  readonly why: string;
  readonly path: string;
  readonly range: Range;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly related: readonly { readonly range: Range; readonly line: number; readonly message: string }[];
  readonly fix: Fix | undefined;
  /** The configuration wants the fix to be shown, and applied only where somebody names the rule. */
  readonly suggestOnly?: boolean;
  /** Survives moves: made of rule, path, normalised instruction and occurrence. 16 hexadecimal digits. */
  readonly fingerprint: string;
}

/** Something that kept a part from being checked, or a mistake in a configuration file. Not a finding. */
export interface Notice {
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
}

/** A comment as GitHub accepts it: on the new side, a line range inside one hunk of the diff. */
export interface ReviewComment {
  readonly path: string;
  /** First line, only when the comment spans several. */
  readonly startLine: number | undefined;
  readonly line: number;
  readonly findings: readonly Finding[];
  /** The lines that replace startLine..line (no final line break); undefined without a suggestion; '' deletes them. */
  readonly suggestion: string | undefined;
  readonly safety: 'safe' | 'unsafe' | undefined;
  /** Fingerprints of the findings that the suggestion doesn't mend; empty without a suggestion. */
  readonly unmended: readonly string[];
  /** The suggestion writes stages anew, as the first finding asks, and mends the others on the way. */
  readonly rewrites?: true;
}

/** A change that is offered, and that no comment on the changed lines can suggest. */
export interface OfferedPatch {
  readonly finding: Finding;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** Files that belong to the change; `before` is undefined for new ones. */
  readonly files: readonly { readonly path: string; readonly before: string | undefined; readonly after: string }[];
}

export type Conclusion = 'success' | 'failure' | 'neutral';

/** The outcome for a change. */
export interface Review {
  /** Errors first, then by path and line; at most `comments.max`. */
  readonly comments: readonly ReviewComment[];
  /** Introduced findings whose line lies outside the diff: told in the review's body. */
  readonly outside: readonly Finding[];
  /** Introduced findings over the cap. */
  readonly overCap: readonly Finding[];
  /** What findings that are told now would have changed: non-root and stages, where that lies outside the diff. */
  readonly patches: readonly OfferedPatch[];
  /** Without those that people asked to leave alone. */
  readonly introduced: readonly Finding[];
  /** Introduced, and left alone because somebody with write access asked for it. */
  readonly ignored: readonly Finding[];
  /** Of the ignored findings: by fingerprint, the fingerprint that was asked to be ignored, before an edit of the line. */
  readonly leftAlone: ReadonlyMap<string, string>;
  /** Of the findings that people were told before: by fingerprint, the fingerprint that they were told. */
  readonly recognised: ReadonlyMap<string, string>;
  readonly fixed: readonly Finding[];
  readonly preExisting: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly conclusion: Conclusion;
  /** Paths of the Dockerfiles that were reviewed. */
  readonly reviewed: readonly string[];
}
