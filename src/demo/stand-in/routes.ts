import { git } from '../../repository/git.ts';
import type { ApiAnswer, ApiRequest } from './api.ts';
import { askGit } from './ask-git.ts';
import { createCheckRun, updateCheckRun } from './check-runs.ts';
import * as conversation from './conversation.ts';
import { createReview } from './create-review.ts';
import * as deliveries from './deliveries.ts';
import { diffOf, mergeBaseOf, rangeOf } from './diff.ts';
import * as gitData from './git-data.ts';
import { answerGraphql } from './graphql.ts';
import * as objects from './objects.ts';
import { notFound, type Refusal, unprocessable } from './refusal.ts';
import { type CheckRunRecord, INSTALLATION, OWNER, type PullRequestRecord, REPOSITORY, type State } from './state.ts';

type Handler = (state: State, request: ApiRequest, parts: readonly string[]) => ApiAnswer | Promise<ApiAnswer>;

const ROUTES: readonly (readonly [string, string, Handler])[] = [
  ['POST', `/app/installations/${INSTALLATION}/access_tokens`, token],
  ['GET', '/app', (state) => ok(objects.integration(state))],
  ['GET', 'pulls/:number', conversation.readPull],
  ['GET', 'pulls/:number/files', listFiles],
  ['GET', 'pulls/:number/reviews', listReviews],
  ['POST', 'pulls/:number/reviews', postReview],
  ['GET', 'pulls', conversation.listPulls],
  ['POST', 'pulls', conversation.createPull],
  ['POST', 'issues/:number/comments', conversation.postComment],
  ['GET', 'issues/:number/comments', listComments],
  ['GET', 'pulls/:number/comments', listLineComments],
  ['PATCH', 'issues/comments/:id', conversation.patchComment],
  ['POST', 'pulls/:number/comments/:id/replies', conversation.postReply],
  ['POST', 'issues/comments/:id/reactions', conversation.postReaction],
  ['GET', 'issues/comments/:id/reactions', conversation.listReactions],
  ['POST', 'pulls/comments/:id/reactions', conversation.postReaction],
  ['GET', 'pulls/comments/:id/reactions', conversation.listReactions],
  ['GET', 'collaborators/:user/permission', conversation.permission],
  ['GET', 'git/commits/:sha', gitData.readCommit],
  ['POST', 'git/trees', gitData.createTree],
  ['POST', 'git/commits', gitData.createCommit],
  ['PATCH', 'git/refs/:ref', gitData.updateRef],
  ['POST', 'git/refs', gitData.createRef],
  ['GET', 'compare/:range', compare],
  ['GET', 'git/trees/:sha', tree],
  ['GET', 'contents/:path', contents],
  ['GET', 'check-suites/:id/check-runs', listSuite],
  ['POST', 'check-runs', postCheckRun],
  ['PATCH', 'check-runs/:id', patchCheckRun],
  ['GET', 'commits/:sha/check-runs', listCheckRuns],
  ['GET', 'installation', (state) => ok(objects.installation(state))],
  ['GET', '/app/hook/deliveries', deliveries.list],
  ['POST', '/app/hook/deliveries/:id/attempts', deliveries.again],
];

/** Answers one request to the REST or GraphQL API. */
export async function answer(state: State, request: ApiRequest): Promise<ApiAnswer> {
  if (request.path === '/graphql') return ok(await answerGraphql(state, request.body as { query?: unknown }));
  const [, name = '', path = request.path] = /^\/repos\/([^/]+\/[^/]+)\/(.*)$/s.exec(request.path) ?? [];
  const permissions = state.forks.get(name);
  if (name !== '' && name !== `${OWNER}/${REPOSITORY}` && permissions === undefined) return notFound();
  const there = permissions ? { ...state, permissions } : state;
  for (const [method, pattern, handler] of ROUTES) {
    if (method !== request.method) continue;
    const regex = new RegExp(
      `^${pattern.replace(/:(number|id|sha|user)/g, '([^/]+)').replace(/:(path|range|ref)/g, '(.+)')}$`,
    );
    const match = regex.exec(path);
    if (match) return handler(there, request, match.slice(1));
  }
  return notFound();
}

