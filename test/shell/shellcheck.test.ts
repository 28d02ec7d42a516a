import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findShellCheck } from '../../src/shell/shellcheck.ts';

/** A program called shellcheck that answers to `--version` and then does something else. */
describe('findShellCheck', () => {
  const { PATH } = process.env;
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-program-'));
    process.env.PATH = `${folder}:${PATH}`;
  });
  afterEach(() => {
    process.env.PATH = PATH;
    rmSync(folder, { recursive: true, force: true });
  });

  function program(script: string): void {
    const path = join(folder, 'shellcheck');
    writeFileSync(path, `#!/bin/sh\n[ "$1" = --version ] && exit 0\n${script}\n`);
    chmodSync(path, 0o755);
  }

  it.each([
    ['crashes', 'echo Segmentation fault >&2; exit 139'],
    ['is killed in the middle of its answer', `printf '{"comments":[{"file":'; kill -9 $$`],
    ['says something else', 'echo hello'],
  ])('gives nothing when the program %s', (_, script) => {
    program(script);
    expect(findShellCheck()?.([{ text: 'echo $x\n', dialect: 'sh' }])).toBeUndefined();
  });

  it('asks again after a failure', () => {
    program('exit 1');
    const shellCheck = findShellCheck();
    const input = { text: 'echo $x\n', dialect: 'sh' } as const;
    expect(shellCheck?.([input])).toBeUndefined();
    program(`echo '{"comments":[]}'`);
    expect(shellCheck?.([input])).toEqual([[]]);
  });
});
