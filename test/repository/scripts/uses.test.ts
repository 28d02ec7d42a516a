import { beforeAll, describe, expect, it } from '@jest/globals';
import { scriptGraph } from '../../../src/repository/scripts/graph.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';

beforeAll(loadShellGrammar);

const X = '#!/bin/sh\ntrue\n';

/** The uses of `s/x.sh`, or of the path given, as `by:line when kind`, image uses with a star. */
function uses(files: Record<string, string>, path = 's/x.sh'): string[] {
  const { scripts } = scriptGraph(memorySnapshot({ 's/x.sh': X, 's/idle.sh': X, ...files }));
  // None of these files names the idle one.
  if (!path.includes('idle')) expect(scripts.find((script) => script.path === 's/idle.sh')?.uses).toEqual([]);
  return (scripts.find((script) => script.path === path)?.uses ?? []).map(
    ({ by, line, when, kind, inImage }) => `${by}:${line} ${when} ${kind}${inImage ? ' *' : ''}`,
  );
}

describe('where a script can be used', () => {
  it('takes a comment of a script for a mention where it tells people to run another', () => {
    const of = (comment: string): string[] => uses({ 'other.sh': `#!/bin/sh\n# ${comment}\ntrue\n` });
    expect(of('by hand, once: bash s/x.sh')).toEqual(['other.sh:2 documentation mentions']);
    expect(of('then run ./s/x.sh')).toEqual(['other.sh:2 documentation mentions']);
    expect(of('was in s/x.sh before')).toEqual([]);
    expect(of('bash s/*.sh')).toEqual([]);
  });

  it.each([
    ['supervisord', { 'etc/supervisord.conf': '[program:x]\ncommand=/bin/sh /app/s/x.sh\n' }, 'run'],
    ['supervisor under another name', { 'x.conf': '[program:x]\ncommand=bash -c "/app/s/x.sh --now"\n' }, 'run'],
    ['cron', { crontab: 'MAILTO=""\n*/5 * * * * root /app/s/x.sh >/dev/null\n' }, 'run'],
    ['a cron folder', { 'cron.d/job': '# idle.sh\n0 3 * * * root sh /app/s/x.sh\n' }, 'run'],
    ['systemd', { 'deploy/x.service': '[Service]\nExecStart=/usr/bin/env bash /opt/s/x.sh\n' }, 'run'],
    ['a Procfile', { Procfile: 'web: gunicorn app\nrelease: s/x.sh migrate\n' }, 'run'],
    ['make', { Makefile: 'IDLE = 1\nx:\n\t@cd s && ./x.sh\n' }, 'development'],
    ['an included makefile', { 'build/x.mk': 'x: ; $(SHELL) $(ROOT)/s/x.sh\n' }, 'development'],
    ['package.json', { 'package.json': '{\n"scripts": { "start": "bash ./s/x.sh && node ." }\n}' }, 'development'],
    ['composer.json', { 'composer.json': '{"scripts":{"post-install-cmd":["@php a.php",\n"s/x.sh"]}}' }, 'development'],
    ['pyproject.toml', { 'pyproject.toml': '[tool.poe.tasks]\nx = "bash s/x.sh"\n' }, 'development'],
    ['tox', { 'tox.ini': '[testenv]\ncommands =\n  bash {toxinidir}/s/x.sh\n' }, 'development'],
    ['just', { justfile: 'x:\n  ./s/x.sh\n' }, 'development'],
    ['a workflow', { '.github/workflows/a.yml': 'jobs:\n  a:\n    steps:\n      - run: ./s/x.sh\n' }, 'ci'],
    ['a workflow elsewhere', { '.github/workflows/a.yml': 'steps:\n- run: ./x.sh\n  working-directory: s\n' }, 'ci'],
    ['GitLab', { '.gitlab-ci.yml': 'test:\n  script:\n    - s/x.sh\n' }, 'ci'],
    ['Jenkins', { Jenkinsfile: "// s/idle.sh\nsteps { sh './s/x.sh' }\n" }, 'ci'],
    ['a git hook', { '.husky/pre-commit': '. "$(dirname "$0")/_/h"\nsh s/x.sh\n' }, 'development'],
    ['pre-commit', { '.pre-commit-config.yaml': 'repos:\n- hooks:\n  - entry: s/x.sh\n' }, 'development'],
    ['Rails in CI', { 'config/ci.rb': 'CI.run do\n  step "A", "s/x.sh"\nend\n' }, 'ci'],
    ['a Procfile for developers', { 'Procfile.dev': 'web: s/x.sh\n' }, 'development'],
    ["Go's compiler", { 'main.go': '//go:embed s/x.sh\nvar x string\n' }, 'development'],
    ['Go generate', { 'main.go': '//go:generate ./s/x.sh\n' }, 'development'],
    ['Go', { 'main.go': '// s/idle.sh\nexec.Command("/bin/sh", "s/x.sh")\n' }, 'development'],
  ])('%s', (_, files, when) => {
    const found = uses(files as unknown as Record<string, string>);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(` ${when} runs$`));
  });

  it.each([
    ['source', '. s/x.sh\n'],
    ['another word for it', 'source "$ROOT/s/x.sh"\n'],
    ['an interpreter with options', 'bash -eu s/x.sh --flag\n'],
    ['exec', 'exec ./s/x.sh "$@"\n'],
    ['the folder of the script', '"$(dirname "$0")"/s/x.sh\n'],
    ['the folder of the script, resolved', 'D="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"\n"$D/s/x.sh"\n'],
    ['a change of folder', 'cd s\n./x.sh\n'],
    ['a change of folder and back', 'pushd s >/dev/null || exit 1\nsh x.sh\npopd\n'],
    ['a variable that holds it', 'RUN=s/x.sh\n"$RUN"\n'],
    ['find -exec', "find s -name 'x.sh' -exec sh {} \\;\n"],
    ['xargs', 'echo a b | xargs -n1 s/x.sh\n'],
    ['a trap', "trap 's/x.sh cleanup' EXIT\n"],
    ['a here-document for another shell', 'ssh host <<EOF\n/opt/s/x.sh\nEOF\n'],
    ['if', 'if ! s/x.sh; then exit 1; fi\n'],
  ])('a script, with %s', (_, text) => {
    expect(uses({ 'run.sh': `#!/bin/bash\n# s/idle.sh\n${text}` })).toHaveLength(1);
  });

  it('any file of a folder that is known, whatever its name', () => {
    const all = (text: string): string[] => uses({ 'run.sh': text }, 's/idle.sh');
    expect(all('for f in s/*.sh; do sh "$f"; done\n')).toEqual(['run.sh:1 development may-run']);
    expect(all('sh "s/$1"\n')).toEqual(['run.sh:1 development may-run']);
    expect(all('find s -type f | sort | xargs -n1 sh\n')).toEqual(['run.sh:1 development may-run']);
    expect(all("find s -name '*.sh' -exec bash {} \\;\n")).toEqual(['run.sh:1 development may-run']);
    expect(all('D=$(dirname "$0")/s\n"$D/$1"\n')).toEqual(['run.sh:2 development may-run']);
    expect(all('D=$(cd "$(dirname "$0")/../x" && pwd)/s\n"$D/$1"\n')).toEqual([]);
    expect(all('D=$(dirname "$0")\n"$D/s/$1.sh"\n')).toEqual(['run.sh:2 development may-run']);
    expect(all('case "$f" in\n  *.sh) . "$f" ;;\n  *.sql|*.sh) true ;;\nesac\n')).toEqual([]);
    expect(all("find s -name '*.sh' -exec shellcheck {} +\n")).toEqual([]);
    expect(all('chmod +x s/*.sh\n')).toEqual([]);
  });

  it('health checks, shells, triggers and here-documents of a Dockerfile', () => {
    const dockerfile = (text: string): string[] => uses({ Dockerfile: `FROM alpine\nCOPY s /opt/s/\n${text}` });
    expect(dockerfile('HEALTHCHECK --interval=5s CMD ["/opt/s/x.sh"]\n')).toEqual(['Dockerfile:3 healthcheck runs *']);
    expect(dockerfile('SHELL ["/opt/s/x.sh", "-c"]\n')).toEqual(['Dockerfile:3 run runs *']);
    expect(dockerfile('ONBUILD RUN /opt/s/x.sh\n')).toEqual(['Dockerfile:3 build runs *']);
    expect(dockerfile('RUN <<EOF\n# /opt/s/idle.sh\n/opt/s/x.sh\nEOF\n')).toEqual(['Dockerfile:5 build runs *']);
    expect(dockerfile('RUN true && \\\n  # /opt/s/idle.sh\n  /opt/s/x.sh\n')).toEqual(['Dockerfile:5 build runs *']);
    expect(dockerfile('WORKDIR /opt/s\r\nCMD ["./x.sh"]\r\n')).toEqual(['Dockerfile:4 run runs *']);
    expect(dockerfile('WORKDIR /opt\nRUN cd s && sh x.sh\n')).toEqual(['Dockerfile:4 build runs *']);
    expect(dockerfile('ENV BASH_ENV=/opt/s/x.sh\n')).toEqual(['Dockerfile:3 run runs *']);
    expect(dockerfile('FROM alpine\nCOPY --from=0 /opt/s/x.sh /x\nCMD ["/x"]\n')).toEqual([
      'Dockerfile:4 run copies *',
      'Dockerfile:5 run runs *',
    ]);
    expect(dockerfile('FROM alpine\nCOPY --from=0 /opt/s /t/\nCMD ["/t/x.sh"]\n')).toEqual(['Dockerfile:5 run runs *']);
  });

  it('a COPY of the script by its name belongs to the build when only the build runs it', () => {
    const files = { Dockerfile: 'FROM alpine\nCOPY s/x.sh /tmp/\nRUN /tmp/x.sh\n' };
    expect(uses(files)).toEqual(['Dockerfile:2 build copies *', 'Dockerfile:3 build runs *']);
  });

  it('a library that only scripts of the build source belongs to the build, though a COPY names it', () => {
    const files = {
      Dockerfile: 'FROM alpine\nCOPY s/x.sh s/make.sh /\nRUN /make.sh\nCOPY s/start.sh /\nCMD ["/start.sh"]\n',
      's/make.sh': '#!/bin/sh\n. /x.sh\n',
      's/start.sh': '#!/bin/sh\nexec app\n',
    };
    expect(uses(files)).toEqual(['Dockerfile:2 build copies *', 's/make.sh:2 build runs *']);
    const running = { ...files, 's/start.sh': '#!/bin/sh\n. /x.sh\n' };
    expect(uses(running)).toContain('s/start.sh:2 run runs *');
    expect(uses(running)).toContain('Dockerfile:2 run copies *');
  });

  it('a folder that a build mounts, and one that people work in', () => {
    const bound = 'FROM alpine\nRUN --mount=type=bind,source=s,target=/b \\\n  /b/x.sh\n';
    expect(uses({ Dockerfile: bound })).toEqual(['Dockerfile:3 build runs *']);
    const { scripts } = scriptGraph(memorySnapshot({ Dockerfile: bound, 's/x.sh': X }));
    expect(scripts[0]?.copiedBy).toEqual([]);
    const workspace = {
      'compose.yml': 'services:\n  dev:\n    build: .\n    volumes: [".:/work"]\n',
      Dockerfile: 'FROM alpine\nCOPY go.sh /\nCMD ["/go.sh"]\n',
      'go.sh': '#!/bin/sh\n"$D/task_$1.sh"\n',
      's/task_a.sh': X,
    };
    expect(uses(workspace, 's/task_a.sh')).toEqual(['go.sh:2 development may-run']);
  });

  it('programs in folders of scripts, by path and by module', () => {
    const files = {
      'tools/a.py': 'pass\n',
      'tools/b.js': '1\n',
      'tools/c.pl': '1;\n',
      'tools/d.rb': '1\n',
      'tools/e.py': 'pass\n',
      Makefile: 'x:\n\tpython -m tools.a\n\tnode tools/b\n\tperl tools/c.pl\n\truby tools/d.rb\n',
      'pyproject.toml': '[project.scripts]\ntool = "tools.e:main"\n',
    };
    expect(uses(files, 'tools/a.py')).toEqual(['Makefile:2 development runs']);
    expect(uses(files, 'tools/b.js')).toEqual(['Makefile:3 development runs']);
    expect(uses(files, 'tools/c.pl')).toEqual(['Makefile:4 development runs']);
    expect(uses(files, 'tools/d.rb')).toEqual(['Makefile:5 development runs']);
    expect(uses(files, 'tools/e.py')).toEqual(['pyproject.toml:2 development runs']);
  });

  it('a compose file under any name, with what other scripts run in its mounts', () => {
    const files = {
      '4g-deploy.yaml': 'services:\n  amf:\n    image: base\n    volumes:\n      - ./s:/mnt/amf\n',
      'base/Dockerfile': 'FROM alpine\nCOPY start.sh /\nCMD ["/start.sh"]\n',
      'base/start.sh': '#!/bin/sh\n/mnt/amf/${NAME}.sh\n',
    };
    const { scripts } = scriptGraph(memorySnapshot({ 's/x.sh': X, ...files }));
    expect(scripts.find(({ path }) => path === 's/x.sh')?.uses).toMatchObject([
      { by: 'base/start.sh', when: 'run', kind: 'may-run', inImage: true },
    ]);
    // GitLab's services are a list.
    expect(uses({ 'x.yml': 'services:\n  - docker:dind\njob:\n  image: a\n  script: s/x.sh\n' })).toEqual([
      'x.yml:5 development runs',
    ]);
  });

  it('both scripts where a path may lead to either', () => {
    const files = { 'a/go.sh': './b.sh\ncd ../c && ./b.sh\n', 'a/b.sh': X, 'c/b.sh': X, 'd/b.sh': X };
    expect(uses(files, 'a/b.sh')).toHaveLength(2);
    expect(uses(files, 'c/b.sh')).not.toEqual([]);
    expect(uses(files, 'd/b.sh')).toEqual([]);
  });

  it('plain words only where a command begins', () => {
    const files = {
      'bin/deploy': X,
      'bin/run': X,
      'ci.yml': 'run:\n  name: deploy the app\n  run: true\n',
      'README.txt': 'We deploy. Then run it.\n',
    };
    expect(uses(files, 'bin/deploy')).toEqual([]);
    expect(uses(files, 'bin/run')).toEqual([]);
    const called = { ...files, 'go.sh': 'PATH=bin:$PATH\ndeploy now && exec run\n' };
    expect(uses(called, 'bin/deploy')).toEqual(['go.sh:2 development runs']);
    expect(uses(called, 'bin/run')).toEqual(['go.sh:2 development runs']);
  });

  it('no list of files to ignore, own, license or lint', () => {
    const files = { '.dockerignore': 's/x.sh\n', CODEOWNERS: 's/x.sh @a\n', '.licenserc.json': '{"**/*.sh": "x"}' };
    expect(uses(files)).toEqual([]);
  });
});

