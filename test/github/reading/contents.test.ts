import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { readContents } from '../../../src/github/reading/contents.ts';
import { deviations } from '../../support/openapi.ts';

const repository = { owner: 'o', repo: 'r' };
const sha = 'a'.repeat(40);
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

function answerOnce(answer: object): void {
  nock('https://api.github.com')
    .post('/graphql', (body: { query: string }) => queries.push(body.query) > 0)
    .reply(200, { data: { repository: answer } });
}

it('reads a file that is too large for GraphQL on its own', async () => {
  answerOnce({ f0: { text: 'cut', isBinary: false, isTruncated: true } });
  nock('https://api.github.com').get('/repos/o/r/contents/Dockerfile').query({ ref: sha }).reply(200, 'FROM a\n');
  const texts = await readContents(github, repository, [{ sha, path: 'Dockerfile' }]);
  expect(texts.get(`${sha}:Dockerfile`)).toBe('FROM a\n');
});

it('leaves out what is missing or binary', async () => {
  answerOnce({ f0: null, f1: { text: null, isBinary: true, isTruncated: false } });
  const wanted = ['a', 'b'].map((path) => ({ sha, path }));
  expect((await readContents(github, repository, wanted)).size).toBe(0);
});

it('asks for many files in several requests, and for none in no request', async () => {
  answerOnce(Object.fromEntries(Array.from({ length: 160 }, (_, index) => [`f${index}`, null])));
  answerOnce({ f0: { text: 'x', isBinary: false, isTruncated: false } });
  const wanted = Array.from({ length: 161 }, (_, index) => ({ sha, path: `${index}` }));
  expect((await readContents(github, repository, wanted)).get(`${sha}:160`)).toBe('x');
  expect(queries).toHaveLength(2);
  expect((await readContents(github, repository, [])).size).toBe(0);
});
