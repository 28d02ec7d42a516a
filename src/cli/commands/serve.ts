import { setFlagsFromString } from 'node:v8';
import { settingsFrom } from '../../github/environment.ts';
import { loadEnvironmentFile } from '../../github/environment-file.ts';
import { startServer } from '../../github/server.ts';
import { type SetUpServer, startSetUp, wantsSetUp } from '../../github/set-up.ts';
import type { Role, ServerSettings } from '../../github/settings.ts';
import { UsageError } from '../errors.ts';

// A burst of deliveries often finds a server that has just started: each function is compiled simply at its first call, rather than
// interpreted for a while.
setFlagsFromString('--always-sparkplug');

const ROLES: readonly Role[] = ['web', 'worker', 'all'];

/** `plimsoll serve`: runs until it is told to stop, or lets an app be set up first; gives the exit code. */
export async function serve({ role }: { readonly role: string }): Promise<number> {
  const known = ROLES.find((one) => one === role);
  if (!known) throw new UsageError(`--role takes one of ${ROLES.join(', ')}, not "${role}".`);
  loadEnvironmentFile(process.env);
  const server = wantsSetUp(process.env) && known !== 'worker' ? await setUp() : await startServer(readSettings(known));
  await new Promise<void>((done) => {
    process.once('SIGTERM', () => done());
    process.once('SIGINT', () => done());
  });
  await server.stop();
  return 0;
}

async function setUp(): Promise<SetUpServer> {
  const say = (sentence: string): boolean => process.stderr.write(`plimsoll: ${sentence}\n`);
  const server = await startSetUp(process.env, (path) =>
    say(`The app is set up: its credentials are in ${path}. Stop this server (Ctrl-C) and start it again.`),
  );
  const address = process.env.PLIMSOLL_URL || `http://localhost:${server.port}`;
  say(`There are no credentials yet (APP_ID, PRIVATE_KEY). Open ${address}/probot to register the app with GitHub.`);
  return server;
}

function readSettings(role: Role): ServerSettings {
  try {
    return settingsFrom(process.env, role);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
