import type { Finding, Review } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import type { PullRequest, Thread } from '../reading/pull-request.ts';

/** What has to happen to Plimsoll's threads after a review. */
export interface ThreadChanges {
  readonly resolve: readonly Thread[];
  readonly reopen: readonly Thread[];
}

/**
 * Threads whose findings are all gone, or were asked to be ignored, are resolved; those that Plimsoll resolved are opened
 * again when a finding is back. What a person resolved stays resolved, and what people talk about stays open.
 */
export function threadChanges(
  { threads }: PullRequest,
  review: Review,
  isChanged: (path: string) => boolean,
): ThreadChanges {
  const there = [...review.introduced, ...review.preExisting].map(({ fingerprint }) => fingerprint);
  const open = new Set(there.map((fingerprint) => review.recognised.get(fingerprint)));
  const reviewed = new Set(review.reviewed);
  // A file that could not be read this time says nothing about its findings.
  const known = threads.filter(({ id, path }) => id !== undefined && (reviewed.has(path) || !isChanged(path)));
  const isOpen = ({ findings }: Thread): boolean => findings.some(({ fingerprint }) => open.has(fingerprint));
  return {
    resolve: known.filter((thread) => !thread.resolved && !thread.discussed && !isOpen(thread)),
    reopen: known.filter((thread) => thread.resolvedByUs && isOpen(thread)),
  };
}

/** Which findings of a review a thread is about. */
export function findingsOfThread(
  { findings }: Thread,
  { recognised }: Review,
  among: readonly Finding[],
): readonly Finding[] {
  const own = new Set(findings.map(({ fingerprint }) => fingerprint));
  return among.filter(({ fingerprint }) => own.has(recognised.get(fingerprint) ?? ''));
}

/** Makes the changes in one request; none when nothing is to be done. */
export async function changeThreads(github: GitHub, { resolve, reopen }: ThreadChanges): Promise<void> {
  const all = [
    ...resolve.map(({ id }) => ({ id, mutation: 'resolveReviewThread' })),
    ...reopen.map(({ id }) => ({ id, mutation: 'unresolveReviewThread' })),
  ];
  if (all.length === 0) return;
  const parameters = all.map((_, index) => `$t${index}: ID!`).join(', ');
  const fields = all.map(
    ({ mutation }, index) => `t${index}: ${mutation}(input: { threadId: $t${index} }) { clientMutationId }`,
  );
  await github.graphql(
    `mutation(${parameters}) { ${fields.join(' ')} }`,
    Object.fromEntries(all.map(({ id }, index) => [`t${index}`, id])),
  );
}
