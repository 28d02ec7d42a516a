// npm run bench:memory [-- REVIEWS]: reviews one pull request after the other in one app server (2,000 by default) and tells the memory
// of its process after each tenth, garbage collected. The stand-in for GitHub is a process of its own.
import { fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parts, pullRecord } from './parts.mjs';

const SECRET = 'soak';

if (process.send) await standIn();
else await app(Number(process.argv[2] ?? 2000));

/** The child: makes a pull request for each message and tells the app of it. */
async function standIn() {
  const { createRepository, deliverPullRequest, startStandIn } = await parts();
  const repository = createRepository();
  repository.create('main', 'Begin', { Dockerfile: 'FROM debian:12\nCOPY a /a\n' });
  const { state, url } = await startStandIn(repository, { contentAMinute: Number.POSITIVE_INFINITY });
  process.on('message', async ({ number, port }) => {
    const branch = `change-${number % 20}`;
    const run = `RUN apt-get update && apt-get install curl-${number}\nADD data${number}/ /data/\n`;
    repository.create(
      branch,
      'Change it',
      { Dockerfile: `FROM debian:12\nCOPY a /a\n${run}`, 'run.sh': '#!/bin/sh\nexec $1\n' },
      'main',
    );
    state.pullRequests.clear();
    state.pullRequests.set(number, pullRecord(number, branch));
    const answer = await deliverPullRequest(
      state,
      { url: `http://127.0.0.1:${port}/api/github/webhooks`, secret: SECRET },
      number,
      'opened',
    );
    process.send({ ok: answer.ok, reviews: state.reviews.length });
  });
  process.on('disconnect', () => {
    repository.remove();
    process.exit();
  });
  process.send({ url });
}

async function app(reviews) {
  const child = fork(fileURLToPath(import.meta.url));
  const [{ url }] = await once(child, 'message');
  const { startServer } = await parts();
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const server = await startServer({
    appId: 1,
    privateKey,
    webhookSecret: SECRET,
    port: 0,
    host: '127.0.0.1',
    logLevel: 'error',
    baseUrl: `${url}/api/v3`,
    pagesUrl: 'https://example.com',
    throttle: false,
    role: 'all',
    store: undefined,
    statusToken: undefined,
    concurrency: 4,
    threads: 0,
    grace: 5000,
  });
  process.stdout.write('| reviews | resident, MB | heap, MB |\n|---|---|---|\n');
  let told = 0;
  for (let number = 1; number <= reviews; number++) {
    child.send({ number, port: server.port });
    const [{ ok, reviews: made }] = await once(child, 'message');
    if (!ok) throw new Error(`Delivery ${number} was refused.`);
    await server.idle();
    told = made;
    if (number % Math.max(1, Math.floor(reviews / 10)) !== 0) continue;
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.stdout.write(`| ${number} | ${(rss / 1e6).toFixed(0)} | ${(heapUsed / 1e6).toFixed(0)} |\n`);
  }
  child.disconnect();
  await server.stop();
  if (told < reviews - 1) throw new Error(`Only ${told} reviews were posted.`);
  process.exit();
}
