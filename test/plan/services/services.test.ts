import { beforeAll, describe, expect, it } from '@jest/globals';
import { planOf } from '../../../src/plan/plan.ts';
import { serviceName } from '../../../src/plan/services/names.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar, parseShell } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

describe('the name of a service', () => {
  it.each([
    ['python -m worker.main', 'worker'],
    ['python3 /app/scripts/container-maintenance.py --loop', 'container-maintenance'],
    ['python manage.py runworker', 'runworker'],
    ['celery -A app worker -l info', 'worker'],
    ['bundle exec sidekiq -q default', 'sidekiq'],
    ['npm run queue:work', 'queue-work'],
    ['node dist/mailer/index.js', 'mailer'],
    ['gunicorn wsgi:app', 'web'],
    ['/opt/app/bin/relay --port 1', 'relay'],
    ['java -Xmx1g -jar /srv/indexer.jar', 'indexer'],
    ['./sync.sh', 'sync'],
    ['"$cmd" x', 'cmd'],
  ])('%s', (text, name) => {
    const [command] = parseShell(text).commands;
    expect(command && serviceName(command)).toBe(name);
  });
});

const DOCKERFILE = 'FROM debian:12\nWORKDIR /app\nCOPY start.sh /\nCMD ["/start.sh"]\n';
const START =
  '#!/bin/bash\nset -e\ncelery -A app worker >> /var/log/w.log 2>&1 &\nWORKER=$!\n/usr/bin/relay --to "$HOST" & # mails\ngunicorn app\n';

/** The step that splits the container, with its changes by path. */
function split(files: Record<string, string>) {
  const { steps } = planOf(memorySnapshot(files));
  const step = steps.find(({ title }) => title.startsWith('One container a service'));
  return {
    detail: step?.detail ?? '',
    changes: Object.fromEntries((step?.changes ?? []).map(({ path, after }) => [path, after])),
  };
}

