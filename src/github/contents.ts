import { fingerprintsIn, reviewMarker } from '../report/markdown.ts';
import type { GitHub, RepositoryName } from './client.ts';
import { statusOf } from './errors.ts';
import type { PullRequest } from './pull-request.ts';

/** A file at a commit. */
export interface Wanted {
  readonly sha: string;
  readonly path: string;
}

/** What Plimsoll said on a pull request before, read from GitHub itself. */
export interface Memory {
  /** Of all findings told in its comments and reviews, resolved ones included. */
  readonly told: ReadonlySet<string>;
  /** Whether this head was reviewed before. */
  readonly reviewed: boolean;
}

/** So many files are asked for in one GraphQL request. */
const FILES_A_REQUEST = 160;

interface Blob {
  readonly text: string | null;
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
}

interface Said {
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

interface Answer {
  readonly repository:
    | ({
        readonly pullRequest?: {
          readonly reviews: { readonly nodes: readonly Said[] };
          readonly reviewThreads: Page<{ readonly comments: { readonly nodes: readonly Said[] } }>;
        } | null;
      } & Readonly<Record<string, unknown>>)
    | null;
}

const MEMORY_FIELDS = `pullRequest(number: $number) {
  reviews(last: 100) { nodes { body viewerDidAuthor } }
  reviewThreads(first: 100, after: $after) {
    nodes { comments(first: 1) { nodes { body viewerDidAuthor } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const PARAMETERS = '$owner: String!, $repo: String!';
const MEMORY_PARAMETERS = ', $number: Int!, $after: String';

/**
 * Reads files and what was said on the pull request before, in one request for 160 files and a hundred threads. Files that
 * are too large for GraphQL are read one by one; binary and missing ones are left out.
 * @returns texts by `sha:path`
 */
export async function readContents(
  github: GitHub,
  pull: PullRequest,
  wanted: readonly Wanted[],
): Promise<{ texts: Map<string, string>; memory: Memory }> {
  const texts = new Map<string, string>();
  const said: string[] = [];
  const files = [...wanted];
  let after: string | null = null;
  let memoryLeft = true;
  while (memoryLeft || files.length > 0) {
    const batch = files.splice(0, FILES_A_REQUEST);
    const fields = batch.map((_, index) => `f${index}: object(expression: $e${index}) { ...file }`);
    const parameters = batch.map((_, index) => `, $e${index}: String!`).join('');
    const fragment =
      batch.length === 0 ? '' : 'fragment file on GitObject { ... on Blob { text isBinary isTruncated } }';
    const query = `query(${PARAMETERS}${memoryLeft ? MEMORY_PARAMETERS : ''}${parameters}) {
      repository(owner: $owner, name: $repo) { ${memoryLeft ? MEMORY_FIELDS : ''} ${fields.join('\n')} }
    } ${fragment}`;
    const expressions = Object.fromEntries(batch.map(({ sha, path }, index) => [`e${index}`, `${sha}:${path}`]));
    const { owner, repo, number } = pull;
    const answer: Answer = await github.graphql<Answer>(query, {
      owner,
      repo,
      ...(memoryLeft ? { number, after } : {}),
      ...expressions,
    });
    for (const [index, file] of batch.entries()) {
      const text = await textOf(github, pull, file, answer.repository?.[`f${index}`] as Blob | null | undefined);
      if (text !== undefined) texts.set(`${file.sha}:${file.path}`, text);
    }
    const threads = answer.repository?.pullRequest?.reviewThreads;
    if (memoryLeft) {
      if (after === null) said.push(...own(answer.repository?.pullRequest?.reviews.nodes ?? []));
      said.push(...own(threads?.nodes.flatMap(({ comments }) => comments.nodes) ?? []));
      after = threads?.pageInfo.hasNextPage ? threads.pageInfo.endCursor : null;
      memoryLeft = after !== null;
    }
  }
  return {
    texts,
    memory: {
      told: new Set(said.flatMap(fingerprintsIn)),
      reviewed: said.some((body) => body.includes(reviewMarker(pull.headSha))),
    },
  };
}

/** Only its own words count: anybody could write a marker into a comment. */
function own(nodes: readonly Said[]): string[] {
  return nodes.filter(({ viewerDidAuthor }) => viewerDidAuthor).map(({ body }) => body);
}

async function textOf(
  github: GitHub,
  repository: RepositoryName,
  file: Wanted,
  blob: Blob | null | undefined,
): Promise<string | undefined> {
  if (!blob || blob.isBinary) return undefined;
  if (!blob.isTruncated) return blob.text ?? undefined;
  const { owner, repo } = repository;
  try {
    const { data } = await github.rest.repos.getContent({
      owner,
      repo,
      path: file.path,
      ref: file.sha,
      mediaType: { format: 'raw' },
    });
    return typeof data === 'string' ? data : undefined;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
