import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../../repository/git.ts';
import type { ApiAnswer, ApiRequest } from './api.ts';
import * as objects from './objects.ts';
import { notFound, unprocessable } from './refusal.ts';
import type { State } from './state.ts';

type Parts = readonly string[];

const BOT_IDENTITY = {
  GIT_AUTHOR_NAME: 'plimsoll[bot]',
  GIT_AUTHOR_EMAIL: 'plimsoll[bot]@users.noreply.github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
};

/** `GET git/commits/SHA`. */
export function readCommit(state: State, _request: ApiRequest, [sha = '']: Parts): ApiAnswer {
  return { status: 200, body: objects.gitCommit(state, sha) };
}

interface NewTree {
  readonly base_tree?: string;
  readonly tree: readonly { readonly path: string; readonly mode: string; readonly content?: string }[];
}

/** `POST git/trees`: files on top of another tree. */
export function createTree(state: State, { body }: ApiRequest): ApiAnswer {
  const { base_tree: base, tree } = body as NewTree;
  const { directory } = state.repository;
  const index = join(directory, `index-api-${state.nextId()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    if (base !== undefined) git(directory, ['read-tree', base], { env });
    for (const { path, mode, content = '' } of tree) {
      const blob = git(directory, ['hash-object', '-w', '--stdin'], { input: content }).trim();
      git(directory, ['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], { env });
    }
    const sha = git(directory, ['write-tree'], { env }).trim();
    const url = `${objects.repositoryUrl(state, true)}/git/trees/${sha}`;
    return { status: 201, body: { sha, url, truncated: false, tree: [] } };
  } finally {
    rmSync(index, { force: true });
  }
}

interface NewCommit {
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
}

/** `POST git/commits`. */
export function createCommit(state: State, { body }: ApiRequest): ApiAnswer {
  const { message, tree, parents } = body as NewCommit;
  const options = parents.flatMap((parent) => ['-p', parent]);
  const sha = git(state.repository.directory, ['commit-tree', tree, ...options, '-m', message], {
    env: BOT_IDENTITY,
  }).trim();
  return { status: 201, body: objects.gitCommit(state, sha) };
}

/** `PATCH git/refs/heads/BRANCH`: forward only, unless forced. */
export function updateRef(state: State, { body }: ApiRequest, [ref = '']: Parts): ApiAnswer {
  const { sha, force } = body as { sha: string; force?: boolean };
  const { directory } = state.repository;
  const branch = ref.replace(/^heads\//, '');
  if (state.protectedBranches.has(branch)) return unprocessableMessage('Protected branch update failed');
  const current = resolve(state, branch);
  if (current === undefined) return unprocessableMessage('Reference does not exist');
  const ahead = git(directory, ['merge-base', current, sha]).trim() === current;
  if (!ahead && force !== true) return unprocessableMessage('Update is not a fast forward');
  git(directory, ['update-ref', `refs/heads/${branch}`, sha]);
  return { status: 200, body: objects.gitRef(state, branch, sha) };
}

/** `POST git/refs`. */
export function createRef(state: State, { body }: ApiRequest): ApiAnswer {
  const { ref, sha } = body as { ref: string; sha: string };
  const branch = ref.replace(/^refs\/heads\//, '');
  if (branch === ref) return unprocessable('The stand-in makes branches only');
  if (resolve(state, branch) !== undefined) return unprocessableMessage('Reference already exists');
  git(state.repository.directory, ['update-ref', ref, sha]);
  return { status: 201, body: objects.gitRef(state, branch, sha) };
}

function resolve({ repository }: State, branch: string): string | undefined {
  try {
    return repository.resolve(`refs/heads/${branch}`);
  } catch {
    return undefined; // git says that there is no such branch: that is the answer
  }
}

function unprocessableMessage(message: string): ApiAnswer {
  const refusal = notFound();
  return { status: 422, body: { ...(refusal.body as object), message, status: '422' } };
}
