import { settingsFrom } from '../../github/environment.ts';
import { startServer } from '../../github/server.ts';
import type { Role, ServerSettings } from '../../github/settings.ts';
import { UsageError } from '../errors.ts';

const ROLES: readonly Role[] = ['web', 'worker', 'all'];

/** `plimsoll serve`: runs until it is told to stop; gives the exit code. */
export async function serve({ role }: { readonly role: string }): Promise<number> {
  const known = ROLES.find((one) => one === role);
  if (!known) throw new UsageError(`--role takes one of ${ROLES.join(', ')}, not "${role}".`);
  const settings = readSettings(known);
  const server = await startServer(settings);
  await new Promise<void>((done) => {
    process.once('SIGTERM', () => done());
    process.once('SIGINT', () => done());
  });
  await server.stop();
  return 0;
}

function readSettings(role: Role): ServerSettings {
  try {
    return settingsFrom(process.env, role);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
