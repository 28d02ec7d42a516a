import { statusOf } from '../errors.ts';

/** GraphQL answered something that isn't an answer to what was asked. */
export class NoGraphqlAnswer extends Error {
  constructor() {
    super('GitHub answers GraphQL with something else than was asked.');
  }
}

/** What a server says that has no GraphQL, or keeps it closed. */
const NOT_SERVED: readonly (number | undefined)[] = [400, 404, 405, 410, 501];
/** What holds for REST as well. */
const EVERYWHERE: readonly unknown[] = ['FORBIDDEN', 'NOT_FOUND'];

/**
 * Whether REST may still answer where GraphQL failed: it has limits of its own (5,000 points an hour, apart from REST's requests), and
 * some servers in front of GitHub Enterprise let no GraphQL through. A 5xx is none: it passes, and REST says less.
 */
export function isWithoutGraphql(error: unknown): boolean {
  if (error instanceof NoGraphqlAnswer) return true;
  const { errors } = (error ?? {}) as { errors?: readonly { readonly type?: unknown }[] };
  if (Array.isArray(errors)) return !errors.some(({ type }) => EVERYWHERE.includes(type));
  return NOT_SERVED.includes(statusOf(error));
}
