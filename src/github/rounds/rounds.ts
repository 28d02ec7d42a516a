import type { Logger } from 'pino';
import { errorSentence } from '../errors.ts';
import { QUEUES, type Store } from '../queue/store.ts';
import { type AppClient, redeliver } from './deliveries.ts';

/** So often a round is made, in seconds; by one instance for all. */
const INTERVAL = 300;
/** The first round looks back so far, in milliseconds: GitHub keeps deliveries for three days, but old news is no use. */
const FIRST = 24 * 3_600_000;
/** Rounds overlap, in milliseconds: a delivery is listed when it has failed, and not when it was begun. */
const OVERLAP = 10 * 60_000;

export interface Rounds {
  stop(): void;
}

/**
 * What is done at the start and from time to time: GitHub is asked to deliver again what it couldn't.
 * @param signIn a client that signs in as the app
 */
export async function startRounds(
  { boss, sql }: Store,
  signIn: () => Promise<AppClient>,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<Rounds> {
  await boss.work(QUEUES.rounds, { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 30 }, async () => {
    const [last] = await sql<{ begun: Date | null }>(
      `SELECT max(started_on) AS begun FROM plimsoll.job WHERE name = $1 AND state = 'completed'`,
      [QUEUES.rounds],
    );
    const since = last?.begun ? last.begun.getTime() - OVERLAP : Date.now() - FIRST;
    const { asked, more } = await redeliver(await signIn(), new Date(since));
    if (asked > 0) log.info({ asked }, 'GitHub was asked to deliver again what had failed');
    if (more) log.warn('GitHub has more deliveries since the last round than one round reads');
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
