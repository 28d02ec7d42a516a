import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { buildAction } from '../support/action.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Workflow {
  readonly jobs: { readonly release: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
}

/** The step of the release workflow that makes the tags, as it is written there. */
const { steps } = (parse(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')) as Workflow).jobs.release;
const script = steps.find(({ name }) => name === 'Tag')?.run ?? '';

let folder = '';
let clone = '';

const git = (...args: string[]): string => execFileSync('git', ['-C', clone, ...args], { encoding: 'utf8' }).trim();

function release(version: string): { status: number | null; stdout: string } {
  git('checkout', '--quiet', 'main');
  cpSync(join(root, 'dist'), join(clone, 'dist'), { recursive: true });
  const path = join(clone, 'package.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": ".*"/, `"version": "${version}"`));
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--allow-empty', '-am', version);
  return spawnSync('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, GITHUB_ENV: join(folder, 'env') },
  });
}

beforeAll(buildAction);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-release-'));
  clone = join(folder, 'clone');
  execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'origin')]);
  execFileSync('git', ['clone', '--quiet', join(folder, 'origin'), clone], { stdio: 'ignore' });
  git('checkout', '--quiet', '-b', 'main');
  for (const name of ['package.json', 'action.yml', '.gitignore']) cpSync(join(root, name), join(clone, name));
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '-m', 'Begin');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the release workflow', () => {
  it('tags a commit that has all that the Action runs, beside the main branch', () => {
    expect(release('1.2.3')).toMatchObject({ status: 0 });
    const first = git('rev-parse', 'v1');
    expect(git('rev-parse', 'v1.2.3')).toBe(first);
    expect(git('rev-parse', 'v1^')).toBe(git('rev-parse', 'main'));
    expect(readFileSync(join(folder, 'env'), 'utf8')).toBe('version=1.2.3\n');

    // As the runner does: the repository at the tag, nothing installed.
    const fetched = join(folder, 'fetched');
    const origin = join(folder, 'origin');
    execFileSync('git', [
      '-c',
      'advice.detachedHead=false',
      'clone',
      '--quiet',
      '--depth=1',
      '--branch=v1',
      `file://${origin}`,
      fetched,
    ]);
    const { runs } = parse(readFileSync(join(fetched, 'action.yml'), 'utf8')) as { runs: { main: string } };
    const workspace = join(folder, 'workspace');
    cpSync(join(root, 'fixtures/monolith/head'), workspace, { recursive: true });
    const ran = spawnSync(process.execPath, [join(fetched, runs.main)], {
      cwd: workspace,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_REPOSITORY: 'o/r', 'INPUT_FAIL-ON': 'never' },
    });
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toContain('::warning file=Dockerfile,');
    expect(existsSync(join(fetched, 'node_modules'))).toBe(false);
  });

  it('moves the major tag with each release, and refuses a version that is out', () => {
    release('1.2.3');
    const first = git('rev-parse', 'v1');
    expect(release('1.3.0')).toMatchObject({ status: 0 });
    expect(git('ls-remote', 'origin', 'refs/tags/v1')).toContain(git('rev-parse', 'v1.3.0'));
    expect(git('rev-parse', 'v1.2.3')).toBe(first);
    expect(release('1.3.0')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('::error::v1.3.0 is released'),
    });
  });
});
