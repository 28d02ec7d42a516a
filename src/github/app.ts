import type { ApplicationFunction } from 'probot';
import { EVENTS, type Event, jobOf } from './events.ts';
import type { JobQueue } from './queue/queue.ts';

/** The Probot application: turns events into jobs, and answers as soon as they are kept. */
export function plimsollApp(queue: JobQueue): ApplicationFunction {
  return (app) => {
    app.on([...EVENTS], async (event) => {
      const job = jobOf(event as Event);
      if (job) await queue.add(job);
    });
  };
}
