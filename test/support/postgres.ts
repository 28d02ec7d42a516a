import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Postgres of its own, in a temporary folder. */
export interface Cluster {
  readonly url: string;
  /** Ends it at once, as a failing machine would, and starts it again. */
  restart(): void;
  remove(): void;
}

/** Debian keeps the server's programs out of the PATH, in a folder for each version. */
function programs(): string | undefined {
  if (spawnSync('initdb', ['--version']).status === 0) return '';
  const root = '/usr/lib/postgresql';
  const newest = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  return newest === undefined ? undefined : `${root}/${newest}/bin/`;
}

export function postgresIsInstalled(): boolean {
  return programs() !== undefined;
}

/** Starts one on a free port; as the user `postgres` where the tests run as root, because Postgres refuses to. */
export function startPostgres(): Cluster {
  const bin = programs();
  if (bin === undefined) throw new Error('Postgres is not installed.');
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-postgres-'));
  const root = process.getuid?.() === 0;
  const run = (program: string, args: readonly string[]): void => {
    const command = root
      ? ['runuser', '-u', 'postgres', '--', `${bin}${program}`, ...args]
      : [`${bin}${program}`, ...args];
    execFileSync(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  };
  if (root) chownSync(folder, Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })), 0);
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'plimsoll', '--no-sync']);
  const port = freePort();
  const start = (): void => {
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
    run('pg_ctl', ['-D', data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
  };
  start();
  return {
    url: `postgres://plimsoll@127.0.0.1:${port}/postgres`,
    restart() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      start();
    },
    remove() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In a process of its own, because everything here waits. */
function freePort(): number {
  const script = `const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })`;
  return Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }));
}
