import { askGit } from './ask-git.ts';
import type { FileDiff } from './diff.ts';
import {
  APP_SLUG,
  BOT,
  type CheckRunRecord,
  type CommentRecord,
  INSTALLATION,
  type IssueCommentRecord,
  OWNER,
  REPOSITORY,
  type ReactionRecord,
  type ReviewRecord,
  type State,
} from './state.ts';

export const TIME = '2026-01-01T00:00:00Z';

/** A user as GitHub's answers have it (schema `simple-user`). */
export function user(state: State, login: string, type = 'User') {
  const name = encodeURIComponent(login);
  const api = `${state.url}/api/v3/users/${name}`;
  return {
    login,
    id: [...login].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7) % 100_000_000,
    node_id: `U_${login}`,
    avatar_url: `${state.url}/avatars/${name}`,
    gravatar_id: '',
    url: api,
    html_url: `${state.url}/${name}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type,
    site_admin: false,
  };
}

export function bot(state: State) {
  return user(state, BOT, 'Bot');
}

/** The address of the repository, under the API or for people. */
export function repositoryUrl(state: State, api: boolean): string {
  return `${state.url}${api ? '/api/v3/repos' : ''}/${OWNER}/${REPOSITORY}`;
}

/** An entry of a list of changed files (schema `diff-entry`). */
export function diffEntry(state: State, file: FileDiff, head: string) {
  const { path, previousPath, status, patch, additions, deletions, blob } = file;
  return {
    sha: blob,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${repositoryUrl(state, false)}/blob/${head}/${encodeURI(path)}`,
    raw_url: `${repositoryUrl(state, false)}/raw/${head}/${encodeURI(path)}`,
    contents_url: `${repositoryUrl(state, true)}/contents/${encodeURI(path)}?ref=${head}`,
    ...(patch === undefined || patch.length > state.limits.patch ? {} : { patch }),
    ...(previousPath === undefined ? {} : { previous_filename: previousPath }),
  };
}

/** A commit (schema `commit`). */
export function commit(state: State, sha: string) {
  const format = ['%T', '%P', '%an', '%ae', '%aI', '%B'].join('%x00');
  const [tree = '', parents = '', name = '', email = '', date = '', message = ''] = askGit(state.repository, [
    'show',
    '-s',
    `--format=${format}`,
    sha,
  ]).split('\0');
  const api = `${repositoryUrl(state, true)}`;
  const person = { name, email, date };
  return {
    url: `${api}/commits/${sha}`,
    sha,
    node_id: `C_${sha}`,
    html_url: `${repositoryUrl(state, false)}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author: person,
      committer: person,
      message: message.trim(),
      comment_count: 0,
      tree: { sha: tree, url: `${api}/git/trees/${tree}` },
    },
    author: null,
    committer: null,
    parents: parents
      .split(' ')
      .filter((parent) => parent !== '')
      .map((parent) => ({
        sha: parent,
        url: `${api}/commits/${parent}`,
        html_url: `${repositoryUrl(state, false)}/commit/${parent}`,
      })),
  };
}

/** A review (schema `pull-request-review`). */
export function review(state: State, record: ReviewRecord) {
  const html = `${repositoryUrl(state, false)}/pull/${record.pullRequest}`;
  const api = `${repositoryUrl(state, true)}/pulls/${record.pullRequest}`;
  return {
    id: record.id,
    node_id: `PRR_${record.id}`,
    user: bot(state),
    body: record.body,
    state: record.event === 'COMMENT' ? 'COMMENTED' : record.event,
    html_url: `${html}#pullrequestreview-${record.id}`,
    pull_request_url: api,
    _links: { html: { href: html }, pull_request: { href: api } },
    commit_id: record.commit,
    author_association: 'NONE',
  };
}

/** A check run (schema `check-run`). */
export function checkRun(state: State, record: CheckRunRecord) {
  const api = `${repositoryUrl(state, true)}/check-runs/${record.id}`;
  return {
    id: record.id,
    head_sha: record.headSha,
    node_id: `CR_${record.id}`,
    external_id: record.externalId,
    url: api,
    html_url: `${repositoryUrl(state, false)}/runs/${record.id}`,
    details_url: null,
    status: record.status,
    conclusion: record.conclusion,
    started_at: null,
    completed_at: null,
    output: {
      title: record.title,
      summary: record.summary,
      text: record.text,
      annotations_count: record.annotations.length,
      annotations_url: `${api}/annotations`,
    },
    name: record.name,
    check_suite: { id: record.id },
    app: null,
    pull_requests: [],
  };
}

