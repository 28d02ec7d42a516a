import { buildSchema, graphql } from 'graphql';
import { git } from '../../repository/git.ts';
import { APP_SLUG, BOT, type CommentRecord, OWNER, type PullRequestRecord, REPOSITORY, type State } from './state.ts';

/** The part of GitHub's schema that the stand-in answers; names and types as there. */
const SCHEMA = buildSchema(`
  type Query { viewer: User! repository(owner: String!, name: String!): Repository }
  type Mutation {
    resolveReviewThread(input: ResolveReviewThreadInput!): ResolveReviewThreadPayload
    unresolveReviewThread(input: UnresolveReviewThreadInput!): UnresolveReviewThreadPayload
  }
  input ResolveReviewThreadInput { threadId: ID! clientMutationId: String }
  input UnresolveReviewThreadInput { threadId: ID! clientMutationId: String }
  type ResolveReviewThreadPayload { clientMutationId: String }
  type UnresolveReviewThreadPayload { clientMutationId: String }
  interface Actor { login: String! }
  type User implements Actor { login: String! }
  type Repository {
    id: ID!
    nameWithOwner: String!
    object(expression: String): GitObject
    pullRequest(number: Int!): PullRequest
  }
  interface GitObject { id: ID! }
  type Blob implements GitObject { id: ID! text: String isBinary: Boolean isTruncated: Boolean! byteSize: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type PullRequest {
    state: String!
    isDraft: Boolean!
    headRefOid: String!
    headRefName: String!
    baseRefName: String!
    headRepository: Repository
    maintainerCanModify: Boolean!
    author: Actor
    reviews(first: Int, last: Int): PullRequestReviewConnection
    comments(first: Int, last: Int): IssueCommentConnection!
    reviewThreads(first: Int, after: String): PullRequestReviewThreadConnection!
  }
  type IssueCommentConnection { totalCount: Int! nodes: [IssueComment] }
  type IssueComment { databaseId: Int body: String! viewerDidAuthor: Boolean! }
  type PullRequestReviewConnection { nodes: [PullRequestReview] }
  type PullRequestReview { databaseId: Int body: String! viewerDidAuthor: Boolean! }
  type PullRequestReviewThreadConnection { nodes: [PullRequestReviewThread] pageInfo: PageInfo! }
  type PullRequestReviewThread {
    id: ID!
    path: String!
    isResolved: Boolean!
    resolvedBy: User
    comments(first: Int): PullRequestReviewCommentConnection!
  }
  type PullRequestReviewCommentConnection { nodes: [PullRequestReviewComment] }
  type PullRequestReviewComment { databaseId: Int body: String! viewerDidAuthor: Boolean! }
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
      viewer: { login: BOT },
      repository: ({ owner, name }: { owner: string; name: string }) => {
        if (owner === OWNER && name === REPOSITORY) return repository(state);
        if (owner === OWNER && name === '.github' && state.settings.size > 0) return settingsRepository(state);
        throw new Error(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
      },
      resolveReviewThread: ({ input }: ThreadInput) => setResolved(state, input.threadId, APP_SLUG),
      unresolveReviewThread: ({ input }: ThreadInput) => setResolved(state, input.threadId, undefined),
    },
  });
}

interface ThreadInput {
  readonly input: { readonly threadId: string };
}

function setResolved(state: State, id: string, by: string | undefined): object {
  const comment = state.comments.find((candidate) => threadId(candidate) === id);
  if (!comment) throw new Error(`Could not resolve to a node with the global id of '${id}'.`);
  comment.resolvedBy = by;
  return {};
}

function threadId({ id }: CommentRecord): string {
  return `PRRT_${id}`;
}

/** The owner's repository `.github`, of which only the default branch is read. */
function settingsRepository({ settings }: State) {
  return {
    object: ({ expression }: { expression: string }) => {
      const text = settings.get(expression.slice('HEAD:'.length));
      return text === undefined ? null : { __typename: 'Blob', id: 'x', isBinary: false, isTruncated: false, text };
    },
  };
}

function repository(state: State) {
  return {
    id: 'R_815',
    nameWithOwner: `${OWNER}/${REPOSITORY}`,
    object: ({ expression }: { expression: string }) => blob(state, expression),
    pullRequest: ({ number }: { number: number }) => {
      const pull = state.pullRequests.get(number);
      return pull ? pullRequest(state, pull) : null;
    },
  };
}

interface Slice {
  readonly first?: number;
  readonly last?: number;
}

function pullRequest(state: State, pull: PullRequestRecord) {
  const { number, author, draft, headBranch, baseBranch } = pull;
  const said = (record: { readonly id: number; readonly body: string; readonly author?: string }) => ({
    databaseId: record.id,
    body: record.body,
    viewerDidAuthor: (record.author ?? BOT) === BOT,
  });
  const slice = <T>(all: readonly T[], { first, last }: Slice): readonly T[] =>
    first === undefined ? all.slice(-(last ?? 100)) : all.slice(0, first);
  const mine = <T extends { readonly pullRequest: number }>(all: readonly T[]): T[] =>
    all.filter((record) => record.pullRequest === number);
  return {
    state: pull.state.toUpperCase(),
    isDraft: draft,
    headRefOid: state.repository.resolve(headBranch),
    headRefName: headBranch,
    baseRefName: baseBranch,
    headRepository: pull.fork === null ? null : { nameWithOwner: pull.fork ?? `${OWNER}/${REPOSITORY}` },
    maintainerCanModify: pull.maintainerCanModify ?? false,
    author: { __typename: 'User', login: author },
    reviews: (wanted: Slice) => ({ nodes: slice(mine(state.reviews), wanted).map(said) }),
    comments: (wanted: Slice) => {
      const all = mine(state.issueComments);
      return { totalCount: all.length, nodes: slice(all, wanted).map(said) };
    },
    reviewThreads: ({ first = 100, after }: { first?: number; after?: string | null }) => {
      const all = mine(state.comments).filter(({ inReplyTo }) => inReplyTo === undefined);
      const from = after ? Number(after) : 0;
      const end = from + first;
      return {
        nodes: all.slice(from, end).map((comment) => ({
          id: threadId(comment),
          path: comment.path,
          isResolved: comment.resolvedBy !== undefined,
          resolvedBy: comment.resolvedBy === undefined ? null : { login: comment.resolvedBy },
          comments: (wanted: Slice) => ({
            nodes: slice([comment, ...state.comments.filter(({ inReplyTo }) => inReplyTo === comment.id)], wanted).map(
              said,
            ),
          }),
        })),
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
