import { beforeAll, describe, expect, it } from '@jest/globals';
import { nextStep, planOf } from '../../../src/plan/plan.ts';
import { executedScript } from '../../../src/plan/steps/exec.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

function step(files: Record<string, string>, title: string) {
  return planOf(memorySnapshot(files)).steps.find((each) => each.title.startsWith(title));
}

const DOCKERFILE = 'FROM debian:12\nCOPY start.sh /\nUSER 1000\nCMD ["/start.sh"]\n';

describe('exec before the last program', () => {
  it.each([
    ['#!/bin/sh\na\nb --c "$@"\n', '#!/bin/sh\na\nexec b --c "$@"\n'],
    ['a\nb # last\n\n# end\n', 'a\nexec b # last\n\n# end\n'],
    ['X=1 b\n', 'X=1 exec b\n'],
    ['gosu app b\n', 'exec gosu app b\n'],
    ['a\r\nb\r\n', 'a\r\nexec b\r\n'],
    ['exec b\n', undefined],
    ['a | b\n', undefined],
    ['a || b\n', undefined],
    ['a &\n', undefined],
    ['if x; then b; fi\n', undefined],
    ['f() { a; }\nf\n', undefined],
    ['b\nfi\n', undefined],
    ['echo done\n', undefined],
    ['cp a b\n', undefined],
    ['b\nY=2\n', undefined],
  ])('%j', (text, expected) => {
    expect(executedScript(text)).toBe(expected);
  });
});

