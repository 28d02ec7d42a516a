import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { DatabaseSettings } from '../../src/github/settings.ts';
import { type Cluster, postgresIsInstalled, startPostgres } from './postgres.ts';

/** A database for a test, and what takes it away. */
export interface TestDatabase {
  readonly settings: DatabaseSettings;
  /** Undefined for the embedded one. */
  readonly cluster: Cluster | undefined;
  remove(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('../../scripts/prepare-database.mjs', import.meta.url));

/** The archive that `npm run build` makes. */
export function preparedDatabase(): URL {
  return pathToFileURL(execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8' }).trim());
}

/** The databases that the queue runs on; Postgres only where it is installed. */
export const DATABASES: readonly {
  readonly name: string;
  readonly available: boolean;
  make(): Promise<TestDatabase>;
}[] = [
  {
    name: 'the embedded database',
    available: true,
    async make() {
      const directory = mkdtempSync(join(tmpdir(), 'plimsoll-data-'));
      return {
        settings: { databaseUrl: undefined, directory, prepared: preparedDatabase() },
        cluster: undefined,
        remove: async () => rmSync(directory, { recursive: true, force: true }),
      };
    },
  },
  {
    name: 'Postgres',
    available: postgresIsInstalled(),
    async make() {
      const cluster = startPostgres();
      return {
        settings: { databaseUrl: cluster.url, directory: undefined, prepared: undefined },
        cluster,
        remove: async () => cluster.remove(),
      };
    },
  },
];