function ok(body: unknown, headers?: Record<string, string>): ApiAnswer {
  return { status: 200, body, ...(headers ? { headers } : {}) };
}

function created(body: unknown): ApiAnswer {
  return { status: 201, body };
}

function isRefusal(value: object): value is Refusal {
  return typeof (value as Partial<Refusal>).status === 'number';
}

function onPull(state: State, number: string | undefined, work: (pull: PullRequestRecord) => ApiAnswer): ApiAnswer {
  const pull = state.pullRequests.get(Number(number));
  return pull ? work(pull) : notFound();
}

function token(): ApiAnswer {
  const expires = new Date(Date.now() + 3_600_000).toISOString();
  return created({ token: 'ghs_standin', expires_at: expires, permissions: {}, repository_selection: 'all' });
}

/** Cuts a list into pages and names the next one in the `link` header, as GitHub does. */
function page(request: ApiRequest, items: readonly unknown[], url: string): ApiAnswer {
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30));
  const number = Number(request.query.get('page') ?? 1);
  const shown = items.slice((number - 1) * size, number * size);
  const more = number * size < items.length;
  return ok(shown, more ? { link: `<${url}?per_page=${size}&page=${number + 1}>; rel="next"` } : undefined);
}

function listFiles(state: State, request: ApiRequest, [number]: readonly string[]): ApiAnswer {
  return onPull(state, number, (pull) => {
    const { mergeBase, head } = rangeOf(state, pull);
    const files = diffOf(state, mergeBase, head).slice(0, 3000);
    const url = `${objects.repositoryUrl(state, true)}/pulls/${number}/files`;
    return page(
      request,
      files.map((file) => objects.diffEntry(state, file, head)),
      url,
    );
  });
}

function listReviews(state: State, request: ApiRequest, [number]: readonly string[]): ApiAnswer {
  return onPull(state, number, (pull) => {
    const reviews = state.reviews.filter(({ pullRequest }) => pullRequest === pull.number);
    const url = `${objects.repositoryUrl(state, true)}/pulls/${number}/reviews`;
    return page(
      request,
      reviews.map((review) => objects.review(state, review)),
      url,
    );
  });
}

function listComments(state: State, request: ApiRequest, [number]: readonly string[]): ApiAnswer {
  const comments = state.issueComments.filter(({ pullRequest }) => pullRequest === Number(number));
  const url = `${objects.repositoryUrl(state, true)}/issues/${number}/comments`;
  return page(
    request,
    comments.map((comment) => objects.issueComment(state, comment)),
    url,
  );
}

function listLineComments(state: State, request: ApiRequest, [number]: readonly string[]): ApiAnswer {
  const comments = state.comments.filter(({ pullRequest }) => pullRequest === Number(number));
  const url = `${objects.repositoryUrl(state, true)}/pulls/${number}/comments`;
  return page(
    request,
    comments.map((comment) => objects.reviewComment(state, comment)),
    url,
  );
}

function postReview(state: State, { body }: ApiRequest, [number]: readonly string[]): ApiAnswer {
  return onPull(state, number, (pull) => {
    const record = createReview(state, pull, body as Parameters<typeof createReview>[2]);
    return isRefusal(record) ? record : ok(objects.review(state, record));
  });
}

