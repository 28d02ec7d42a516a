import type { RepositoryName } from './client.ts';

/** What a job has to know of a pull request, taken from the event that announced it. */
export interface PullRequest extends RepositoryName {
  readonly number: number;
  readonly baseSha: string;
  readonly headSha: string;
  readonly draft: boolean;
  /** `https://github.com/owner/repo`, without a slash at the end. */
  readonly htmlUrl: string;
}

/** The part of a `pull_request` event, or of GitHub's answer about one, that is read here. */
export interface PullRequestPayload {
  readonly number: number;
  readonly draft?: boolean | undefined;
  readonly base: { readonly sha: string };
  readonly head: { readonly sha: string };
}

export function pullRequestOf(
  repository: { readonly name: string; readonly owner: { readonly login: string }; readonly html_url: string },
  payload: PullRequestPayload,
): PullRequest {
  return {
    owner: repository.owner.login,
    repo: repository.name,
    number: payload.number,
    baseSha: payload.base.sha,
    headSha: payload.head.sha,
    draft: payload.draft ?? false,
    htmlUrl: repository.html_url,
  };
}

/** Two events about the same pull request have the same key. */
export function keyOf({ owner, repo, number }: PullRequest): string {
  return `${owner}/${repo}#${number}`.toLowerCase();
}
