import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { lockDirectory } from './directory-lock.ts';

/**
 * Postgres takes 128 MB for itself by default. The queue of one machine is small: with 8 MB the whole process needs half of what it
 * needed before.
 */
const MEMORY = ['-c', 'shared_buffers=8MB'];

/** An embedded Postgres, and what ends it. */
export interface Embedded {
  readonly database: PGlite;
  close(): Promise<void>;
}

/**
 * Opens the database that is kept in a folder, and makes it there when the folder has none.
 *
 * What was committed survives that the process is killed, as it is with the operating system by then. It is not forced onto the disk, so a
 * power cut may take the last seconds.
 * @param directory the folder, undefined for a database that is gone with the process
 * @param prepared an empty database as an archive (`npm run build` makes it); without one, making it takes four seconds and 850 MB
 * @throws Error when another process uses the folder
 */
export async function openEmbedded(directory: string | undefined, prepared: URL | undefined): Promise<Embedded> {
  const archive = prepared && existsSync(prepared) ? new Blob([await readFile(prepared)]) : undefined;
  const options = { startParams: [...PGlite.defaultStartParams, ...MEMORY] };
  if (directory === undefined) {
    const database = await PGlite.create({ ...options, loadDataDir: archive });
    return { database, close: () => database.close() };
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    const dataDir = join(directory, 'database');
    if (!existsSync(dataDir)) await make(directory, dataDir, archive);
    const database = await PGlite.create({ ...options, dataDir });
    return {
      database,
      async close() {
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Made aside and put into place when it is whole: a process that is killed meanwhile leaves no half database. */
async function make(directory: string, dataDir: string, archive: Blob | undefined): Promise<void> {
  const aside = 'database.unfinished';
  rmSync(join(directory, aside), { recursive: true, force: true });
  const database = await PGlite.create({ dataDir: join(directory, aside), loadDataDir: archive });
  await database.close();
  renameSync(join(directory, aside), dataDir);
}
