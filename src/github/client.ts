import type { Octokit } from '@octokit/rest';

/** What Plimsoll needs of a GitHub client: Probot's, which signs in as an installation, or one of `@octokit/rest` with a token. */
export type GitHub = Pick<Octokit, 'rest' | 'request' | 'graphql' | 'paginate'>;

/** A repository by its names. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}
