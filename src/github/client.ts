import type { Octokit } from '@octokit/rest';

/** What Plimsoll needs of a GitHub client: Probot's, which signs in as an installation, or one of `@octokit/rest` with a token. */
export type GitHub = Pick<Octokit, 'rest' | 'request' | 'graphql' | 'paginate'> & {
  /** The login of the app's own account, `slug[bot]`, where REST has to tell its comments from others. */
  readonly account?: () => Promise<string>;
};

/** A repository by its names. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}
