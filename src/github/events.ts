import type { Context } from 'probot';
import type { Job, JobOrigin } from './jobs/job.ts';

type PullRequestEvent = Context<
  | 'pull_request.opened'
  | 'pull_request.reopened'
  | 'pull_request.synchronize'
  | 'pull_request.ready_for_review'
  | 'pull_request.edited'
>;

/** The job that a `pull_request` event means; undefined when there is nothing new to look at. */
export function pullRequestJob({ id, payload }: PullRequestEvent): Job | undefined {
  const origin = originOf(id, payload);
  if (!origin || payload.pull_request.state === 'closed') return undefined;
  // Of the edits only a new base changes what the pull request brings.
  if (payload.action === 'edited' && payload.changes.base === undefined) return undefined;
  return { kind: 'review', ...origin, number: payload.pull_request.number };
}

interface Payload {
  readonly installation?: { readonly id: number } | undefined;
  readonly repository: {
    readonly name: string;
    readonly owner: { readonly login: string };
    readonly html_url: string;
  };
}

/** Undefined for an event that no installation of the app brought. */
function originOf(delivery: string, { installation, repository }: Payload): JobOrigin | undefined {
  if (!installation) return undefined;
  const { name, owner, html_url: htmlUrl } = repository;
  return { delivery, installation: installation.id, owner: owner.login, repo: name, htmlUrl };
}
