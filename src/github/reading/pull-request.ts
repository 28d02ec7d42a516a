import type { Known } from '../../review/recognise.ts';
import type { RepositoryName } from '../client.ts';

/** A pull request as it is now, with everything that Plimsoll said there before, read from GitHub itself. */
export interface PullRequest extends RepositoryName {
  readonly number: number;
  /** `https://github.com/owner/repo`, without a slash at the end. */
  readonly htmlUrl: string;
  readonly open: boolean;
  readonly draft: boolean;
  readonly headSha: string;
  readonly headBranch: string;
  /** The repository of the head branch, `owner/repo`; undefined when it was deleted. */
  readonly headRepository: string | undefined;
  /** Whether the fork's owner lets the people of the base repository push to the head branch. */
  readonly openToMaintainers: boolean;
  readonly baseBranch: string;
  readonly author: string;
  readonly threads: readonly Thread[];
  /** The findings that people were told, in comments, resolved ones included, and in reviews. */
  readonly told: readonly Known[];
  /** Plimsoll's summary in the conversation. */
  readonly summary: { readonly id: number; readonly body: string } | undefined;
}

/** One of Plimsoll's own comments on lines, with what was answered to it. */
export interface Thread {
  /** Of GraphQL; undefined when it could not be asked, so the thread can't be resolved. */
  readonly id: string | undefined;
  /** Of REST; of the comment that began the thread. */
  readonly commentId: number;
  readonly path: string;
  readonly resolved: boolean;
  /** Whether somebody answered with more than a command: what people talk about is theirs to close. */
  readonly discussed: boolean;
  /** Whether it was Plimsoll who resolved it. */
  readonly resolvedByUs: boolean;
  readonly findings: readonly Known[];
}

/** Which pull request to read. */
export interface PullRequestName extends RepositoryName {
  readonly number: number;
  readonly htmlUrl: string;
}
