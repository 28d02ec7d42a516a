import { describe, expect, it } from '@jest/globals';
import { git } from '../../src/repository/git.ts';
import { appOfEachTest, type TestApp } from '../support/app.ts';

const BASE = { Dockerfile: 'FROM scratch\nCOPY a /a\n', 'README.md': 'x\n' };
const BAD = 'FROM scratch\nCOPY a /a\nADD config/ /config/\nADD data/ /data/\n';

const start = appOfEachTest();

/** Commits an entry of another kind than a file on the branch of the pull request. */
function commitEntry({ repository: { directory } }: TestApp, mode: string, hash: string, path: string): void {
  const env = { GIT_INDEX_FILE: `${directory}/index-test` };
  git(directory, ['read-tree', 'change'], { env });
  git(directory, ['update-index', '--add', '--cacheinfo', `${mode},${hash},${path}`], { env });
  const tree = git(directory, ['write-tree'], { env }).trim();
  const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.com'];
  const commit = git(directory, [...author, 'commit-tree', tree, '-p', 'change', '-m', 'Link']).trim();
  git(directory, ['update-ref', 'refs/heads/change', commit]);
}

describe('limits', () => {
  it('asks for the list of the pull request where the comparison shows only three hundred files', async () => {
    const many = Object.fromEntries(Array.from({ length: 310 }, (_, at) => [`a/${at}.txt`, `${at}\n`]));
    const { app, standIn, check, requests } = await start(BASE, { ...many, 'z/Dockerfile': BAD });
    await app.event(7, 'opened');
    expect(standIn.state.comments.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'z/Dockerfile:3',
      'z/Dockerfile:4',
    ]);
    expect(check().conclusion).toBe('neutral');
    expect(requests().filter(({ path }) => path.endsWith('/files'))).toHaveLength(4);
  });

  it('asks for the list of the pull request where head and base have no commit in common', async () => {
    const { app, standIn } = await start(BASE, { Dockerfile: `${BAD}ADD more/ /more/\n` });
    standIn.faults.push({ method: 'GET', path: /\/compare\//, status: 404, times: 1 });
    await app.event(7, 'opened');
    expect(standIn.state.comments.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it('tells in the body what a missing patch keeps from being commented', async () => {
    const { app, standIn } = await start(BASE, { Dockerfile: BAD });
    standIn.state.limits.patch = 10;
    await app.event(7, 'opened');
    expect(standIn.state.comments).toEqual([]);
    expect(standIn.state.reviews[0]?.body).toContain('#L3');
  });

  it('reviews what changed where the tree is cut, and says so', async () => {
    const { app, standIn, check } = await start(BASE, { Dockerfile: BAD });
    standIn.state.limits.tree = 0;
    await app.event(7, 'opened');
    expect(standIn.state.comments).toHaveLength(2);
    expect(check().summary).toContain('too large for GitHub to list');
  });

  it('reads no huge file, no link, no submodule and no pointer of git LFS, and says so', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n';
    const test = await start(BASE, {
      Dockerfile: BAD,
      'huge/Dockerfile': `FROM scratch\n${'# filler\n'.repeat(250_000)}ADD a /a\n`,
      'lfs/Dockerfile': pointer,
    });
    const target = git(test.repository.directory, ['hash-object', '-w', '--stdin'], {
      input: '../../etc/passwd',
    }).trim();
    commitEntry(test, '120000', target, 'link/Dockerfile');
    commitEntry(test, '160000', test.repository.resolve('main'), 'module/Dockerfile');
    await test.app.event(7, 'opened');
    expect(test.standIn.state.comments).toHaveLength(2);
    const { summary } = test.check();
    expect(summary).toContain('`link/Dockerfile` is a symbolic link');
    expect(summary).toContain('`huge/Dockerfile` has 2.3 MB');
    expect(summary).toContain('`lfs/Dockerfile` is kept by git LFS');
    expect(summary).toContain('Reviewed: `Dockerfile`.');
  });

  it('says forty changed Dockerfiles with hundreds of findings in one review', async () => {
    const adds = Array.from({ length: 13 }, (_, at) => `ADD config${at}/ /config${at}/\n`).join('');
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`service${at}/Dockerfile`, `FROM scratch\n${adds}`]),
    );
    const { app, standIn, check, requests } = await start(BASE, files);
    await app.event(7, 'opened');
    expect(standIn.state.reviews).toHaveLength(1);
    expect(standIn.state.comments).toHaveLength(25);
    expect(check().summary).toMatch(/\| 5\d\d \| 0 \|/);
    expect(check().annotations).toHaveLength(200);
    expect(requests().filter(({ method, path }) => method === 'POST' && path.endsWith('/reviews'))).toHaveLength(1);
    await app.event(7, 'reopened');
    expect(standIn.state.reviews).toHaveLength(1);
  });

  it('tells thousands of findings once, also those that are too many to remember', async () => {
    const { app, standIn, check, push } = await start(BASE, {
      Dockerfile: `FROM debian:12\n${'RUN apt-get install a\n'.repeat(900)}`,
    });
    await app.event(7, 'opened');
    expect(check().summary).toMatch(/\| [23],?\d\d\d \| 0 \|/);
    const told = standIn.state.comments.length;
    push({ 'README.md': 'y\n' });
    await app.event(7, 'synchronize');
    expect(standIn.state.reviews).toHaveLength(1);
    expect(standIn.state.comments).toHaveLength(told);
  });

  it('quotes hostile text without a mention, a broken fence, HTML or a turned line', async () => {
    const hostile = '"@everyone ```<img src=x onerror=y>\u202e"';
    const { app, standIn } = await start(BASE, {
      Dockerfile: `FROM scratch\nADD ${hostile} /x/\nCOPY a /a\nADD \`\`\`config/ /config/\n`,
    });
    await app.event(7, 'opened');
    const bodies = standIn.state.comments.map(({ body }) => body);
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      const outside = body.replace(/^(`{3,})suggestion\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]+`/g, '');
      expect(outside).not.toMatch(/@everyone|<img|\u202e/);
      expect(body).toMatch(/^`{4,}suggestion\n/m);
    }
  });
});
