import { describe, expect, it } from '@jest/globals';
import { Octokit } from '@octokit/rest';
import { redeliver } from '../../../src/github/rounds/deliveries.ts';
import { deviations } from '../../support/openapi.ts';

interface Attempt {
  readonly id: number;
  readonly guid: string;
  readonly minute: number;
  readonly status: number;
}

/** GitHub with these attempts, newest first, two a page; `asked` gets the ids that were asked for again. */
function github(attempts: readonly Attempt[]): {
  readonly app: Octokit;
  readonly asked: number[];
  readonly problems: string[];
} {
  const asked: number[] = [];
  const problems: string[] = [];
  const fetch = async (address: string, init: { method: string }): Promise<Response> => {
    const url = new URL(address);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const again = /\/(\d+)\/attempts$/.exec(url.pathname)?.[1];
    if (again !== undefined) asked.push(Number(again));
    const page = attempts.slice(from, from + 2).map(described);
    const [status, body] = again === undefined ? [200, page] : [202, {}];
    const exchange = {
      method: init.method,
      path: url.pathname,
      query: url.searchParams,
      request: undefined,
      status,
      response: body,
    };
    problems.push(...deviations(exchange));
    const next = `<https://api.github.com/app/hook/deliveries?per_page=100&cursor=${from + 2}>; rel="next"`;
    const headers = { 'content-type': 'application/json', ...(from + 2 < attempts.length ? { link: next } : {}) };
    return new Response(JSON.stringify(body), { status, headers });
  };
  return { app: new Octokit({ request: { fetch } }), asked, problems };
}

function time(minute: number): string {
  return new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
}

function described({ id, guid, minute, status }: Attempt): object {
  return {
    id,
    guid,
    delivered_at: time(minute),
    redelivery: false,
    duration: 0.5,
    status: status === 200 ? 'OK' : 'failed',
    status_code: status,
    event: 'pull_request',
    action: 'opened',
    installation_id: 1,
    repository_id: 1,
  };
}

const SINCE = new Date(time(0));

describe('redeliver', () => {
  it('asks for what never arrived, through all pages, and for nothing else', async () => {
    const { app, asked, problems } = github([
      { id: 6, guid: 'arrived later', minute: 50, status: 200 },
      { id: 5, guid: 'failed twice', minute: 40, status: 502 },
      { id: 4, guid: 'no answer', minute: 30, status: 0 },
      { id: 3, guid: 'failed twice', minute: 20, status: 502 },
      { id: 2, guid: 'arrived later', minute: 10, status: 504 },
      { id: 1, guid: 'before', minute: -10, status: 500 },
    ]);
    expect(await redeliver(app, SINCE)).toEqual({ asked: 2, more: false });
    expect(asked.sort()).toEqual([4, 5]);
    expect(problems).toEqual([]);
  });

  it('stops at what is older than it looks back, and gives up after five attempts', async () => {
    const { app, asked } = github([
      ...[9, 8, 7, 6, 5].map((id) => ({ id, guid: 'hopeless', minute: id, status: 500 })),
      { id: 2, guid: 'old', minute: -1, status: 500 },
      { id: 1, guid: 'older', minute: -2, status: 500 },
    ]);
    expect(await redeliver(app, SINCE)).toEqual({ asked: 0, more: false });
    expect(asked).toEqual([]);
  });

  it('says when there is more than a round reads', async () => {
    const many = Array.from({ length: 70 }, (_, at) => ({ id: 100 - at, guid: `${at}`, minute: 59, status: 200 }));
    expect(await redeliver(github(many).app, SINCE)).toEqual({ asked: 0, more: true });
  });
});
