import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

beforeAll(() => {
  execFileSync('node', ['scripts/build.mjs'], { cwd: root });
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-cli-'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function plimsoll(args: string[], input = '', cwd = folder): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('node', [join(root, 'dist/cli.js'), ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

describe('plimsoll', () => {
  it('checks, with exit code 1 at the threshold and 0 below it', () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nADD x /x\n');
    const result = plimsoll(['check', '--fail-on', 'warning']);
    expect(result.status).toBe(1);
    expect(result.stdout).toContain('Dockerfile:2:1 warning');
    expect(result.stdout).not.toContain('\u001b');
    expect(plimsoll(['check']).status).toBe(0);
  });

  it('gives JSON with lines and columns from 1', () => {
    const { findings } = JSON.parse(plimsoll(['check', '--format', 'json']).stdout);
    expect(findings[0].fix.edits).toEqual([
      { path: 'Dockerfile', startLine: 2, startColumn: 1, endLine: 2, endColumn: 4, text: 'COPY' },
    ]);
  });

  it('translates an entry point, or prints nothing and names what stands in the way', () => {
    writeFileSync(join(folder, 'entry.sh'), '#!/bin/sh\nset -e\necho starting\nexec "$@"\n');
    const translated = plimsoll(['translate', 'entry.sh', '--to', 'python']);
    expect(translated).toMatchObject({ status: 0, stderr: '' });
    expect(translated.stdout).toContain('def main(args):\n    print("starting")\n    execute(args)\n');
    writeFileSync(join(folder, 'entry.sh'), '#!/bin/sh\n. ./lib.sh\neval "$x"\n');
    const refused = plimsoll(['translate', 'entry.sh', '--to', 'python']);
    expect(refused).toMatchObject({ status: 3, stdout: '' });
    expect(refused.stderr).toMatch(/^entry\.sh:2: \.: .*\nentry\.sh:3: eval: .*\n$/);
    expect(plimsoll(['translate', 'none.sh', '--to', 'python']).status).toBe(2);
    expect(plimsoll(['translate', 'entry.sh', '--to', 'cobol']).status).toBe(2);
  });

  it('writes a translated entry point with the Dockerfile that starts it, or prints both as a patch', () => {
    const box = mkdtempSync(join(tmpdir(), 'plimsoll-translate-'));
    const dockerfile = 'FROM python:3.12\nCOPY start.sh /\nCMD ["/start.sh"]\n';
    writeFileSync(join(box, 'start.sh'), '#!/bin/sh\nset -e\necho starting\nexec app\n');
    writeFileSync(join(box, 'Dockerfile'), dockerfile);
    const patch = plimsoll(['translate', 'start.sh', '--to', 'python', '--patch'], '', box);
    expect(patch).toMatchObject({ status: 0, stderr: '' });
    expect(spawnSync('git', ['apply', '-'], { cwd: box, input: patch.stdout })).toMatchObject({ status: 0 });
    const after = readFileSync(join(box, 'Dockerfile'), 'utf8');
    const program = readFileSync(join(box, 'docker_entrypoint.py'), 'utf8');
    expect(after).toBe('FROM python:3.12\nCOPY --chmod=755 docker_entrypoint.py /\nCMD ["/docker_entrypoint.py"]\n');
    expect(statSync(join(box, 'docker_entrypoint.py')).mode & 0o777).toBe(0o755);
    rmSync(join(box, 'docker_entrypoint.py'));
    writeFileSync(join(box, 'Dockerfile'), dockerfile);
    const written = plimsoll(['translate', 'start.sh', '--to', 'python', '--write'], '', box);
    expect(written).toMatchObject({ status: 0, stderr: '', stdout: 'Written: docker_entrypoint.py, Dockerfile.\n' });
    expect(readFileSync(join(box, 'Dockerfile'), 'utf8')).toBe(after);
    expect(readFileSync(join(box, 'docker_entrypoint.py'), 'utf8')).toBe(program);
    expect(statSync(join(box, 'docker_entrypoint.py')).mode & 0o777).toBe(0o755);
    writeFileSync(join(box, 'Dockerfile'), dockerfile.replace('python:3.12', 'debian:12'));
    expect(plimsoll(['translate', 'start.sh', '--to', 'python', '--write'], '', box)).toMatchObject({
      status: 3,
      stderr: 'No Dockerfile here starts start.sh in an image that has python.\n',
    });
    rmSync(box, { recursive: true });
  });

  it('gives workflow commands for GitHub Actions', () => {
    expect(plimsoll(['check', '--format', 'github']).stdout).toMatch(
      /^::warning file=Dockerfile,line=2,endLine=2,col=1,endColumn=3,title=copy-over-add::`ADD`/,
    );
  });

  it.each(['rdjson', 'github', 'gitlab'])('tells mistakes in the configuration beside %s', (format) => {
    writeFileSync(join(folder, 'plimsoll.yml'), 'rules: {no-such-rule: off}\n');
    const { stderr, stdout } = plimsoll(['check', '--format', format, '--no-shellcheck', '--config', 'plimsoll.yml']);
    expect(stderr).toMatch(/^plimsoll: plimsoll\.yml:1:\d+: .*no-such-rule.*\n$/);
    expect(stdout).not.toContain('no-such-rule');
    rmSync(join(folder, 'plimsoll.yml'));
  });

  it('answers each line of --stdin-jsonl in order, also a bad one', () => {
    const lines = [
      '{"id":"a","files":{"Dockerfile":"FROM x\\n"}}',
      'nonsense',
      '{"id":"b","files":{}}',
      '{"id":3,"files":{}}',
      '{"id":"c","files":{"Dockerfile":null}}',
      '{"files":{}}',
    ].join('\n');
    const answers = plimsoll(['check', '--stdin-jsonl', '--format', 'json'], lines)
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, findings, errors }) => [id, findings.length, errors.length])).toEqual([
      ['a', 2, 0],
      [null, 0, 1],
      ['b', 0, 0],
      [3, 0, 0],
      ['c', 0, 1],
      [null, 0, 1],
    ]);
  });

  it('prints fixes as a diff without writing, then writes them and keeps the mode', () => {
    const path = join(folder, 'Dockerfile');
    writeFileSync(path, 'FROM scratch\nADD x /x\n', { mode: 0o600 });
    expect(plimsoll(['fix', '--diff']).stdout).toContain('-ADD x /x\n+COPY x /x');
    expect(readFileSync(path, 'utf8')).toContain('ADD');
    const mode = statSync(path).mode;
    plimsoll(['fix']);
    expect(readFileSync(path, 'utf8')).toBe('FROM scratch\nCOPY x /x\n');
    expect(statSync(path).mode).toBe(mode);
  });

  it('reviews a range of a real repository', () => {
    const repo = join(folder, 'repo');
    mkdirSync(repo);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repo, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        encoding: 'utf8',
      });
    git('init', '-q', '-b', 'main');
    writeFileSync(join(repo, 'Dockerfile'), 'FROM scratch\nRUN x\n');
    git('add', '.');
    git('commit', '-qm', 'one');
    writeFileSync(join(repo, 'Dockerfile'), 'FROM scratch\nRUN x\nADD y /y\n');
    git('commit', '-qam', 'two');
    const { stdout } = plimsoll(['review', '--repo', repo, '--base', 'HEAD~1', '--head', 'HEAD']);
    expect(stdout).toContain('```suggestion\nCOPY y /y\n```');
  });

  it.each([
    [['check', 'missing'], 'There is no file or folder "missing"'],
    [['check', '--format', 'xml'], 'There is no format "xml"'],
    [['check', '--fail-on', 'loud'], '--fail-on takes'],
    [['check', '--nope'], 'unknown option'],
    [['explain', 'nope'], 'There is no rule "nope"'],
    [['review', '--repo', '/', '--base', 'a', '--head', 'b'], 'not a git repository'],
  ])('answers %j with a sentence and exit code 2', (args, sentence) => {
    const { status, stderr } = plimsoll(args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('lists and explains rules', () => {
    const rules = JSON.parse(plimsoll(['rules', '--format', 'json']).stdout);
    expect(rules.find(({ id }: { id: string }) => id === 'copy-over-add').aliases).toContain('DL3020');
    expect(plimsoll(['explain', 'dl3020']).stdout).toContain(
      '# copy-over-add\n\nSeverity warning, on by default; has a safe fix.\n',
    );
    expect(plimsoll(['explain', 'AVD-DS-0002']).stdout).toContain('AVD-DS-0002 is also missing-user.');
    expect(plimsoll(['explain', 'sc2086']).stdout).toContain('https://www.shellcheck.net/wiki/SC2086');
  });
});
