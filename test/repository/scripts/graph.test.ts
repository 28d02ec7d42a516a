import { beforeAll, describe, expect, it } from '@jest/globals';
import { scriptGraph } from '../../../src/repository/scripts/graph.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

/** The uses of one script as `by:line when kind`, image uses with a star. */
function uses(files: Record<string, string>, path: string): string[] {
  const script = scriptGraph(memorySnapshot(files)).scripts.find((candidate) => candidate.path === path);
  return (script?.uses ?? []).map(
    ({ by, line, when, kind, inImage }) => `${by}:${line} ${when} ${kind}${inImage ? ' *' : ''}`,
  );
}

const X = '#!/bin/sh\ntrue\n';

describe('scripts and their uses', () => {
  it('finds scripts by suffix, shebang and folder', () => {
    const { scripts } = scriptGraph(
      memorySnapshot({
        'a.sh': 'true\n',
        entrypoint: X,
        'scripts/b.py': 'pass\n',
        'app/c.py': 'pass\n',
        'node_modules/d.sh': X,
        'README.md': X,
      }),
    );
    expect(scripts.map(({ path, language }) => `${path} ${language}`)).toEqual([
      'a.sh shell',
      'entrypoint shell',
      'scripts/b.py python',
    ]);
  });

  it('follows a renamed copy to the entry point', () => {
    const files = {
      Dockerfile: 'FROM alpine\nWORKDIR /srv\nCOPY docker/start.sh ./go\nENTRYPOINT ["./go"]\n',
      'docker/start.sh': X,
    };
    expect(uses(files, 'docker/start.sh')).toEqual(['Dockerfile:3 run copies *', 'Dockerfile:4 run runs *']);
  });

  it('tells build, health check and run apart', () => {
    const files = {
      Dockerfile:
        'FROM alpine\nCOPY scripts /s/\nRUN /s/build.sh\nRUN chmod +x /s/idle.sh\nHEALTHCHECK CMD /s/health.sh\nCMD exec /s/run.sh\n',
      'scripts/build.sh': X,
      'scripts/health.sh': X,
      'scripts/run.sh': X,
      'scripts/idle.sh': X,
    };
    expect(uses(files, 'scripts/build.sh')).toEqual(['Dockerfile:3 build runs *']);
    expect(uses(files, 'scripts/health.sh')).toEqual(['Dockerfile:5 healthcheck runs *']);
    expect(uses(files, 'scripts/run.sh')).toEqual(['Dockerfile:6 run runs *']);
    expect(uses(files, 'scripts/idle.sh')).toEqual(['Dockerfile:4 build mentions']);
  });

  it('carries the place of a caller to what it calls, through dirname, variables and source', () => {
    const files = {
      Dockerfile: 'FROM alpine\nCOPY s/ /s/\nCMD ["/s/run.sh"]\n',
      's/run.sh': '#!/bin/bash\nHERE=$(dirname "$0")\n. "$HERE/lib/common.sh"\nexec "$(dirname "$0")/main.sh" "$@"\n',
      's/lib/common.sh': X,
      's/main.sh': X,
    };
    expect(uses(files, 's/lib/common.sh')).toEqual(['s/run.sh:3 run runs *']);
    expect(uses(files, 's/main.sh')).toEqual(['s/run.sh:4 run runs *']);
  });

  it('chooses among scripts of one name by path, and counts all where the path does not tell', () => {
    const files = {
      'a/run.sh': X,
      'b/run.sh': X,
      Makefile: 'one:\n\tb/run.sh\n',
      'all.sh': 'for d in a b; do (cd $d && sh "$P/run.sh"); done\n',
    };
    expect(uses(files, 'b/run.sh')).toEqual(['Makefile:2 development runs', 'all.sh:1 development runs']);
    expect(uses(files, 'a/run.sh')).toEqual(['all.sh:1 development runs']);
  });

  it('takes no comment, docstring, own usage text or syntax check for a use', () => {
    const files = {
      'old.sh': '#!/bin/sh\necho "usage: old.sh FILE"\n',
      'new.sh': '# replaces old.sh\ntrue # not old.sh\n',
      'tool.py': '"""Was called by old.sh"""\n# old.sh\n',
      'lint.sh': 'for f in *.sh; do bash -n "$f"; done\nshellcheck *.sh\nfind . -name "*.sh" -exec chmod +x {} +\n',
    };
    expect(uses(files, 'old.sh')).toEqual([]);
  });

  it('lets a pattern or a partly known name stand for all that it may run', () => {
    const files = {
      'all.sh': 'for f in hooks.d/*.sh; do\n  . "$f"\ndone\nbash "tasks/task_$1.sh"\n',
      'hooks.d/a.sh': X,
      'tasks/task_b.sh': X,
      'tasks/other.sh': X,
    };
    expect(uses(files, 'hooks.d/a.sh')).toEqual(['all.sh:1 development may-run']);
    expect(uses(files, 'tasks/task_b.sh')).toEqual(['all.sh:4 development may-run']);
    expect(uses(files, 'tasks/other.sh')).toEqual([]);
    expect(scriptGraph(memorySnapshot(files)).unresolved).toEqual([
      { by: 'all.sh', line: 2, text: '. "$f"' },
      { by: 'all.sh', line: 4, text: 'bash "tasks/task_$1.sh"' },
    ]);
  });

  it('follows whole folders, suffixes behind a quote, folders of unknown mounts, and what bats loads', () => {
    const files = {
      'run.sh': '"$(dirname "$0")/${distro}/$1".sh\n',
      'alpine/setup.sh': X,
      'boot.sh': 'D=/app/init.d\nfor f in "$D"/*; do . "$f"; done\nrun-parts /app/parts\n',
      'x/init.d/one': X,
      'parts/two': X,
      'base.sh': '/mnt/amf/${NAME}_init.sh\n',
      'amf/amf_init.sh': X,
      'smf/smf_init.sh': X,
      'build.sh':
        'HERE=$(dirname "$0")\nrsync -a --delete "$HERE/kiosk/" ./out/opt/kiosk/\ncp -ar tools/. /out\ncp -r . /all\n',
      'kiosk/init.sh': X,
      'tools/deep/three.sh': X,
      'other/more/four.sh': X,
      'test/a.bats': 'load "$ROOT/test/helper/common"\n',
      'test/helper/common.bash': X,
    };
    expect(uses(files, 'kiosk/init.sh')).toContain('build.sh:2 development may-run');
    expect(uses(files, 'tools/deep/three.sh')).toContain('build.sh:3 development may-run');
    expect(uses(files, 'other/more/four.sh').join()).not.toContain('build.sh');
    // What was not understood as commands doesn't make anything look unused.
    const broken = { 'build.sh': 'if [ x\nrsync -a kiosk/ /opt/kiosk/\ncase\n', 'kiosk/init.sh': X };
    expect(uses(broken, 'kiosk/init.sh')).toEqual(['build.sh:2 development may-run']);
    const told = { Makefile: '# afterwards run tools/clean.sh by hand\nall:\n\ttrue\n', 'tools/clean.sh': X };
    expect(uses(told, 'tools/clean.sh')).toEqual(['Makefile:1 development mentions']);
    expect(uses(files, 'alpine/setup.sh')).toEqual(['run.sh:1 development may-run']);
    expect(uses(files, 'x/init.d/one')).toEqual(['boot.sh:2 development may-run']);
    expect(uses(files, 'parts/two')).toEqual(['boot.sh:3 development may-run']);
    expect(uses(files, 'amf/amf_init.sh')).toContain('base.sh:1 development may-run');
    expect(uses(files, 'smf/smf_init.sh')).not.toContain('base.sh:1 development may-run');
    expect(uses(files, 'test/helper/common.bash')).toEqual(['test/a.bats:1 development runs']);
  });

  it('reads compose: mounts by name, commands through mounted folders, contexts elsewhere', () => {
    const files = {
      'compose.yml':
        'services:\n  db:\n    image: postgres\n    volumes:\n      - ./s/init.sh:/docker-entrypoint-initdb.d/init.sh\n  job:\n    image: x\n    volumes: ["./s:/jobs"]\n    entrypoint: ["bash", "/jobs/backup.sh"]\n  app:\n    build:\n      context: .\n      dockerfile: d/Dockerfile\n',
      'd/Dockerfile': 'FROM alpine\nCOPY s/app.sh /usr/local/bin/app\nCMD ["app"]\n',
      's/init.sh': X,
      's/backup.sh': X,
      's/app.sh': X,
      's/idle.sh': X,
    };
    expect(uses(files, 's/init.sh')).toEqual(['compose.yml:5 run mounts']);
    expect(uses(files, 's/backup.sh')).toEqual(['compose.yml:9 run runs']);
    expect(uses(files, 's/app.sh')).toEqual(['d/Dockerfile:2 run copies *', 'd/Dockerfile:3 run runs *']);
    expect(uses(files, 's/idle.sh')).toEqual([]);
  });

  it('counts programs that an init system or a package of the image runs by their folder', () => {
    const files = {
      Dockerfile: 'FROM alpine\nCOPY rootfs/ /\n',
      'rootfs/etc/service/web/run': X,
      'rootfs/usr/bin/tool': X,
      'rootfs/opt/x/dead.sh': X,
    };
    expect(uses(files, 'rootfs/etc/service/web/run')).toEqual(['Dockerfile:2 run convention *']);
    expect(uses(files, 'rootfs/usr/bin/tool')).toEqual(['Dockerfile:2 run convention *']);
    expect(uses(files, 'rootfs/opt/x/dead.sh')).toEqual([]);
  });

  it('reads CI, Makefiles, programs and documents, and a command that is run in the container', () => {
    const files = {
      Dockerfile: 'FROM alpine\nCOPY scripts/ /app/scripts/\n',
      '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      # scripts/dead.sh\n      - run: scripts/ci.sh\n',
      Makefile: 'm:\n\tdocker compose exec api bash /app/scripts/migrate.sh\n',
      'app/main.py': 'subprocess.run(["bash", "scripts/task.sh"])\nfrom scripts import helper\n',
      'README.md': 'Run `scripts/told.sh`.\n',
      'scripts/ci.sh': X,
      'scripts/migrate.sh': X,
      'scripts/task.sh': X,
      'scripts/told.sh': X,
      'scripts/dead.sh': X,
      'scripts/helper.py': 'pass\n',
    };
    expect(uses(files, 'scripts/ci.sh')).toEqual(['.github/workflows/ci.yml:5 ci runs']);
    expect(uses(files, 'scripts/migrate.sh')).toEqual(['Makefile:2 run runs *']);
    expect(uses(files, 'scripts/task.sh')).toEqual(['app/main.py:1 development runs']);
    expect(uses(files, 'scripts/helper.py')).toEqual(['app/main.py:2 development runs']);
    expect(uses(files, 'scripts/told.sh')).toEqual(['README.md:1 documentation mentions']);
    expect(uses(files, 'scripts/dead.sh')).toEqual([]);
  });
});
