import { startApp } from './app.ts';
import { type Fixture, monolith } from './fixture.ts';
import { pageHandler } from './page/handler.ts';
import { type StandIn, startStandIn } from './stand-in/server.ts';
import { commitSuggestion } from './stand-in/suggestion.ts';

export interface Demo {
  readonly fixture: Fixture;
  readonly standIn: StandIn;
  /** Sends a `pull_request` event and resolves when the app has done all that came of it. */
  event(action: string, changes?: object): Promise<void>;
  /** Commits a suggestion as its button does, and sends the event that GitHub would send. */
  commit(comment: number): Promise<void>;
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
      demo ? pageHandler(demo.standIn.state, fixture.number, demo.commit)(request, response) : Promise.resolve(false),
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
  demo = {
    fixture,
    standIn,
    event,
    async commit(comment) {
      commitSuggestion(standIn.state, comment);
      await event('synchronize');
    },
    async stop() {
      await app.stop();
      await standIn.stop();
      fixture.repository.remove();
    },
  };
  return demo;
}
