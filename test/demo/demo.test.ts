import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Demo, startDemo } from '../../src/demo/demo.ts';
import { suggestionOf } from '../../src/demo/stand-in/suggestion.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { git } from '../../src/repository/git.ts';
import { deviations } from '../support/openapi.ts';

let demo: Demo;

beforeEach(async () => {
  demo = await startDemo();
  await demo.event('opened');
});
afterEach(async () => {
  await demo.stop();
  expect(demo.standIn.exchanges.flatMap(deviations)).toEqual([]);
});

const page = async (path = ''): Promise<string> => (await fetch(`${demo.standIn.url}/${path}`)).text();

describe('the demo', () => {
  it('reviews the monolith in at most eight requests and shows it on a page', async () => {
    const { state, exchanges } = demo.standIn;
    expect(exchanges.filter(({ path }) => !path.endsWith('/access_tokens')).length).toBeLessThanOrEqual(8);
    expect(state.reviews).toHaveLength(1);
    const html = await page();
    expect(html.split('Commit suggestion</button>')).toHaveLength(
      state.comments.filter(({ body }) => suggestionOf(body)).length + 1,
    );
    expect(html).toContain('<span class="badge failure">failure</span>');
    expect(html).not.toContain('plimsoll:');
  });

  it.each(['first to last', 'last to first', 'every other'])(
    'takes all suggestions %s, and brings nothing new',
    async (order) => {
      const { state } = demo.standIn;
      const ids = state.comments.filter(({ body }) => suggestionOf(body)).map(({ id }) => id);
      const chosen = order === 'every other' ? ids.filter((_, index) => index % 2 === 0) : ids;
      if (order === 'last to first') chosen.reverse();
      for (const id of chosen) await demo.commit(id);
      expect(state.reviews).toHaveLength(1);
      const head = state.repository.resolve(demo.fixture.headBranch);
      for (const path of ['Dockerfile', 'worker/Dockerfile', 'reporting/Dockerfile']) {
        const text = git(state.repository.directory, ['cat-file', 'blob', `${head}:${path}`]);
        expect(parseDockerfile(path, text).problems).toEqual([]);
      }
    },
    60_000,
  );

  it('answers a comment, ignores what a thread is about, and commits by a button of the check run', async () => {
    const { state } = demo.standIn;
    const post = (path: string, form: Record<string, string>) =>
      fetch(`${demo.standIn.url}/${path}`, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        redirect: 'manual',
      });
    await post('comment', { body: '/plimsoll explain DL3020' });
    await post('reply', { id: String(state.comments[0]?.id), body: '/plimsoll ignore it is <b>meant</b>' });
    const run = state.checkRuns.at(-1);
    await post('press', { id: String(run?.id), button: 'fix-safe' });
    const html = await page();
    expect(html).toContain('copy-over-add');
    expect(html).toContain('it is &lt;b&gt;meant&lt;/b&gt;');
    const message = git(state.repository.directory, ['log', '-1', '--format=%an: %s', demo.fixture.headBranch]);
    expect(message).toMatch(/^plimsoll\[bot\]: Fix /);
    expect(state.reviews).toHaveLength(1);
  });

  it('commits by the button once, and says why not a second time', async () => {
    const comment = demo.standIn.state.comments.find(({ body }) => suggestionOf(body));
    const press = () =>
      fetch(`${demo.standIn.url}/commit`, { method: 'POST', body: `id=${comment?.id}`, redirect: 'manual' });
    expect((await press()).headers.get('location')).toBe('/');
    expect((await press()).headers.get('location')).toContain('committed%20before');
    expect(await page('?error=<b>x')).toContain('&lt;b&gt;x');
  });
});
