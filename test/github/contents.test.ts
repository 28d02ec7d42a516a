import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { readContents } from '../../src/github/contents.ts';
import { deviations } from '../support/openapi.ts';

const pull = {
  owner: 'o',
  repo: 'r',
  number: 1,
  baseSha: 'b'.repeat(40),
  headSha: 'a'.repeat(40),
  draft: false,
  htmlUrl: 'https://github.com/o/r',
};
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

function answerOnce(repository: object): void {
  nock('https://api.github.com')
    .post('/graphql', (body: { query: string }) => queries.push(body.query) > 0)
    .reply(200, { data: { repository } });
}

const threads = (bodies: readonly string[], endCursor: string | null = null, viewerDidAuthor = true) => ({
  reviews: { nodes: [] },
  reviewThreads: {
    nodes: bodies.map((body) => ({ comments: { nodes: [{ body, viewerDidAuthor }] } })),
    pageInfo: { hasNextPage: endCursor !== null, endCursor },
  },
});
const marker = (digit: string): string => `<!-- plimsoll:fp=${digit.repeat(16)} -->`;

it('reads a file that is too large for GraphQL on its own', async () => {
  answerOnce({ pullRequest: threads([]), f0: { text: 'cut', isBinary: false, isTruncated: true } });
  nock('https://api.github.com')
    .get('/repos/o/r/contents/Dockerfile')
    .query({ ref: pull.headSha })
    .reply(200, 'FROM a\n');
  const { texts } = await readContents(github, pull, [{ sha: pull.headSha, path: 'Dockerfile' }]);
  expect(texts.get(`${pull.headSha}:Dockerfile`)).toBe('FROM a\n');
});

it('leaves out what is missing or binary', async () => {
  answerOnce({ pullRequest: threads([]), f0: null, f1: { text: null, isBinary: true, isTruncated: false } });
  const wanted = ['a', 'b'].map((path) => ({ sha: pull.headSha, path }));
  expect((await readContents(github, pull, wanted)).texts.size).toBe(0);
});

it('remembers all pages of its own comments, and believes nobody else', async () => {
  answerOnce({ pullRequest: threads([marker('a')], 'next') });
  answerOnce({ pullRequest: threads([marker('b')]) });
  expect([...(await readContents(github, pull, [])).memory.told]).toEqual(['a'.repeat(16), 'b'.repeat(16)]);
  answerOnce({ pullRequest: threads([marker('c')], null, false) });
  expect((await readContents(github, pull, [])).memory.told.size).toBe(0);
});

it('asks for many files in several requests, and for what was said only once', async () => {
  const repository = Object.fromEntries(Array.from({ length: 160 }, (_, index) => [`f${index}`, null]));
  answerOnce({ ...repository, pullRequest: threads([]) });
  answerOnce(repository);
  await readContents(
    github,
    pull,
    Array.from({ length: 200 }, (_, index) => ({ sha: pull.headSha, path: `${index}` })),
  );
  expect(queries.map((query) => query.includes('reviewThreads'))).toEqual([true, false]);
});
