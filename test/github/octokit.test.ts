import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Probot, type ProbotOctokit } from 'probot';
import { octokitFor } from '../../src/github/octokit.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

async function app(): Promise<Probot> {
  const Octokit = octokitFor(true, { asked: () => undefined, left: () => undefined });
  const probot = new Probot({ appId: 1, privateKey, secret: 'secret', Octokit, logLevel: 'fatal' });
  await probot.ready();
  return probot;
}

describe('octokitFor', () => {
  it('makes no client for an event', async () => {
    const probot = await app();
    const seen: object[] = [];
    probot.on('push', ({ octokit }) => void seen.push(octokit));
    const payload = { installation: { id: 7 }, repository: {}, ref: 'refs/heads/a' };
    for (const id of ['1', '2']) await probot.receive({ id, name: 'push', payload } as never);
    const asApp = await probot.auth();
    expect(seen).toEqual([asApp, asApp]);
  });

  it('makes one for each installation that a job signs in as', async () => {
    const probot = await app();
    const [one, other]: ProbotOctokit[] = [await probot.auth(7), await probot.auth(8)];
    expect(one).not.toBe(other);
    expect(one).not.toBe(await probot.auth());
  });
});
