import { answerJson, type Handler, pathOf } from './handlers.ts';

/** So long a check may take, in milliseconds. */
const PATIENCE = 2_000;

/**
 * `/healthz` says that the process answers, `/readyz` that it can do its work: 503 while it starts or ends, or without its database.
 * @param ready rejects with the reason why not
 */
export function healthHandler(ready: () => Promise<void>): Handler {
  return async (request, response) => {
    const path = pathOf(request);
    if (path === '/healthz') return answerJson(response, 200, { status: 'ok' });
    if (path !== '/readyz') return false;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database does not answer')), PATIENCE);
    });
    try {
      await Promise.race([ready(), late]);
      return answerJson(response, 200, { status: 'ready' });
    } catch (error) {
      return answerJson(response, 503, {
        status: 'not ready',
        reason: error instanceof Error ? error.message : 'unknown',
      });
    } finally {
      clearTimeout(timer);
    }
  };
}
