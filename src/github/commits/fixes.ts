import type { Change } from '../../repository/change.ts';
import { type FixOptions, fixSnapshot } from '../../review/fix.ts';
import type { Finding, Review } from '../../review/types.ts';

/** Which of a review's findings to mend. */
export interface Selection {
  /** Also fixes that may change what the image does. */
  readonly unsafe: boolean;
  /** Only these rules'. */
  readonly rules?: readonly string[] | undefined;
  /** Only these findings', each once. */
  readonly fingerprints?: readonly string[] | undefined;
  /** Not in these files. */
  readonly except?: readonly string[] | undefined;
}

export interface FixedFile {
  readonly path: string;
  /** Undefined for a file that is new. */
  readonly before: string | undefined;
  readonly after: string;
}

export interface Fixes {
  readonly files: readonly FixedFile[];
  readonly applied: readonly Finding[];
}

/** What a lossy reading of a file leaves where its bytes are no UTF-8: written back, they would be lost. */
const REPLACEMENT = '\ufffd';

/**
 * The fixes of what a change brought, in the files that its review covers. What was there before and what people asked to
 * ignore stays; so do files that could not be read exactly.
 */
export function fixesOf(
  { change }: { readonly change: Change },
  review: Pick<Review, 'preExisting' | 'ignored' | 'reviewed'>,
  selection: Selection,
  { configuration, ...bounds }: Pick<FixOptions, 'configuration' | 'shellCheck' | 'leftOut' | 'begin'>,
): Fixes {
  const { unsafe, rules, fingerprints, except = [] } = selection;
  const kept = new Set([...review.preExisting, ...review.ignored].map(({ fingerprint }) => fingerprint));
  const isExact = (path: string): boolean => !except.includes(path) && !change.head.read(path)?.includes(REPLACEMENT);
  const { files, applied } = fixSnapshot(change.head, {
    paths: review.reviewed.filter(isExact),
    configuration,
    unsafe,
    files: true,
    ...(rules ? { rules } : {}),
    ...bounds,
    // Of equal lines the second takes the first one's fingerprint once that one is mended.
    once: fingerprints !== undefined,
    only: ({ fingerprint, path }) =>
      // What was found in a script stands beside what was found in the Dockerfile that runs it.
      isExact(path) && !kept.has(fingerprint) && (!fingerprints || fingerprints.includes(fingerprint)),
  });
  return { files, applied };
}
