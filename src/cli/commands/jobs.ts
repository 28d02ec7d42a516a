import { databaseSettings } from '../../github/environment.ts';
import { type JobOverview, jobOverview, type ListedJob, retryJob } from '../../github/operating/job-list.ts';
import { openStore, type Store } from '../../github/queue/store.ts';
import { UsageError } from '../errors.ts';

export interface JobsArguments {
  readonly format: string;
  readonly retry?: string;
}

/** So many jobs of each state are listed. */
const SHOWN = 50;

/**
 * `plimsoll jobs`: what the server's queue holds, or new attempts for a failed job; gives the exit code.
 * @throws UsageError when the embedded database is in use: then the server's status page has the same
 */
export async function jobs({ format, retry }: JobsArguments): Promise<number> {
  if (!['text', 'json'].includes(format))
    throw new UsageError(`There is no format "${format}"; the formats are text, json.`);
  const store = await open();
  try {
    if (retry !== undefined) {
      if (!(await retryJob(store, retry))) throw new UsageError(`There is no failed job ${retry}.`);
      process.stdout.write(`Job ${retry} is tried again.\n`);
      return 0;
    }
    const overview = await jobOverview(store, SHOWN);
    process.stdout.write(format === 'json' ? `${JSON.stringify(overview, undefined, 2)}\n` : text(overview));
    return 0;
  } finally {
    await store.close();
  }
}

async function open(): Promise<Store> {
  const say = (message: unknown): boolean => process.stderr.write(`plimsoll: ${String(message)}\n`);
  try {
    return await openStore({ ...databaseSettings(process.env), supervise: false }, { warn: say, error: say });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      sentence.startsWith('Another Plimsoll')
        ? 'The server is running on the embedded database; its page /status (with PLIMSOLL_STATUS_TOKEN) shows the same.'
        : sentence,
    );
  }
}

function text({ counts, running, waiting, failed }: JobOverview): string {
  const done = counts.completed + counts.cancelled;
  const line = (job: ListedJob): string =>
    [`  ${job.subject}  ${job.kind}  ${job.id}`, ...(job.reason === undefined ? [] : [`    ${job.reason}`])].join('\n');
  const part = (title: string, list: readonly ListedJob[]): string[] =>
    list.length === 0 ? [] : [`${title}:`, ...list.map(line)];
  return [
    `${counts.created} waiting, ${counts.retry} to be tried again, ${counts.active} running, ${done} done, ${counts.failed} failed`,
    ...part('Running', running),
    ...part('Waiting', waiting),
    ...part('Failed (give new attempts with --retry ID)', failed),
    '',
  ].join('\n');
}
