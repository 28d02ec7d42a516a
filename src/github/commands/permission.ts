import type { GitHub } from '../client.ts';
import { statusOf } from '../errors.ts';
import type { CommandJob } from '../jobs/job.ts';

/** Whether the person who gave a command may write to the repository; `maintain` counts as `write` there. */
export async function mayWrite(
  github: GitHub,
  { owner, repo, by }: Pick<CommandJob, 'owner' | 'repo' | 'by'>,
): Promise<boolean> {
  try {
    const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: by.login });
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}
