import type { Probot } from 'probot';
import type { GitHub } from './client.ts';
import { statusOf } from './errors.ts';

/** What signs in as an installation of the app; the app's own name is asked for once, when it is needed. */
export function signInAs(app: Probot): (installation: number) => Promise<GitHub> {
  let asked: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { data } = await (await app.auth()).rest.apps.getAuthenticated();
    return `${data?.slug}[bot]`;
  };
  const account = (): Promise<string> => {
    asked ??= ask().catch((error) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
  return async (installation) => {
    const { rest, request, graphql, paginate } = await app.auth(installation);
    return { rest, request, graphql, paginate, account };
  };
}

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
