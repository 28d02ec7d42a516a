import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { createRepository, type Repository } from '../../src/demo/repository.ts';
import { user } from '../../src/demo/stand-in/objects.ts';
import { type StandIn, startStandIn } from '../../src/demo/stand-in/server.ts';
import { deliverPullRequest } from '../../src/demo/stand-in/webhook.ts';
import { deviations } from '../support/openapi.ts';
import { pullRecord } from '../support/pull-record.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

let folder = '';
let repository: Repository;
let standIn: StandIn;
let process_: ChildProcess | undefined;

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: root });
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-set-up-'));
  for (const name of ['app.yml', 'package.json']) cpSync(join(root, name), join(folder, name));
  repository = createRepository();
  repository.create('main', 'Begin', { Dockerfile: 'FROM scratch\n' });
  repository.create('change', 'Change it', { Dockerfile: 'FROM scratch\nADD config/ /config/\n' }, 'main');
  standIn = await startStandIn(repository);
});
afterEach(async () => {
  await end();
  await standIn.stop();
  repository.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function end(): Promise<void> {
  const ended = process_;
  process_ = undefined;
  if (!ended || ended.exitCode !== null) return;
  const gone = new Promise((done) => ended.once('exit', done));
  ended.kill('SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  await new Promise((done) => {
    server.close(done);
  });
  return typeof address === 'object' && address ? address.port : 0;
}

interface Started {
  readonly url: string;
  stderr(): string;
}

/** Runs `plimsoll serve` in the folder, and waits until it answers. */
async function serve(environment: Readonly<Record<string, string>> = {}): Promise<Started> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      HOST: '127.0.0.1',
      GHE_HOST: standIn.url.slice('http://'.length),
      GHE_PROTOCOL: 'http',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process_ = child;
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) break;
    if (
      await fetch(`${url}/healthz`).then(
        () => true,
        () => false,
      )
    )
      break;
    await new Promise((done) => setTimeout(done, 100));
  }
  return { url, stderr: () => stderr };
}

/** What GitHub answers when a manifest's code is turned in. */
function registration() {
  const time = '2026-01-01T00:00:00Z';
  return {
    id: 4242,
    slug: 'plimsoll-test',
    node_id: 'A_4242',
    client_id: 'Iv1.x',
    owner: user(standIn.state, 'freightdesk', 'Organization'),
    name: 'Plimsoll',
    description: null,
    external_url: 'https://example.com',
    html_url: `${standIn.url}/apps/plimsoll-test`,
    created_at: time,
    updated_at: time,
    permissions: {},
    events: [],
    client_secret: 'x',
    webhook_secret: 'whispered',
    pem: privateKey,
  };
}

