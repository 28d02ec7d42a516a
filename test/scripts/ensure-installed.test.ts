import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const script = resolve(import.meta.dirname, '../../scripts/ensure-installed.mjs');

let clone = '';
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'plimsoll-clone-'));
  mkdirSync(join(clone, 'scripts'));
  cpSync(script, join(clone, 'scripts/ensure-installed.mjs'));
  writeFileSync(
    join(clone, 'package-lock.json'),
    lock({ a: { version: '1.0.0' }, b: { version: '2.0.0', optional: true } }),
  );
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** The text of a lock file with these packages. */
function lock(packages: Readonly<Record<string, { version: string; optional?: boolean }>>): string {
  const folders = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]);
  return JSON.stringify({ packages: { '': { name: 'clone' }, ...Object.fromEntries(folders) } });
}

function installed(packages: Readonly<Record<string, { version: string }>>): void {
  mkdirSync(join(clone, 'node_modules'), { recursive: true });
  writeFileSync(join(clone, 'node_modules/.package-lock.json'), lock(packages));
}

/** Runs the script with a stand-in for npm that tells its arguments and exits with `npmStatus`. */
function run(npmStatus = 0) {
  const npm = join(clone, 'npm-cli.js');
  writeFileSync(npm, `console.log('npm', process.argv.slice(2).join(' ')); process.exit(${npmStatus});`);
  const done = spawnSync(process.execPath, [join(clone, 'scripts/ensure-installed.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: npm },
  });
  return { status: done.status, stdout: done.stdout, stderr: done.stderr };
}

describe('ensure-installed', () => {
  it('installs on a fresh clone, and keeps stdout clean', () => {
    expect(run()).toEqual({
      status: 0,
      stdout: '',
      stderr:
        'The dependencies are not installed yet: running `npm ci` (takes about a minute, once).\n' +
        'npm ci --include=dev --no-audit --no-fund\n',
    });
  });

  it('does nothing when what is installed is what is locked, optional packages aside', () => {
    installed({ a: { version: '1.0.0' } });
    expect(run()).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('installs again when a version differs or a package is missing', () => {
    installed({ a: { version: '0.9.0' } });
    expect(run().stderr).toContain('The installed dependencies differ from package-lock.json');
    installed({});
    expect(run().stderr).toContain('The installed dependencies differ from package-lock.json');
    installed({ a: { version: '1.0.0' }, b: { version: '1.0.0' } });
    expect(run().stderr).toContain('The installed dependencies differ from package-lock.json');
  });

  it("passes npm's failure on, with a sentence", () => {
    const { status, stderr } = run(7);
    expect(status).toBe(7);
    expect(stderr).toContain('`npm ci` failed; its messages are above.');
  });
});