describe('what a tool or a person runs without naming it', () => {
  it.each([
    ['live-build', { 'iso/config/hooks/normal/01-a.hook.chroot': X }],
    ["people's shells", { 'extra/completion.bash': 'complete -F _x x\n' }],
    [
      'people who fetch it by its address',
      { 'install.sh': '# curl https://example.com/x/main/install.sh | sh\ntrue\n' },
    ],
    ['people who build or operate what lies beside it', { 'a/Dockerfile': 'FROM a\n', 'a/up.sh': 'docker build .\n' }],
    ['people who build or operate what lies beside it', { 'k/app/Chart.yaml': '', 'k/up.sh': 'helm install app\n' }],
    ['pytest', { 'tools/test_a.py': 'def test_a(): pass\n' }],
    ['git', { 'tools/hooks/pre-push': X }],
    ['asdf', { 'bin/download': X, 'bin/install': X, 'bin/list-all': X }],
    ['the tool whose folder that is', { '.ddev/commands/web/pull': X }],
    ['the tool whose folder that is', { 'snap/hooks/configure': X }],
    ['the tool whose folder that is', { '.mise/tasks/lint': X }],
  ])('%s', (tool, files) => {
    const { scripts } = scriptGraph(memorySnapshot(files as unknown as Record<string, string>));
    expect(scripts[0]?.uses).toMatchObject([{ kind: 'convention', when: 'development', tool, inImage: false }]);
  });
});