function turnInAnswers(): void {
  standIn.faults.push({ method: 'POST', path: /^\/app-manifests\//, status: 201, body: registration(), times: 9 });
}

describe('a server without credentials', () => {
  it("opens Probot's page with the manifest of app.yml, for the GitHub of the environment", async () => {
    const { url, stderr } = await serve();
    expect(stderr()).toContain('Open http://localhost:');
    const page = await fetch(`${url}/`);
    expect(page.url).toBe(`${url}/probot`);
    const html = await page.text();
    expect(html).toContain(`action="${standIn.url}/settings/apps/new"`);
    // An apostrophe in app.yml would end the attribute.
    const manifest = JSON.parse(/name="manifest" id="manifest" value='([^']*)' >/.exec(html)?.[1] ?? '');
    expect(manifest).toEqual({
      ...parse(readFileSync(join(root, 'app.yml'), 'utf8')),
      hook_attributes: { url: `${url}/` },
      redirect_url: `${url}/probot/setup`,
      version: 'v1',
    });
  });

  it('writes the credentials that GitHub hands over for its owner only, once, and works with them when started again', async () => {
    writeFileSync(join(folder, '.env'), '# mine\nLOG_LEVEL=fatal\nAPP_ID=\n');
    turnInAnswers();
    const first = await serve();
    const answer = await fetch(`${first.url}/probot/setup?code=abc`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`${standIn.url}/apps/plimsoll-test/installations/new`);
    expect(first.stderr()).toMatch(/credentials are in .*\.env\. Stop this server .* and start it again/);
    const path = join(folder, '.env');
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(
      /^# mine\nLOG_LEVEL=fatal\nAPP_ID="4242"\nPRIVATE_KEY="-----BEGIN .*"\nWEBHOOK_SECRET="whispered"\n$/,
    );
    expect(statSync(path).mode & 0o077).toBe(0);
    // Whoever comes later changes nothing.
    expect((await fetch(`${first.url}/probot/setup?code=other`, { redirect: 'manual' })).status).toBe(500);
    expect(readFileSync(path, 'utf8')).toBe(text);
    await end();

    standIn.state.pullRequests.set(7, pullRecord());
    const second = await serve();
    // The page registers the bare address for webhooks; the usual path works as well.
    for (const [path, secret, status] of [
      ['/', 'wrong', 400],
      ['/', 'whispered', 200],
      ['/api/github/webhooks', 'whispered', 200],
    ] as const) {
      const delivered = await deliverPullRequest(standIn.state, { url: second.url + path, secret }, 7, 'opened');
      expect([path, secret, delivered.status]).toEqual([path, secret, status]);
    }
    for (let tries = 0; tries < 300 && standIn.state.checkRuns.at(-1)?.status !== 'completed'; tries++)
      await new Promise((done) => setTimeout(done, 100));
    expect(standIn.state.comments).toHaveLength(1);
    expect((await fetch(`${second.url}/probot`)).status).toBe(404);
    expect(standIn.exchanges.flatMap(deviations)).toEqual([]);
    // All that people see on a GitHub Enterprise Server leads to it, but for the pages of the rules.
    const said = [...standIn.state.checkRuns, ...standIn.state.issueComments, ...standIn.state.comments];
    const links = JSON.stringify(said).match(/https?:\/\/[^\s)"\\]+/g) ?? [];
    expect(links.some((link) => link.startsWith(`${standIn.url}/freightdesk/freightdesk/blob/`))).toBe(true);
    for (const link of links)
      if (!link.startsWith(standIn.url)) expect(link).toMatch(/\/plimsoll\/blob\/main\/docs\/rules\/[\w-]+\.md$/);
  });

  it('takes over an app that exists, and refuses what is none', async () => {
    const { url } = await serve({ PLIMSOLL_URL: 'https://plimsoll.example.com/' });
    const page = await (await fetch(`${url}/probot/import`)).text();
    expect(page).toContain('https://plimsoll.example.com/api/github/webhooks');
    const post = (values: object) =>
      fetch(`${url}/probot/import`, { method: 'POST', body: JSON.stringify(values) }).then(({ status }) => status);
    const good = { appId: '7', pem: privateKey, webhook_secret: 's' };
    expect(await post({ ...good, appId: '7\nPATH=/tmp' })).toBe(500);
    expect(await post({ ...good, pem: 'no key' })).toBe(500);
    expect(await post({ ...good, webhook_secret: '"\nX=1' })).toBe(500);
    expect(() => statSync(join(folder, '.env'))).toThrow('ENOENT');
    expect(await post(good)).toBe(200);
    expect(readFileSync(join(folder, '.env'), 'utf8')).toMatch(/^APP_ID="7"\n/);
  });

  it('is refused in production, where a page would be open to everybody', async () => {
    const { stderr } = await serve({ NODE_ENV: 'production' });
    expect(stderr()).toContain('APP_ID is not set');
  });

  it('says so where there is no manifest', async () => {
    rmSync(join(folder, 'app.yml'));
    expect((await serve()).stderr()).toContain('There is no app.yml in this folder');
  });
});
