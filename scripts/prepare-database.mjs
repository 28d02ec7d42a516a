// An empty database of the embedded Postgres as an archive. Making one takes seconds and some 850 MB of memory, so the build does it
// once and the server finds it made. Prints the archive's path when it is run by itself.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/** The archive's path; it is made when it isn't there. */
export async function preparedDatabase() {
  const { version } = JSON.parse(readFileSync(`${modules}/@electric-sql/pglite/package.json`, 'utf8'));
  const path = `${modules}/.cache/plimsoll-database-${version}.tar.gz`;
  if (existsSync(path)) return path;
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  const archive = await database.dumpDataDir('gzip');
  await database.close();
  mkdirSync(`${modules}/.cache`, { recursive: true });
  // Another build may make it at the same time.
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, Buffer.from(await archive.arrayBuffer()));
  renameSync(aside, path);
  return path;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await preparedDatabase());
