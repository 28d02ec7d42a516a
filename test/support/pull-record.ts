import type { PullRequestRecord } from '../../src/demo/stand-in/state.ts';

/** The pull request that the tests review: number 7, of the branch `change`, by `octo`. */
export function pullRecord(about: Partial<PullRequestRecord> = {}): PullRequestRecord {
  return {
    number: 7,
    title: 'Change it',
    body: '',
    author: 'octo',
    headBranch: 'change',
    baseBranch: 'main',
    draft: false,
    state: 'open',
    ...about,
  };
}