/** The app itself (schema `integration`). */
export function integration(state: State) {
  return {
    id: 1,
    slug: APP_SLUG,
    node_id: 'A_1',
    owner: user(state, OWNER, 'Organization'),
    name: 'Plimsoll',
    description: null,
    external_url: state.url,
    html_url: `${state.url}/apps/${APP_SLUG}`,
    created_at: TIME,
    updated_at: TIME,
    permissions: {},
    events: [],
  };
}

/** An installation of the app (schema `installation`). */
export function installation(state: State) {
  const account = user(state, OWNER, 'Organization');
  const api = `${state.url}/api/v3`;
  return {
    id: INSTALLATION,
    account,
    access_tokens_url: `${api}/app/installations/${INSTALLATION}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${state.url}/settings/installations/${INSTALLATION}`,
    app_id: 1,
    app_slug: APP_SLUG,
    target_id: account.id,
    target_type: 'Organization',
    permissions: {},
    events: [],
    created_at: TIME,
    updated_at: TIME,
    single_file_name: null,
    repository_selection: 'all',
    suspended_by: null,
    suspended_at: null,
  };
}

/** A comment in a conversation (schema `issue-comment`). */
export function issueComment(state: State, record: IssueCommentRecord) {
  const api = `${repositoryUrl(state, true)}/issues`;
  return {
    id: record.id,
    node_id: `IC_${record.id}`,
    url: `${api}/comments/${record.id}`,
    html_url: `${repositoryUrl(state, false)}/pull/${record.pullRequest}#issuecomment-${record.id}`,
    issue_url: `${api}/${record.pullRequest}`,
    user: record.author === BOT ? bot(state) : user(state, record.author),
    body: record.body,
    author_association: 'NONE',
    created_at: TIME,
    updated_at: TIME,
  };
}

/** A comment on lines (schema `pull-request-review-comment`). */
export function reviewComment(state: State, record: CommentRecord) {
  const api = `${repositoryUrl(state, true)}/pulls`;
  const html = `${repositoryUrl(state, false)}/pull/${record.pullRequest}#discussion_r${record.id}`;
  const pull = `${api}/${record.pullRequest}`;
  return {
    id: record.id,
    node_id: `PRRC_${record.id}`,
    url: `${api}/comments/${record.id}`,
    pull_request_review_id: record.reviewId,
    diff_hunk: '',
    path: record.path,
    commit_id: record.commit,
    original_commit_id: record.commit,
    line: record.line,
    side: record.side,
    user: record.author === undefined || record.author === BOT ? bot(state) : user(state, record.author),
    body: record.body,
    created_at: TIME,
    updated_at: TIME,
    html_url: html,
    pull_request_url: pull,
    author_association: 'NONE',
    _links: { self: { href: api }, html: { href: html }, pull_request: { href: pull } },
    ...(record.inReplyTo === undefined ? {} : { in_reply_to_id: record.inReplyTo }),
  };
}

/** A reaction (schema `reaction`). */
export function reaction(state: State, { id, content }: ReactionRecord) {
  return { id, node_id: `REA_${id}`, user: bot(state), content, created_at: TIME };
}

/** A commit as git has it (schema `git-commit`). */
export function gitCommit(state: State, sha: string) {
  const { commit: about, node_id, html_url, parents } = commit(state, sha);
  const { author, committer, message, tree } = about;
  return {
    sha,
    node_id,
    url: `${repositoryUrl(state, true)}/git/commits/${sha}`,
    html_url,
    author,
    committer,
    message,
    tree,
    parents,
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

/** A branch (schema `git-ref`). */
export function gitRef(state: State, branch: string, sha: string) {
  const api = `${repositoryUrl(state, true)}/git`;
  return {
    ref: `refs/heads/${branch}`,
    node_id: `REF_${branch}`,
    url: `${api}/refs/heads/${branch}`,
    object: { type: 'commit', sha, url: `${api}/commits/${sha}` },
  };
}
