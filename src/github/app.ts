import type { ApplicationFunction } from 'probot';
import { EVENTS, type Event, jobOf } from './events.ts';
import type { JobQueue } from './queue/queue.ts';

/** GitHub may deliver an event twice; the last deliveries are remembered, so the second one makes no work. */
const REMEMBERED_DELIVERIES = 1000;

/** The Probot application: turns events into jobs, and answers as soon as they are kept. */
export function plimsollApp(queue: JobQueue): ApplicationFunction {
  return (app) => {
    const deliveries = new Set<string>();
    app.on([...EVENTS], async (event) => {
      const job = jobOf(event as Event);
      if (!job || deliveries.has(event.id)) return;
      deliveries.add(event.id);
      for (const oldest of deliveries) {
        if (deliveries.size <= REMEMBERED_DELIVERIES) break;
        deliveries.delete(oldest);
      }
      await queue.add(job);
    });
  };
}
