import type { ApplicationFunction } from 'probot';
import { pullRequestJob } from './events.ts';
import type { Job } from './jobs/job.ts';
import type { JobQueue } from './queue/queue.ts';

/** GitHub may deliver an event twice; the last deliveries are remembered, so the second one makes no work. */
const REMEMBERED_DELIVERIES = 1000;

/** The Probot application: turns events into jobs, and answers as soon as they are kept. */
export function plimsollApp(queue: JobQueue): ApplicationFunction {
  return (app) => {
    const deliveries = new Set<string>();
    const accept = async (delivery: string, job: Job | undefined): Promise<void> => {
      if (!job || deliveries.has(delivery)) return;
      deliveries.add(delivery);
      for (const oldest of deliveries) {
        if (deliveries.size <= REMEMBERED_DELIVERIES) break;
        deliveries.delete(oldest);
      }
      await queue.add(job);
    };
    app.on(
      [
        'pull_request.opened',
        'pull_request.reopened',
        'pull_request.synchronize',
        'pull_request.ready_for_review',
        'pull_request.edited',
      ],
      (context) => accept(context.id, pullRequestJob(context)),
    );
  };
}