describe('what comes with a whole folder of sources', () => {
  it('is run by its place only where the place means that everywhere', () => {
    const files = (path: string): Record<string, string> => ({
      Dockerfile: 'FROM a\nWORKDIR /app\nCOPY . .\n',
      'compose.yaml': 'services:\n  a:\n    build: .\n    volumes: [".:/srv"]\n',
      [path]: X,
    });
    const convention = (path: string): boolean =>
      uses(files(path), path).some((use) => use.includes('run convention *'));
    expect(convention('docker/entrypoint.d/10.sh')).toBe(true);
    for (const path of ['tools/hooks/lint.sh', 'app/services/a.sh', 'lib/init/b.sh', 'conf.d/c.sh'])
      expect(convention(path)).toBe(false);
    expect(uses({ Dockerfile: 'FROM a\nCOPY svc /opt/services\n', 'svc/run.sh': X }, 'svc/run.sh')).toEqual([
      'Dockerfile:2 run convention *',
    ]);
  });
});

describe('the folder of a build', () => {
  const copied = (files: Record<string, string>): string[] =>
    scriptGraph(memorySnapshot(files)).scripts.flatMap(({ path, copiedBy }) =>
      copiedBy.map((by) => `${path} ${by.path}`),
    );

  it('is the one that holds what is copied', () => {
    const files = { 'docker/Dockerfile': 'FROM a\nCOPY s/x.sh go.mod /\nCOPY . .\n', 's/x.sh': X, 'go.mod': '' };
    expect(copied(files)).toEqual(['s/x.sh docker/Dockerfile', 's/x.sh docker/Dockerfile']);
  });

  it('is the own one for COPY . . when there is anything in it, and never that of a child image', () => {
    expect(copied({ 'app/Dockerfile': 'FROM a\nCOPY . .\n', 'app/main.c': '', 'x.sh': X })).toEqual([]);
    expect(copied({ 'app/Dockerfile': 'FROM a\nCOPY . .\n', 'x.sh': X })).toEqual(['x.sh app/Dockerfile']);
    expect(copied({ Dockerfile: 'FROM a\nONBUILD COPY . .\n', 'x.sh': X })).toEqual([]);
  });

  it('counts as copied what ends in an image, not what a stage for others has', () => {
    const files = { Dockerfile: 'FROM a AS b\nCOPY . /src\nFROM a\nCOPY --from=b /src/x.sh /\n', 'x.sh': X, 'y.sh': X };
    expect(copied(files)).toEqual(['x.sh Dockerfile']);
  });

  it('tells two images with a script of one name apart', () => {
    const files = {
      'a/Dockerfile': 'FROM x\nCOPY entrypoint.sh /\nENTRYPOINT ["/entrypoint.sh"]\n',
      'b/Dockerfile': 'FROM x\nCOPY entrypoint.sh /\nRUN /entrypoint.sh\n',
      'a/entrypoint.sh': X,
      'b/entrypoint.sh': X,
    };
    expect(uses(files, 'a/entrypoint.sh')).toEqual(['a/Dockerfile:2 run copies *', 'a/Dockerfile:3 run runs *']);
    expect(uses(files, 'b/entrypoint.sh')).toEqual(['b/Dockerfile:2 build copies *', 'b/Dockerfile:3 build runs *']);
  });
});
