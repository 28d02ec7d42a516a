import { readdirSync, readFileSync } from 'node:fs';
import type { Case } from './cases.ts';
import type { Run } from './generate.ts';

function run(env: Record<string, string> = {}, ...args: string[]): Run {
  return { env, args, stdin: '' };
}

/** How each of the entry points beside this file is run. They are as people write them. */
const RUNS: Readonly<Record<string, readonly Run[]>> = {
  cleanup: [run({}, 'say', 'a b'), run({ FAIL: 'yes' }, 'say'), run({}, 'fail3'), run()],
  database: [run({}, 'postgres', '-c', 'x=1'), run({}, '-c', 'x'), run({}, 'say', 'hi')],
  django: [
    run(),
    run({ DB_HOST: 'other', RUN_MIGRATIONS: 'false', PORT: '80' }, 'web'),
    run({ MAX_TRIES: '1' }),
    run({ LOG_LEVEL: 'debug' }, 'worker', '-Q', 'a b'),
    run({}, 'show', 'x', ''),
  ],
  'feature-flags': [
    run(),
    run({ DEBUG: '1', TLS: 'on', LEVEL: 'a b' }, 'serve', 'x'),
    run({ DEBUG: 'x' }, '12'),
    run({}, 'migrate'),
    run({}, 'shell', '-c'),
    run({}, 'fail3'),
  ],
  gosu: [run({}, 'cache-server', '--port', '1'), run({}, '-f'), run({}, 'x.conf'), run({}, 'say', 'x'), run()],
  hosts: [run({}, 'say', 'x'), run({ HOSTS: 'db:5432,' }, 'ok'), run({ HOSTS: 'a,b:2' }), run({ HOSTS: '' }, 'ok')],
  json: [run({}, 'ok'), run({ API_URL: 'http://x/?a=1', TITLE: '' }, 'say', 'done'), run({ TITLE: 'a "b"' })],
  multi: [
    { ...run({}, 'server', 'jobs'), signal: 'TERM' },
    { ...run({}, 'say', 'worker', 'started'), stopsServers: true },
  ],
  nginx: [run({}, 'nginx', '-g', 'daemon off;'), run({ ENTRYPOINT_QUIET_LOGS: '1' }, 'nginx'), run({}, 'say', 'x')],
  options: [
    run(),
    run({}, '--name', 'x y', '-v', 'show', 'a'),
    run({}, '--name=z', '--', 'say', '-n'),
    run({}, '--help'),
    run({}, '--name'),
  ],
  php: [run({}, 'ok'), run({ RUN_USER: '#1000', RUN_GROUP: 'a b' }, 'say', 'x')],
  properties: [run({ APP_NAME: 'a=b', APP_X_Y: ' padded ' }, 'x'), run({ HEAP: '1g', JAVA_OPTS: '-Da=b  -Dc' })],
  rails: [run({}, './bin/rails', 'server'), run({ BUNDLE_JOBS: '2' }, 'say', 'x')],
  retry: [run({}, 'say', 'end'), run()],
  secrets: [
    run({ DB_PASSWORD: 'x' }, 'show', 'a'),
    run({ DB_PASSWORD_FILE: 'a.txt', DB_USER: 'u' }, '-v'),
    run({ DB_PASSWORD_FILE: 'none' }, 'ok'),
    run({ DB_PASSWORD: 'x', DB_PASSWORD_FILE: 'a.txt' }),
    run({ DB_USER: '' }),
  ],
  supervise: [{ ...run({}, 'a'), signal: 'TERM' }, { ...run(), signal: 'INT' }, run()],
  template: [
    run({}, 'ok'),
    run({ APP_HOST: 'h&h', DEBUG: 'true', EXTRA_SETTINGS: 'a = b\nc = d' }, 'say', 'x'),
    run({ CONF_DIR: 'none' }),
  ],
  user: [run({}, 'say', 'x'), run({ PUID: '5', PGID: '6' }, 'fail3')],
  'wait-for': [
    run({}, 'db:5432', '-t', '9', '--', 'say', 'up'),
    run({}, 'db:5432', '-q'),
    run({}, 'db:5432', '-t', '1', '--', 'say'),
    run({}, 'bad'),
    run(),
    run({}, '-t', ''),
  ],
  watch: [run({}, 'x y')],
};

const folder = new URL('./entry-points/', import.meta.url);

/** Twenty entry points with their runs. */
export const ENTRY_POINTS: readonly Case[] = readdirSync(folder)
  .filter((name) => name.endsWith('.sh'))
  .map((file) => {
    const name = file.replace('.sh', '');
    const runs = RUNS[name];
    if (!runs) throw new Error(`Nobody says how ${file} is run.`);
    return { name, script: readFileSync(new URL(file, folder), 'utf8'), runs };
  });
