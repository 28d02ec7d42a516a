import { startApp } from './app.ts';
import { type Fixture, monolith } from './fixture.ts';
import { type PageActions, pageHandler } from './page/handler.ts';
import { type StandIn, startStandIn } from './stand-in/server.ts';
import { commitSuggestion } from './stand-in/suggestion.ts';
import { pressButton, writeComment, writeReply } from './stand-in/webhook.ts';

export interface Demo extends PageActions {
  readonly fixture: Fixture;
  readonly standIn: StandIn;
  /** Sends a `pull_request` event and resolves when the app has done all that came of it. */
  event(action: string, changes?: object): Promise<void>;
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** The port of the page and of the stand-in; 0 takes a free one. */
  readonly port?: number;
  readonly logLevel?: 'error' | 'fatal' | 'info';
}

/** Starts the stand-in on a fresh repository, and the real app server against it; opens the pull request there. */
export async function startDemo({ port = 0, logLevel = 'error' }: DemoOptions = {}): Promise<Demo> {
  const fixture = monolith();
  let demo: Demo | undefined;
  const standIn = await startStandIn(fixture.repository, {
    port,
    page: (request, response) =>
      demo ? pageHandler(demo.standIn.state, fixture.number, demo)(request, response) : Promise.resolve(false),
  }).catch((error: unknown) => {
    fixture.repository.remove();
    throw error;
  });
  const { number, title, body, author, headBranch, baseBranch } = fixture;
  standIn.state.pullRequests.set(number, {
    number,
    title,
    body,
    author,
    headBranch,
    baseBranch,
    draft: false,
    state: 'open',
  });
  const app = await startApp(standIn, logLevel);
  const event = (action: string, changes?: object): Promise<void> => app.event(number, action, changes);
  const { state } = standIn;
  state.permissions.set(author, 'write');
  /** GitHub tells the app of what happened, and of the push when a commit came of it. */
  const happens = async (what: () => Promise<Response>): Promise<void> => {
    const before = state.repository.resolve(headBranch);
    await what();
    await app.idle();
    if (state.repository.resolve(headBranch) !== before) await event('synchronize');
  };
  demo = {
    fixture,
    standIn,
    event,
    async commit(comment) {
      commitSuggestion(state, comment);
      await event('synchronize');
    },
    comment: (text) => happens(() => writeComment(state, app.webhook, { number, author, body: text })),
    reply: (to, text) => happens(() => writeReply(state, app.webhook, { to, author, body: text })),
    press: (id, button) =>
      happens(() => {
        const run = state.checkRuns.find((check) => check.id === id);
        if (!run) throw new Error('There is no such check run.');
        return pressButton(state, app.webhook, { run, button, by: author });
      }),
    async stop() {
      await app.stop();
      await standIn.stop();
      fixture.repository.remove();
    },
  };
  return demo;
}
