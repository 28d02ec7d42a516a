import { rangeOf } from './diff.ts';
import { repositoryUrl, TIME, user } from './objects.ts';
import { OWNER, type PullRequestRecord, REPOSITORY, type State } from './state.ts';

/** Names of a repository's addresses under the API, `archive_url` and so on. */
const ADDRESSES =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees'.split(
    ' ',
  );

/** A repository (schema `repository`). */
export function repository(state: State) {
  const api = repositoryUrl(state, true);
  const html = repositoryUrl(state, false);
  return {
    id: 815,
    node_id: 'R_815',
    name: REPOSITORY,
    full_name: `${OWNER}/${REPOSITORY}`,
    private: false,
    owner: user(state, OWNER, 'Organization'),
    html_url: html,
    url: api,
    ...Object.fromEntries(ADDRESSES.map((name) => [`${name}_url`, `${api}/${name}`])),
    description: null,
    fork: false,
    clone_url: `${html}.git`,
    git_url: `${html}.git`,
    ssh_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    archived: state.archived,
    disabled: false,
    forks: 0,
    forks_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 1,
    has_downloads: true,
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    pushed_at: TIME,
    created_at: TIME,
    updated_at: TIME,
  };
}

/** A pull request (schema `pull-request`). */
export function pullRequest(state: State, pull: PullRequestRecord) {
  const { base, head } = rangeOf(state, pull);
  const { number, title, body, draft, author, baseBranch, headBranch } = pull;
  const api = `${repositoryUrl(state, true)}/pulls/${number}`;
  const html = `${repositoryUrl(state, false)}/pull/${number}`;
  const issue = `${repositoryUrl(state, true)}/issues/${number}`;
  const side = (ref: string, sha: string) => ({
    label: `${OWNER}:${ref}`,
    ref,
    sha,
    user: user(state, OWNER, 'Organization'),
    repo: repository(state),
  });
  const addresses = {
    commits: `${api}/commits`,
    comments: `${issue}/comments`,
    review_comments: `${api}/comments`,
    review_comment: `${api}/comments{/number}`,
    statuses: `${repositoryUrl(state, true)}/statuses/${head}`,
  };
  return {
    id: 90_000 + number,
    node_id: `PR_${number}`,
    number,
    state: pull.state,
    locked: false,
    title,
    body,
    draft,
    user: user(state, author),
    url: api,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...Object.fromEntries(Object.entries(addresses).map(([name, url]) => [`${name}_url`, url])),
    _links: Object.fromEntries(
      Object.entries({ ...addresses, html, issue, self: api }).map(([name, href]) => [name, { href }]),
    ),
    base: side(baseBranch, base),
    head: side(headBranch, head),
    labels: [],
    assignee: null,
    milestone: null,
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    merge_commit_sha: null,
    merged: false,
    merged_at: null,
    merged_by: null,
    mergeable: null,
    mergeable_state: 'unknown',
    maintainer_can_modify: false,
    additions: 0,
    deletions: 0,
    changed_files: 0,
    comments: 0,
    review_comments: 0,
    commits: 1,
    closed_at: null,
    created_at: TIME,
    updated_at: TIME,
  };
}
