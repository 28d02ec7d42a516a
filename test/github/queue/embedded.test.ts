import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockDirectory } from '../../../src/github/queue/directory-lock.ts';
import { openEmbedded } from '../../../src/github/queue/embedded.ts';
import { preparedDatabase } from '../../support/database.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'plimsoll-embedded-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('lockDirectory', () => {
  it('lets one have the folder at a time', async () => {
    const unlock = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(/Another Plimsoll uses .*DATABASE_URL/);
    await unlock();
    await (await lockDirectory(directory))();
  });

  it('takes the folder over from a process that was killed', async () => {
    const script = `require('net').createServer().listen(${JSON.stringify(join(directory, 'lock'))}, () => console.log('up'))`;
    const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((up) => other.stdout.once('data', up));
    await expect(lockDirectory(directory)).rejects.toThrow('Another Plimsoll');
    const ended = new Promise((end) => other.once('exit', end));
    other.kill('SIGKILL');
    await ended;
    expect(existsSync(join(directory, 'lock'))).toBe(true);
    await (await lockDirectory(directory))();
  });

  it('says when the path is too long for it', async () => {
    const long = join(directory, 'x'.repeat(120));
    mkdirSync(long);
    await expect(lockDirectory(long)).rejects.toThrow(/too long.*may have 98 bytes/);
  });
});

describe('openEmbedded', () => {
  it('keeps what was committed, and begins anew where making the database was interrupted', async () => {
    mkdirSync(join(directory, 'database.unfinished'));
    writeFileSync(join(directory, 'database.unfinished', 'PG_VERSION'), 'half');
    const prepared = preparedDatabase();
    const first = await openEmbedded(directory, prepared);
    await first.database.exec('CREATE TABLE kept (a int); INSERT INTO kept VALUES (7)');
    await expect(openEmbedded(directory, prepared)).rejects.toThrow('Another Plimsoll');
    await first.close();
    const second = await openEmbedded(directory, prepared);
    expect((await second.database.query('SELECT a FROM kept')).rows).toEqual([{ a: 7 }]);
    await second.close();
  });
});