function compare(state: State, _request: ApiRequest, [range = '']: readonly string[]): ApiAnswer {
  const [from = '', head = ''] = range.split('...');
  const base = commitOf(state, from);
  if (base === undefined) return notFound();
  const mergeBase = mergeBaseOf(state, base, head);
  const count = (from: string, to: string): number =>
    Number(askGit(state.repository, ['rev-list', '--count', `${from}..${to}`]));
  const html = `${objects.repositoryUrl(state, false)}/compare/${range}`;
  const ahead = count(base, head);
  const behind = count(head, base);
  return ok({
    url: `${objects.repositoryUrl(state, true)}/compare/${range}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: objects.commit(state, base),
    merge_base_commit: objects.commit(state, mergeBase),
    status: ahead > 0 && behind > 0 ? 'diverged' : ahead > 0 ? 'ahead' : behind > 0 ? 'behind' : 'identical',
    ahead_by: ahead,
    behind_by: behind,
    total_commits: ahead,
    commits: ahead === 0 ? [] : [objects.commit(state, head)],
    files: diffOf(state, mergeBase, head)
      .slice(0, 300)
      .map((file) => objects.diffEntry(state, file, head)),
  });
}

function commitOf({ repository }: State, revision: string): string | undefined {
  try {
    return repository.resolve(revision);
  } catch {
    return undefined; // git says that there is no such commit: that is the answer
  }
}

function tree(state: State, _request: ApiRequest, [sha = '']: readonly string[]): ApiAnswer {
  const api = `${objects.repositoryUrl(state, true)}/git`;
  const entries = askGit(state.repository, ['ls-tree', '-r', '-t', '-l', '-z', sha])
    .split('\0')
    .flatMap((line) => {
      const match = /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
      if (!match) return [];
      const [, mode, type, hash, size, path] = match;
      const url = `${api}/${type}s/${hash}`;
      return [{ path, mode, type, sha: hash, url, ...(size === '-' ? {} : { size: Number(size) }) }];
    });
  const shown = entries.slice(0, state.limits.tree);
  return ok({ sha, url: `${api}/trees/${sha}`, truncated: shown.length < entries.length, tree: shown });
}

function contents(state: State, request: ApiRequest, [path = '']: readonly string[]): ApiAnswer {
  if (!request.accept.includes('raw')) return unprocessable('The stand-in gives raw contents only');
  const expression = `${request.query.get('ref') ?? 'main'}:${path}`;
  const listed = git(state.repository.directory, ['ls-tree', request.query.get('ref') ?? 'main', '--', path]);
  return listed === '' ? notFound() : ok(git(state.repository.directory, ['cat-file', 'blob', expression]));
}

function postCheckRun(state: State, { body }: ApiRequest): ApiAnswer {
  const record = createCheckRun(state, body as Parameters<typeof createCheckRun>[1]);
  return isRefusal(record) ? record : created(objects.checkRun(state, record));
}

/** The stand-in has one suite for each commit; its number is that of the first check run on it. */
function listSuite(state: State, _request: ApiRequest, [id]: readonly string[]): ApiAnswer {
  const first = state.checkRuns.find((run) => run.id === Number(id));
  if (!first) return notFound();
  const runs = state.checkRuns.filter(({ headSha }) => headSha === first.headSha);
  return ok({ total_count: runs.length, check_runs: runs.map((run) => objects.checkRun(state, run)) });
}

function listCheckRuns(state: State, { query }: ApiRequest, [sha = '']: readonly string[]): ApiAnswer {
  const name = query.get('check_name');
  const all = state.checkRuns.filter((record) => record.headSha === sha && (name === null || record.name === name));
  // `latest`, the default, gives the newest of each name.
  const isLatest = (one: CheckRunRecord): boolean => !all.some(({ name, id }) => name === one.name && id > one.id);
  const shown = query.get('filter') === 'all' ? all : all.filter(isLatest);
  return ok({ total_count: shown.length, check_runs: shown.map((record) => objects.checkRun(state, record)) });
}

function patchCheckRun(state: State, { body }: ApiRequest, [id]: readonly string[]): ApiAnswer {
  const record = updateCheckRun(state, Number(id), body as Parameters<typeof updateCheckRun>[2]);
  return isRefusal(record) ? record : ok(objects.checkRun(state, record));
}
