import { buildSchema, graphql } from 'graphql';
import { git } from '../../repository/git.ts';
import { type CommentRecord, OWNER, REPOSITORY, type State } from './state.ts';

/** The part of GitHub's schema that the stand-in answers; names and types as there. */
const SCHEMA = buildSchema(`
  type Query { repository(owner: String!, name: String!): Repository }
  type Repository {
    object(expression: String): GitObject
    pullRequest(number: Int!): PullRequest
  }
  interface GitObject { id: ID! }
  type Blob implements GitObject { id: ID! text: String isBinary: Boolean isTruncated: Boolean! byteSize: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type PullRequest {
    reviews(first: Int, last: Int): PullRequestReviewConnection
    reviewThreads(first: Int, after: String): PullRequestReviewThreadConnection!
  }
  type PullRequestReviewConnection { nodes: [PullRequestReview] }
  type PullRequestReview { body: String! viewerDidAuthor: Boolean! }
  type PullRequestReviewThreadConnection { nodes: [PullRequestReviewThread] pageInfo: PageInfo! }
  type PullRequestReviewThread { comments(first: Int): PullRequestReviewCommentConnection! }
  type PullRequestReviewCommentConnection { nodes: [PullRequestReviewComment] }
  type PullRequestReviewComment { body: String! viewerDidAuthor: Boolean! }
`);

/** Texts of more bytes come back cut, as from GitHub. */
const MAX_TEXT = 512_000;

/** Executes a GraphQL request against the repository and what was said on its pull requests. */
export async function answerGraphql(state: State, request: { query?: unknown; variables?: unknown }): Promise<unknown> {
  return graphql({
    schema: SCHEMA,
    source: String(request.query),
    variableValues: (request.variables ?? {}) as Record<string, unknown>,
    rootValue: {
      repository: ({ owner, name }: { owner: string; name: string }) =>
        owner === OWNER && name === REPOSITORY ? repository(state) : null,
    },
  });
}

function repository(state: State) {
  return {
    object: ({ expression }: { expression: string }) => blob(state, expression),
    pullRequest: ({ number }: { number: number }) =>
      state.pullRequests.has(number) ? pullRequest(state, number) : null,
  };
}

function pullRequest(state: State, number: number) {
  const said = <T extends { body: string }>(record: T) => ({ body: record.body, viewerDidAuthor: true });
  return {
    reviews: ({ last = 100 }: { last?: number }) => ({
      nodes: state.reviews
        .filter((review) => review.pullRequest === number)
        .slice(-last)
        .map(said),
    }),
    reviewThreads: ({ first = 100, after }: { first?: number; after?: string | null }) => {
      const all = state.comments.filter((comment) => comment.pullRequest === number);
      const from = after ? Number(after) : 0;
      const end = from + first;
      return {
        nodes: all.slice(from, end).map((comment: CommentRecord) => ({ comments: () => ({ nodes: [said(comment)] }) })),
        pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
      };
    },
  };
}

function blob(state: State, expression: string): unknown {
  const colon = expression.indexOf(':');
  const hash = filesOf(state, expression.slice(0, colon)).get(expression.slice(colon + 1));
  if (hash === undefined) return null;
  const text = textOf(state, hash);
  const isBinary = text.includes('\0');
  const isTruncated = Buffer.byteLength(text) > MAX_TEXT;
  return {
    __typename: 'Blob',
    id: hash,
    byteSize: Buffer.byteLength(text),
    isBinary,
    isTruncated,
    text: isBinary ? null : text.slice(0, MAX_TEXT),
  };
}

/** Commits and blobs never change, so git is asked once for each. */
const trees = new WeakMap<State, Map<string, ReadonlyMap<string, string>>>();
const blobs = new WeakMap<State, Map<string, string>>();

function filesOf(state: State, commit: string): ReadonlyMap<string, string> {
  const known = trees.get(state) ?? new Map<string, ReadonlyMap<string, string>>();
  trees.set(state, known);
  const files = known.get(commit) ?? listFiles(state, commit);
  known.set(commit, files);
  return files;
}

function listFiles({ repository: { directory } }: State, commit: string): ReadonlyMap<string, string> {
  const entries = git(directory, ['ls-tree', '-r', '-z', commit]).split('\0');
  return new Map(
    entries.flatMap((line) => {
      const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
      return match?.[1] && match[2] ? [[match[2], match[1]] as const] : [];
    }),
  );
}

function textOf(state: State, hash: string): string {
  const known = blobs.get(state) ?? new Map<string, string>();
  blobs.set(state, known);
  const text = known.get(hash) ?? git(state.repository.directory, ['cat-file', 'blob', hash]);
  known.set(hash, text);
  return text;
}
