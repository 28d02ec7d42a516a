import { describe, expect, it } from '@jest/globals';
import { type Event, jobOf } from '../../src/github/events.ts';

const COMMON = {
  installation: { id: 1 },
  repository: {
    name: 'app',
    owner: { login: 'octo' },
    html_url: 'https://github.com/octo/app',
    default_branch: 'main',
  },
  sender: { login: 'octo', id: 7, type: 'User' },
};

function job(name: string, payload: object): ReturnType<typeof jobOf> {
  return jobOf({ id: 'd', name, payload: { ...COMMON, ...payload } } as unknown as Event);
}

describe('jobOf', () => {
  const pull = { action: 'opened', pull_request: { number: 3, state: 'open' } };
  const comment = { issue: { number: 3, state: 'open', pull_request: {} }, comment: { id: 9, body: '/plimsoll fix' } };

  it('makes a job of an event that has all that it needs', () => {
    expect(job('pull_request', pull)).toMatchObject({ kind: 'review', number: 3, owner: 'octo', installation: 1 });
    expect(job('issue_comment', comment)).toMatchObject({ kind: 'command', number: 3, by: { login: 'octo' } });
  });

  it.each<[string, string, object]>([
    ['a pull request without its number', 'pull_request', { pull_request: { state: 'open' } }],
    ['no pull request', 'pull_request', { pull_request: null }],
    ['a comment without text', 'issue_comment', { ...comment, comment: { id: 9, body: null } }],
    ['nobody who sent it', 'issue_comment', { ...comment, sender: undefined }],
    ['no installation', 'pull_request', { ...pull, installation: { id: '1' } }],
    ['a repository without an owner', 'pull_request', { ...pull, repository: { ...COMMON.repository, owner: null } }],
    ['a check run without its suite and branch', 'check_run', { check_run: { external_id: 'branch:', head_sha: 'a' } }],
    ['a push without a commit', 'push', { ref: 'refs/heads/main', before: 'a', after: null }],
    ['a push to nowhere', 'push', { ref: 7, before: 'a', after: 'b' }],
    ['an event that nobody knows', 'constructor', {}],
  ])('makes none, and no error, of %s', (_, name, payload) => {
    expect(job(name, payload)).toBeUndefined();
  });
});