describe('several services in one container', () => {
  it('become targets of the Dockerfile, services of compose and a script that starts one', () => {
    const compose =
      'services:\n  api:\n    build: .\n    environment: &env\n      A: b\n    depends_on:\n      - db # first\n    ports: ["80:80"]\n\n  db:\n    image: postgres:16\n';
    const { detail, changes } = split({ Dockerfile: DOCKERFILE, 'start.sh': START, 'compose.yaml': compose });
    expect(detail).toContain('runs 3 services: `web`, `worker` and `relay`.');
    expect(changes.Dockerfile).toBe(
      `${DOCKERFILE.replace('debian:12', 'debian:12 AS app')}\n# One target for each service.\nFROM app AS worker\nCMD ["celery", "-A", "app", "worker"]\n\nFROM app AS relay\nCMD ["sh", "-c", "exec /usr/bin/relay --to \\"$HOST\\""]\n\n# Built without --target: the image as it was.\nFROM app AS web\n`,
    );
    expect(changes['compose.yaml']).toBe(
      compose.replace(
        '    ports: ["80:80"]\n',
        '    ports: ["80:80"]\n\n  worker:\n    build:\n      context: .\n      target: worker\n    depends_on:\n      - db # first\n\n  relay:\n    build:\n      context: .\n      target: relay\n    depends_on:\n      - db # first\n',
      ),
    );
    expect(changes['start.sh']).toBe('#!/bin/bash\nset -e\nexec gunicorn app\n');
  });

  it('stay together where they meet at an address that only their container has', () => {
    const start = (command: string): string => `#!/bin/sh\n${command} &\ny &\nwait\n`;
    const refused = split({ Dockerfile: DOCKERFILE, 'start.sh': start('gunicorn app -b 127.0.0.1:8000') });
    expect(refused.changes).toEqual({});
    expect(refused.detail).toContain('`web` uses `127.0.0.1:8000`, which only its own container reaches (line 2).');
    expect(split({ Dockerfile: DOCKERFILE, 'start.sh': start('x --bind=unix:/run/x') }).changes).toEqual({});
    expect(split({ Dockerfile: DOCKERFILE, 'start.sh': start('x --redis localhost:6379') }).changes).toEqual({});
    expect(split({ Dockerfile: DOCKERFILE, 'start.sh': start('x --host localhost.example') }).changes).not.toEqual({});
  });

  it('get a compose file where there is none, an entry point and a check of their own', () => {
    const dockerfile = 'FROM debian:12 AS run\nCOPY start.sh /\nHEALTHCHECK CMD true\nENTRYPOINT ["/start.sh"]\n';
    const { changes } = split({ Dockerfile: dockerfile, 'start.sh': '#!/bin/sh\ncd /srv\na &\nb &\nwait\n' });
    expect(changes.Dockerfile).toContain('FROM run AS a\nWORKDIR /srv\nENTRYPOINT []\nHEALTHCHECK NONE\nCMD ["a"]\n');
    expect(changes['compose.yaml']).toBe(
      'services:\n  a:\n    build:\n      context: .\n      target: a\n    restart: unless-stopped\n  b:\n    build:\n      context: .\n      target: b\n    restart: unless-stopped\n',
    );
  });

  it('are no more than told where compose runs them already', () => {
    const files = {
      Dockerfile: DOCKERFILE,
      'start.sh': '#!/bin/sh\npython -m worker &\npython -m beat &\nexec web\n',
      'w/Dockerfile': 'FROM a\nCMD ["python", "-m", "worker"]\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n  jobs:\n    build: w\n  clock:\n    image: x\n    command: python -m beat\n',
    };
    const { detail, changes } = split(files);
    expect(detail).toContain('`python -m worker` is what the service `jobs` runs already');
    expect(detail).toContain('`python -m beat` is what the service `clock` runs already');
    expect(changes).toEqual({ 'start.sh': '#!/bin/sh\nexec web\n' });
  });

  it.each([
    ['inside a condition', 'if x; then a & fi\nb &\nexec c\n', 'started inside a condition'],
    ['with values of the script', 'port=$((8000 + 1))\na --port $port &\nb &\nexec c\n', '`$port`'],
    ['with exported values', 'export A=1\na &\nb &\nexec c\n', 'gets `A` from the script'],
    ['after a file was rendered', 'envsubst < a > b\na &\nb &\nexec c\n', 'what `envsubst` prepares'],
    ['in a folder that nobody knows', 'cd "$D"\na &\nb &\nexec c\n', 'in which folder'],
    ['with variables in front', 'X=1 a &\nb &\nexec c\n', 'variables of its own'],
    ['several at once', '(a; b) &\nc &\nexec d\n', 'one of several commands'],
  ])('are left to a person when they are started %s', (_, script, said) => {
    const { detail, changes } = split({ Dockerfile: DOCKERFILE, 'start.sh': `#!/bin/sh\n${script}` });
    expect(changes).toEqual({});
    expect(detail).toContain('Before Plimsoll can do it: ');
    expect(detail).toContain(said);
  });

  it('are found in a supervisor’s settings, with its variables', () => {
    const conf =
      '[supervisord]\nnodaemon=true\n\n[program:Web]\ncommand=gunicorn app\n\n[program:worker]\nautostart=true\ncommand=celery\n  -A %(ENV_APP)s worker\n[program:old]\ncommand=x\nautostart=false\n';
    const files = {
      Dockerfile: 'FROM debian:12\nCOPY supervisord.conf /etc/\nENTRYPOINT ["/e.sh"]\nCMD ["supervisord"]\n',
      'supervisord.conf': conf,
    };
    const { detail, changes } = split(files);
    expect(detail).toContain('runs 2 services: `web` and `worker`');
    // The entry point stays: it prepares, and then runs what it is given.
    expect(changes.Dockerfile).toContain('FROM app AS worker\nCMD ["sh", "-c", "exec celery -A ${APP} worker"]\n');
    expect(Object.keys(changes)).toEqual(['Dockerfile', 'compose.yaml']);
    const odd = { ...files, 'supervisord.conf': conf.replace('ENV_APP', 'program_name') };
    expect(split(odd).detail).toContain('only the supervisor knows');
  });

  it('are none where jobs end by themselves, or one is all', () => {
    expect(split({ Dockerfile: DOCKERFILE, 'start.sh': '#!/bin/sh\ncurl a &\ncurl b &\nwait\nexec c\n' }).detail).toBe(
      '',
    );
    expect(split({ Dockerfile: DOCKERFILE, 'start.sh': '#!/bin/sh\na &\nexec c\n' }).detail).toBe('');
  });
});
