import type { Logger } from 'pino';
import type { GitHub } from '../client.ts';
import { errorSentence } from '../errors.ts';
import { abandonBegun } from '../posting/begun-check-runs.ts';
import { begunInStore } from '../queue/begun-in-store.ts';
import { QUEUES, type Store } from '../queue/store.ts';
import { isPassing } from '../queue/verdict.ts';
import { type AppClient, redeliver } from './deliveries.ts';

/** So often a round is made, in seconds; by one instance for all. */
const INTERVAL = 300;
/** The first round looks back so far, in milliseconds: GitHub keeps deliveries for three days, but old news is no use. */
const FIRST = 24 * 3_600_000;
/** Rounds overlap, in milliseconds: a delivery is listed when it has failed, and not when it was begun. */
const OVERLAP = 10 * 60_000;

const CUT_OFF = 'What worked on it ended and did not come back. Re-run the check to try again.';

export interface Rounds {
  stop(): void;
}

/** A check run that nobody works on is left to whoever might still come back to it so long, in seconds. */
const FORGOTTEN = 900;

export interface RoundsOptions {
  /** A client that signs in as the app. */
  signInAsApp(): Promise<AppClient>;
  /** One that signs in as an installation. */
  signIn(installation: number): Promise<GitHub>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/**
 * What is done at the start and from time to time: GitHub is asked to deliver again what it couldn't, and check runs that nobody works on
 * any more are completed.
 */
export async function startRounds(store: Store, { signInAsApp, signIn, log }: RoundsOptions): Promise<Rounds> {
  const { boss, sql } = store;
  const begun = begunInStore(store);
  await boss.work(QUEUES.rounds, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 30 }, async () => {
    const [last] = await sql<{ begun: Date | null }>(
      `SELECT max(started_on) AS begun FROM plimsoll.job WHERE name = $1 AND state = 'completed'`,
      [QUEUES.rounds],
    );
    const since = last?.begun ? last.begun.getTime() - OVERLAP : Date.now() - FIRST;
    const { asked, more } = await redeliver(await signInAsApp(), new Date(since));
    if (asked > 0) log.info({ asked }, 'GitHub was asked to deliver again what had failed');
    if (more) log.warn('GitHub has more deliveries since the last round than one round reads');
    for (const one of await begun.forgotten(FORGOTTEN)) {
      try {
        await abandonBegun(await signIn(one.installation), begun, one, 'The review was cut off', CUT_OFF);
        log.info({ subject: one.key }, 'A check run that was left was completed');
      } catch (error) {
        if (isPassing(error)) throw error;
        // The repository is gone, or the app may not write there any more.
        await begun.end(one);
      }
    }
  });
  const send = async (): Promise<void> => {
    try {
      // Only one of all instances gets a round into the queue in each interval.
      await boss.send(QUEUES.rounds, {}, { singletonKey: 'round', singletonSeconds: INTERVAL });
    } catch (error) {
      log.warn(`The next round could not be planned: ${errorSentence(error)}`);
    }
  };
  await send();
  const timer = setInterval(send, (INTERVAL * 1000) / 2);
  return { stop: () => clearInterval(timer) };
}
