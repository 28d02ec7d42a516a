import type { GitHub, RepositoryName } from '../client.ts';
import { statusOf } from '../errors.ts';
import { isWithoutGraphql, NoGraphqlAnswer } from './graphql-failure.ts';

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

type Objects = Readonly<Record<string, Blob | null>> | null;

interface Answer {
  readonly repository: Objects;
  /** The owner's repository for settings. */
  readonly settings?: Objects;
}

const FILE = 'fragment file on GitObject { ... on Blob { text isBinary isTruncated } }';
/** Where an organisation keeps what holds for all its repositories: https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/creating-a-default-community-health-file */
const SETTINGS_REPOSITORY = '.github';

/**
 * Reads files, 160 in a request, or one in a request where GraphQL can't be asked. Files that are too large for GraphQL are read one by one; binary and missing ones are left out.
 * @returns texts by `sha:path`
 */
export async function readContents(
  github: GitHub,
  repository: RepositoryName,
  wanted: readonly Wanted[],
): Promise<Map<string, string>> {
  return (await readContentsWith(github, repository, wanted, [])).texts;
}

/**
 * The same, and in the first request files of the default branch of the owner's repository `.github`.
 * @returns `settings`: their texts by path; empty where there is no such repository, or the app may not see it
 */
export async function readContentsWith(
  github: GitHub,
  { owner, repo }: RepositoryName,
  wanted: readonly Wanted[],
  settingsPaths: readonly string[],
): Promise<{ texts: Map<string, string>; settings: Map<string, string> }> {
  const texts = new Map<string, string>();
  const settings = new Map<string, string>();
  const batches = Math.max(Math.ceil(wanted.length / FILES_A_REQUEST), settingsPaths.length > 0 ? 1 : 0);
  for (let at = 0; at < batches; at++) {
    const batch = wanted.slice(at * FILES_A_REQUEST, (at + 1) * FILES_A_REQUEST);
    const asked = at === 0 ? settingsPaths : [];
    const answer = await ask(github, { owner, repo }, batch, asked);
    for (const [index, path] of asked.entries()) {
      const text = answer.settings?.[`s${index}`]?.text;
      if (typeof text === 'string') settings.set(path, text);
    }
    for (const [index, file] of batch.entries()) {
      const text = await textOf(github, { owner, repo }, file, answer.repository?.[`f${index}`]);
      if (text !== undefined) texts.set(`${file.sha}:${file.path}`, text);
    }
  }
  return { texts, settings };
}

async function ask(
  github: GitHub,
  { owner, repo }: RepositoryName,
  batch: readonly Wanted[],
  settingsPaths: readonly string[],
): Promise<Answer> {
  const fields = batch.map((_, index) => `f${index}: object(expression: $e${index}) { ...file }`);
  const parameters = batch.map((_, index) => `, $e${index}: String!`).join('');
  const settings = settingsPaths.map((path, index) => `s${index}: object(expression: "HEAD:${path}") { ...file }`);
  const query = `query($owner: String!, $repo: String!${parameters}) {
    repository(owner: $owner, name: $repo) { id ${fields.join('\n')} }
    ${settings.length === 0 ? '' : `settings: repository(owner: $owner, name: "${SETTINGS_REPOSITORY}") { ${settings.join('\n')} }`}
  } ${FILE}`;
  const expressions = Object.fromEntries(batch.map(({ sha, path }, index) => [`e${index}`, `${sha}:${path}`]));
  try {
    const answer = await github.graphql<Answer | undefined>(query, { owner, repo, ...expressions });
    if (answer?.repository) return answer;
    throw new NoGraphqlAnswer();
  } catch (error) {
    const partial = withoutSettings(error);
    if (partial) return partial;
    if (isWithoutGraphql(error)) return askRest(github, { owner, repo }, batch, settingsPaths);
    throw error;
  }
}

/** The same answer by REST, a request for each file. */
async function askRest(
  github: GitHub,
  { owner, repo }: RepositoryName,
  batch: readonly Wanted[],
  settingsPaths: readonly string[],
): Promise<Answer> {
  const blobs = async (letter: string, files: readonly Parameters<typeof readByRest>[1][]): Promise<Objects> => {
    const entries: [string, Blob | null][] = [];
    for (const [index, file] of files.entries()) {
      const text = await readByRest(github, file);
      entries.push([
        `${letter}${index}`,
        text === undefined ? null : { text, isBinary: text.includes('\0'), isTruncated: false },
      ]);
    }
    return Object.fromEntries(entries);
  };
  return {
    repository: await blobs(
      'f',
      batch.map(({ sha, path }) => ({ owner, repo, path, ref: sha })),
    ),
    settings: await blobs(
      's',
      settingsPaths.map((path) => ({ owner, repo: SETTINGS_REPOSITORY, path })),
    ),
  };
}

/** What GitHub answered beside saying that there is no repository of settings; undefined when it said anything else. */
function withoutSettings(error: unknown): Answer | undefined {
  const { errors, data } = error as {
    errors?: readonly { readonly path?: readonly unknown[] }[];
    data?: Answer | null;
  };
  if (!Array.isArray(errors) || !data?.repository) return undefined;
  return errors.every(({ path }) => path?.[0] === 'settings') ? data : undefined;
}

async function textOf(
  github: GitHub,
  { owner, repo }: RepositoryName,
  { sha, path }: Wanted,
  blob: Blob | null | undefined,
): Promise<string | undefined> {
  if (!blob || blob.isBinary) return undefined;
  if (!blob.isTruncated) return blob.text ?? undefined;
  return readByRest(github, { owner, repo, path, ref: sha });
}

/** A file of the default branch, or of `ref`; undefined when there is none. */
async function readByRest(
  github: GitHub,
  file: RepositoryName & { readonly path: string; readonly ref?: string },
): Promise<string | undefined> {
  try {
    const { data } = await github.rest.repos.getContent({ ...file, mediaType: { format: 'raw' } });
    return decoded(data);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/** GitHub's client gives text or bytes, as the answer's charset says; what keeps the media type to itself sends JSON with Base64. */
function decoded(data: unknown): string | undefined {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return Buffer.from(data).toString('utf8');
  const { content, encoding } = (data ?? {}) as { readonly content?: unknown; readonly encoding?: unknown };
  return typeof content === 'string' && encoding === 'base64'
    ? Buffer.from(content, 'base64').toString('utf8')
    : undefined;
}
