import { settingsFrom } from '../../github/environment.ts';
import { startServer } from '../../github/server.ts';
import { UsageError } from '../errors.ts';

/** `plimsoll serve`: runs until it is told to stop; gives the exit code. */
export async function serve(): Promise<number> {
  const settings = readSettings();
  const server = await startServer(settings);
  await new Promise<void>((done) => {
    process.once('SIGTERM', () => done());
    process.once('SIGINT', () => done());
  });
  await server.stop();
  return 0;
}

function readSettings(): ReturnType<typeof settingsFrom> {
  try {
    return settingsFrom(process.env);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
