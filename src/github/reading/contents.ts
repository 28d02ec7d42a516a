import type { GitHub, RepositoryName } from '../client.ts';
import { statusOf } from '../errors.ts';

/** A file at a commit. */
export interface Wanted {
  readonly sha: string;
  readonly path: string;
}

/** So many files are asked for in one GraphQL request. */
export const FILES_A_REQUEST = 160;

interface Blob {
  readonly text: string | null;
  readonly isBinary: boolean | null;
  readonly isTruncated: boolean;
}

interface Answer {
  readonly repository: Readonly<Record<string, Blob | null>> | null;
}

/**
 * Reads files, 160 in a request. Files that are too large for GraphQL are read one by one; binary and missing ones are left out.
 * @returns texts by `sha:path`
 */
export async function readContents(
  github: GitHub,
  { owner, repo }: RepositoryName,
  wanted: readonly Wanted[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < wanted.length; from += FILES_A_REQUEST) {
    const batch = wanted.slice(from, from + FILES_A_REQUEST);
    const fields = batch.map((_, index) => `f${index}: object(expression: $e${index}) { ...file }`);
    const parameters = batch.map((_, index) => `, $e${index}: String!`).join('');
    const query = `query($owner: String!, $repo: String!${parameters}) {
      repository(owner: $owner, name: $repo) { ${fields.join('\n')} }
    } fragment file on GitObject { ... on Blob { text isBinary isTruncated } }`;
    const expressions = Object.fromEntries(batch.map(({ sha, path }, index) => [`e${index}`, `${sha}:${path}`]));
    const answer: Answer = await github.graphql<Answer>(query, { owner, repo, ...expressions });
    for (const [index, file] of batch.entries()) {
      const text = await textOf(github, { owner, repo }, file, answer.repository?.[`f${index}`]);
      if (text !== undefined) texts.set(`${file.sha}:${file.path}`, text);
    }
  }
  return texts;
}

async function textOf(
  github: GitHub,
  { owner, repo }: RepositoryName,
  { sha, path }: Wanted,
  blob: Blob | null | undefined,
): Promise<string | undefined> {
  if (!blob || blob.isBinary) return undefined;
  if (!blob.isTruncated) return blob.text ?? undefined;
  try {
    const { data } = await github.rest.repos.getContent({
      owner,
      repo,
      path,
      ref: sha,
      mediaType: { format: 'raw' },
    });
    return typeof data === 'string' ? data : undefined;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