describe('steps', () => {
  it('put an entry point in order, with what it does wrong', () => {
    const script =
      '#!/bin/sh\n# Starts.\n\nchown -R app /data\npython manage.py migrate >> /var/log/m.log\ncp a b\nexec app\n';
    const found = step({ Dockerfile: DOCKERFILE, 'start.sh': script }, 'Put the entry point');
    expect(found?.detail).toMatch(/set -e.*migrates the database.*logs into files.*owners of whole folders/s);
    expect(found?.changes[0]?.after).toBe(script.replace('# Starts.\n', '# Starts.\n\nset -e\n'));
    expect(
      step({ Dockerfile: DOCKERFILE, 'start.sh': '#!/bin/sh\nset -e\na\nb\nc\nexec d\n' }, 'Put the'),
    ).toBeUndefined();
  });

  it('tell of several calls of a supervisor once, and of what is gained by it', () => {
    const script =
      '#!/bin/sh\nset -e\nif [ "$1" = a ]; then exec supervisord -n; fi\nsupervisord -c x.conf\nexec app\n';
    const found = step({ Dockerfile: DOCKERFILE, 'start.sh': script }, 'Put the entry point');
    expect(found?.detail.match(/Starts a supervisor/g)).toHaveLength(1);
    expect(found?.effect).toBe('What it runs can be watched and restarted from outside (estimate).');
  });

  it.each([
    ['mkdir /x\n', [4]],
    ['mkdir -p /x\nrm -rf /y\n', []],
    ['useradd app\n', [4]],
    ['chown app /x 2>/dev/null\n', [4]],
    ['chown app /x 2>/dev/null || true\nif ! grep -q x y; then mkdir -p /x; fi\n', []],
    ['grep -q x y && mkdir -p /x\nx=$(grep a b)\n', []],
    ['if true; then\n  rm /x\nfi\n', [5]],
  ])('do not end a script at what it lives with: %j', (line, places) => {
    const script = `#!/bin/sh\na\nb\n${line}exec app\n`;
    const found = step({ Dockerfile: DOCKERFILE, 'start.sh': script }, 'Put the entry point');
    expect(found?.changes).toHaveLength(places.length === 0 ? 1 : 0);
    if (places.length > 0) expect(found?.detail).toContain(`line ${places[0]} may fail at a second start.`);
    else expect(found?.detail).not.toContain('may fail');
  });

  it('take no look for updates for a wait', () => {
    const files = (loop: string) => ({ Dockerfile: DOCKERFILE, 'start.sh': `#!/bin/sh\n${loop}\nexec app\n` });
    const title = 'Let health checks do the waiting';
    expect(step(files('until curl -sf http://db:8080/; do sleep 1; done'), title)).toBeDefined();
    expect(step(files('while true; do curl -sf http://db/ && break; sleep 1; done'), title)).toBeDefined();
    expect(step(files('while true; do new=$(curl -sf "$URL"); sleep 1d; done'), title)).toBeUndefined();
  });

  it('speak of one unused script as of one', () => {
    const unused = (files: Record<string, string>) => step(files, 'Remove')?.detail;
    expect(unused({ 'a.sh': 'true\n' })).toMatch(/names it\. Ask who runs it by hand/);
    expect(unused({ 'a.sh': 'true\n', 'b.sh': 'true\n' })).toMatch(/names them\. Ask who runs one by hand/);
  });

  it('take mounts off scripts that the image has', () => {
    const compose =
      'services:\n  web:\n    build: .\n    volumes:\n      - ./start.sh:/start.sh\n      - ./other:/other\n  job:\n    image: x\n    volumes: ["./start.sh:/s.sh"]\n';
    const found = step(
      { Dockerfile: DOCKERFILE, 'start.sh': 'a\n', 'compose.yml': compose },
      'Run what the image holds',
    );
    expect(found?.changes[0]?.after).toBe(compose.replace('      - ./start.sh:/start.sh\n', ''));
    expect(found?.places).toEqual([{ path: 'compose.yml', line: 5 }]);
  });

  it('keep scripts out by a narrower COPY, or by the ignore file', () => {
    const files = {
      'start.sh': 'a\n',
      's/run.sh': 'a\n',
      's/ops.sh': 'b\n',
      's/data.sql': '',
      Makefile: 'x:\n\ts/ops.sh\n',
    };
    const narrow = { ...files, Dockerfile: 'FROM a\nCOPY s/ /s/\nCMD ["/s/run.sh"]\n' };
    expect(step(narrow, 'Keep 1 script out')?.changes).toEqual([
      {
        path: 'Dockerfile',
        before: narrow.Dockerfile,
        after: 'FROM a\nCOPY s/data.sql s/run.sh /s/\nCMD ["/s/run.sh"]\n',
      },
    ]);
    const all = { ...files, Dockerfile: 'FROM a\nCOPY . /\nCMD ["/s/run.sh"]\n', '.dockerignore': '.git' };
    expect(step(all, 'Keep 2 scripts out')?.changes).toEqual([
      {
        path: '.dockerignore',
        before: '.git',
        after: '.git\n# Scripts that the image does not use.\ns/ops.sh\nstart.sh\n',
      },
    ]);
  });

  it('wait by health checks, for services that somebody needs', () => {
    const compose =
      'services:\n  web:\n    build: .\n    depends_on: [db, cache]\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: shop\n  cache:\n    image: redis:7\n  other:\n    image: postgres:16\n';
    const script = '#!/bin/sh\nuntil pg_isready -h db; do sleep 1; done\nexec app\n';
    const found = step({ Dockerfile: DOCKERFILE, 'start.sh': script, 'compose.yml': compose }, 'Let health checks');
    expect(found?.changes[0]?.after).toBe(
      'services:\n  web:\n    build: .\n    depends_on:\n      db:\n        condition: service_healthy\n      cache:\n        condition: service_started\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_USER: shop\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U shop"]\n      interval: 5s\n      retries: 10\n      start_period: 30s\n  cache:\n    image: redis:7\n  other:\n    image: postgres:16\n',
    );
  });

  it('leave in what a script of the image calls', () => {
    const dockerfile = 'FROM debian:12\nRUN apt-get install -y vim procps less\nCOPY start.sh /\nCMD ["/start.sh"]\n';
    const found = step({ Dockerfile: dockerfile, 'start.sh': '#!/bin/sh\n# less\npgrep x\nexec app\n' }, 'Take tools');
    expect(found?.detail).toMatch(/^`vim` and `less` are usually for people.*`procps` stays for now/s);
    expect(found?.effect).toContain('41 MB');
  });

  it('do work of one kind in one step, whatever the number of scripts', () => {
    const loops = Object.fromEntries(
      Array.from({ length: 7 }, (_, n) => [`s/${n}.sh`, '#!/bin/sh\nwhile true; do x; sleep 9; done\n']),
    );
    const calls = Object.keys(loops)
      .map((path) => `/${path}`)
      .join('\n');
    const files = {
      ...loops,
      Dockerfile: 'FROM a\nCOPY . /\nCMD ["/start.sh"]\n',
      'start.sh': `#!/bin/sh -e\n${calls}\nexec app\n`,
    };
    const found = planOf(memorySnapshot(files)).steps.filter(({ title }) => title.startsWith('Give upkeep'));
    expect(found.map(({ title, places }) => [title, places.length])).toEqual([
      ['Give upkeep to a scheduler: 7 scripts', 7],
    ]);
    expect(found[0]?.effect).toMatch(/^Each run is seen/);
  });

  it('ask for what CI lacks only', () => {
    const files = {
      Dockerfile: DOCKERFILE,
      'start.sh': 'a\n',
      '.github/workflows/ci.yml':
        'jobs:\n  a:\n    steps:\n      - run: docker build -t x .\n      - run: trivy image x\n',
    };
    expect(step(files, 'Scan and sign')?.detail).toMatch(
      /^Nothing in CI signs one or lists what is in one\. Do so behind the build in `\.github/,
    );
  });

  it('ask for no health check of an image that compose asks', () => {
    const files = (check: string): Record<string, string> => ({
      'api/Dockerfile': 'FROM debian:12\nCMD ["api"]\n',
      'compose.yaml': `services:\n  api:\n    build: ./api\n${check}`,
    });
    expect(step(files(''), 'Give each service a health check')?.places).toHaveLength(1);
    expect(step(files('    healthcheck:\n      test: api --ping\n'), 'Give each service')).toBeUndefined();
  });

  it('take a script that the build only writes into a crontab for no entry point', () => {
    const files = {
      Dockerfile:
        'FROM debian:12\nCOPY job.sh /\nRUN echo "* * * * * /job.sh" > /etc/crontab\nCMD ["supercronic", "/etc/crontab"]\n',
      'job.sh': `#!/bin/sh\n${'if a; then b; fi\n'.repeat(30)}`,
    };
    expect(step(files, 'Put the entry point')).toBeUndefined();
    expect(step(files, 'Let the stop signal')).toBeUndefined();
    expect(step(files, 'Move logic into the program')?.places).toEqual([{ path: 'job.sh', line: 1 }]);
  });

  it('leave a setting of a workflow alone that a comment gives a reason for', () => {
    const files = (comment: string): Record<string, string> => ({
      Dockerfile: DOCKERFILE,
      'start.sh': 'a\n',
      '.github/workflows/ci.yml': `jobs:\n  a:\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n${comment}          provenance: false\n`,
    });
    expect(step(files(''), 'Scan and sign')?.changes).toHaveLength(1);
    expect(step(files('          # The registry takes none.\n'), 'Scan and sign')?.changes).toEqual([]);
  });

  it('have a first one that is said in a sentence', () => {
    const files = { Dockerfile: 'FROM debian:12\nCMD ["app"]\n' };
    const plan = planOf(memorySnapshot(files));
    expect(nextStep(plan)).toBe('Next step: Stop running as root (`Dockerfile`); 2 steps follow.');
    expect(nextStep(planOf(memorySnapshot({})))).toBeUndefined();
  });
});
