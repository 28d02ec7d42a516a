import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { readPullRequest } from '../../../src/github/reading/read-pull-request.ts';
import { ignoredMarker, summaryMarker } from '../../../src/report/markers.ts';
import { deviations } from '../../support/openapi.ts';

const where = { owner: 'o', repo: 'r', number: 1, htmlUrl: 'https://github.com/o/r' };
const queries: string[] = [];
const github = new Octokit({ log: { debug() {}, info() {}, warn() {}, error() {} } });

beforeEach(() => {
  queries.length = 0;
  nock.disableNetConnect();
});
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  for (const query of queries) {
    const exchange = { method: 'POST', path: '/graphql', query: new URLSearchParams(), status: 200, response: {} };
    expect(deviations({ ...exchange, request: { query } })).toEqual([]);
  }
});

const said = (body: string, viewerDidAuthor = true) => ({ databaseId: 5, body, viewerDidAuthor });
const thread = (body: string, more: object = {}) => ({
  id: 'T',
  path: 'Dockerfile',
  isResolved: false,
  resolvedBy: null,
  comments: { nodes: [said(body)] },
  ...more,
});

function answerOnce(threads: readonly object[], more: object = {}, endCursor: string | null = null): void {
  const pullRequest = {
    state: 'OPEN',
    isDraft: false,
    headRefOid: 'a'.repeat(40),
    headRefName: 'change',
    baseRefName: 'main',
    headRepository: { nameWithOwner: 'o/r' },
    maintainerCanModify: false,
    author: { login: 'octo' },
    reviews: { nodes: [] },
    first: { totalCount: 1, nodes: [] },
    last: { nodes: [] },
    reviewThreads: { nodes: threads, pageInfo: { hasNextPage: endCursor !== null, endCursor } },
    ...more,
  };
  nock('https://api.github.com')
    .post('/graphql', (body: { query: string }) => queries.push(body.query) > 0)
    .reply(200, { data: { viewer: { login: 'plimsoll[bot]' }, repository: { pullRequest } } });
}

const print = (digit: string): string => digit.repeat(16);
const fingerprintMarker = (print: string): string => `<!-- plimsoll:fp=${print} kin=${'f'.repeat(16)} -->`;

describe('readPullRequest', () => {
  it('remembers all pages of its own threads and reviews, and believes nobody else', async () => {
    answerOnce([thread(fingerprintMarker(print('a')))], {}, 'next');
    answerOnce([thread(fingerprintMarker(print('b'))), thread('', { comments: { nodes: [] } })], {
      reviews: { nodes: [said(fingerprintMarker(print('c'))), said(fingerprintMarker(print('d')), false)] },
    });
    expect((await readPullRequest(github, where)).told.map(({ fingerprint }) => fingerprint)).toEqual(
      ['a', 'b', 'c'].map(print),
    );
    answerOnce([thread('', { comments: { nodes: [said(fingerprintMarker(print('e')), false)] } })]);
    expect((await readPullRequest(github, where)).threads).toEqual([]);
  });

  it('knows which threads it resolved itself, however GitHub spells its name', async () => {
    answerOnce([
      thread('', { isResolved: true, resolvedBy: { login: 'plimsoll' } }),
      thread('', { isResolved: true, resolvedBy: { login: 'octo' } }),
    ]);
    expect((await readPullRequest(github, where)).threads.map(({ resolvedByUs }) => resolvedByUs)).toEqual([
      true,
      false,
    ]);
  });

  it('finds its summary, and no forged one', async () => {
    const ignored = { findings: [], rule: 'x', by: 'octo', reason: 'ends --> here' };
    const body = `Said\n${summaryMarker()}\n${ignoredMarker(ignored)}`;
    answerOnce([], { first: { totalCount: 1, nodes: [said(body, false)] }, last: { nodes: [said(body)] } });
    expect((await readPullRequest(github, where)).summary).toEqual({ id: 5, body });
    answerOnce([], { first: { totalCount: 1, nodes: [said(body, false)] } });
    expect((await readPullRequest(github, where)).summary).toBeUndefined();
  });

  it('says which pull request is not there', async () => {
    nock('https://api.github.com')
      .post('/graphql')
      .reply(200, { data: { viewer: { login: 'x' }, repository: null } });
    await expect(readPullRequest(github, where)).rejects.toThrow('o/r#1');
  });
});
