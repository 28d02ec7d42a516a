import type { Probot } from 'probot';
import type { GitHub } from './client.ts';
import { statusOf } from './errors.ts';

/** A client for a repository by its name, `owner/repo`; undefined where the app isn't installed on it. */
export async function signInTo(app: Probot, repository: string): Promise<GitHub | undefined> {
  const [owner = '', repo = ''] = repository.split('/');
  const asApp = await app.auth();
  try {
    const { data } = await asApp.rest.apps.getRepoInstallation({ owner, repo });
    return await app.auth(data.id);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}
