import { describe, expect, it } from '@jest/globals';
import { verdictOn } from '../../../src/github/queue/verdict.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

function failure(status: number, headers: object = {}, message = 'no'): Error {
  return Object.assign(new Error(message), { status, response: { headers } });
}

describe('verdictOn', () => {
  it.each([
    ['a 502', failure(502)],
    ['no answer, as Octokit tells it', failure(500)],
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a failed fetch', Object.assign(new TypeError('fetch failed'), { cause: { code: 'UND_ERR_SOCKET' } })],
    ['a database that shuts down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['a secondary rate limit', failure(403, {}, 'You have exceeded a secondary rate limit')],
    ['GraphQL having timed out', Object.assign(new Error('x'), { errors: [{ message: 'Something went wrong' }] })],
  ])('tries again after %s, however often', (_, error) => {
    for (const attempt of [1, 20]) expect(verdictOn(error, attempt, NOW)).toMatchObject({ again: true });
  });

  it.each([
    ['403', failure(403)],
    ['404', failure(404)],
    ['422', failure(422)],
    ['a refusal by GraphQL', Object.assign(new Error('x'), { errors: [{ type: 'FORBIDDEN', message: 'no' }] })],
  ])('gives up after %s', (_, error) => {
    expect(verdictOn(error, 1, NOW)).toMatchObject({ again: false });
  });

  it('tries a fault of its own, and refused credentials, three times', () => {
    for (const error of [new TypeError('x is undefined'), failure(401)])
      expect([1, 2, 3].map((attempt) => verdictOn(error, attempt, NOW).again)).toEqual([true, true, false]);
  });

  it('waits as long as GitHub says', () => {
    const notBefore = (error: unknown) => {
      const verdict = verdictOn(error, 1, NOW);
      return verdict.again ? verdict.notBefore?.toISOString() : 'never';
    };
    expect(notBefore(failure(429, { 'retry-after': '90' }))).toBe('2026-01-01T00:01:30.000Z');
    const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW.getTime() / 1000 + 1800) };
    expect(notBefore(failure(403, reset))).toBe('2026-01-01T00:30:00.000Z');
    expect(notBefore(Object.assign(new Error('x'), { errors: [{ type: 'RATE_LIMITED' }], headers: reset }))).toBe(
      '2026-01-01T00:30:00.000Z',
    );
    expect(notBefore(failure(502))).toBeUndefined();
  });
});
