// npm run bench:requests: how many requests to GitHub the app makes, by scenario, against the stand-in; the token's is left out.
// A Markdown table on stdout. Exit 1 when an ordinary pull request costs more than eight.
import { parts, pullRecord } from './parts.mjs';

const { createRepository, deliverPush, startApp, startStandIn, writeComment } = await parts();

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n';
const numbered = (count, entry) => Object.fromEntries(Array.from({ length: count }, (_, at) => entry(at)));
const ADDS = Array.from({ length: 13 }, (_, at) => `ADD config${at}/ /config${at}/\n`).join('');

const rows = [];
let broken = false;

/** Opens a pull request that brings `head`, and counts what that and each further step cost. */
async function scenario(name, head, steps = [], most = Number.POSITIVE_INFINITY) {
  const repository = createRepository();
  repository.create('main', 'Begin', BASE);
  repository.create('change', 'Change it', head, 'main');
  const standIn = await startStandIn(repository);
  standIn.state.pullRequests.set(7, pullRecord(7, 'change'));
  standIn.state.permissions.set('octo', 'write');
  const app = await startApp(standIn, 'fatal');
  let before = 0;
  const count = (what, limit) => {
    const all = standIn.exchanges.filter(({ path }) => !path.endsWith('/access_tokens')).length;
    rows.push([what, all - before]);
    if (all - before > limit) broken = true;
    before = all;
  };
  await app.event(7, 'opened');
  count(name, most);
  for (const [what, step] of steps) {
    await step({ app, standIn, repository });
    await app.idle();
    count(what, Number.POSITIVE_INFINITY);
  }
  await app.stop();
  await standIn.stop();
  repository.remove();
}

const push =
  (files) =>
  async ({ app, repository }) => {
    repository.create('change', 'Go on', files, 'change');
    await app.event(7, 'synchronize');
  };
const say =
  (body) =>
  ({ app, standIn }) =>
    writeComment(standIn.state, app.webhook, { number: 7, author: 'octo', body });

await scenario(
  'opened: one Dockerfile, two findings',
  { Dockerfile: BAD },
  [
    ['pushed: nothing new', push({ 'README.md': 'y\n' })],
    [
      'pushed: one finding gone, one new',
      push({ Dockerfile: BAD.replace('ADD data', 'COPY data').replace('COPY a', 'ADD a') }),
    ],
    ['/plimsoll help', say('/plimsoll help')],
    ['/plimsoll ignore', say('/plimsoll ignore copy-over-add')],
    ['/plimsoll unignore', say('/plimsoll unignore copy-over-add')],
    ['/plimsoll fix', say('/plimsoll fix')],
    [
      'a push to the default branch',
      ({ app, standIn }) => deliverPush(standIn.state, app.webhook, { branch: 'main', before: '0'.repeat(40) }),
    ],
    [
      'a push to a branch without a pull request',
      ({ app, standIn, repository }) => {
        repository.create('topic', 'Try', { Dockerfile: BAD }, 'main');
        return deliverPush(standIn.state, app.webhook, { branch: 'topic', before: '0'.repeat(40) });
      },
    ],
  ],
  8,
);
await scenario('opened: no Dockerfile', { 'README.md': 'y\n' }, [], 8);
await scenario(
  'opened: 100 files, 10 Dockerfiles among them',
  { ...numbered(90, (at) => [`src/${at}.js`, `${at}\n`]), ...numbered(10, (at) => [`s${at}/Dockerfile`, BAD]) },
  [],
  8,
);
await scenario(
  'opened: 40 Dockerfiles, 520 findings',
  numbered(40, (at) => [`s${at}/Dockerfile`, `FROM scratch\n${ADDS}`]),
);
await scenario(
  'opened: 1,000 files',
  numbered(1000, (at) => [`src/${at}.js`, `${at}\n`]),
);

process.stdout.write(
  `| what happens | requests |\n|---|---|\n${rows.map(([what, count]) => `| ${what} | ${count} |`).join('\n')}\n`,
);
process.exit(broken ? 1 : 0);
