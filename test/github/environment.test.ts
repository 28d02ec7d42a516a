import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { settingsFrom } from '../../src/github/environment.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const good = { APP_ID: '7', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 's' };

describe('settingsFrom', () => {
  it('names every variable that is missing, and where to get it', () => {
    expect(() => settingsFrom({})).toThrow(
      /APP_ID is not set: .*settings page[\s\S]*PRIVATE_KEY is[\s\S]*WEBHOOK_SECRET/,
    );
  });

  it.each([
    [{ APP_ID: 'x' }, /APP_ID has to be a number/],
    [{ PRIVATE_KEY: 'nonsense' }, /PRIVATE_KEY cannot be used/],
    [{ PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/does/not/exist.pem' }, /PRIVATE_KEY_PATH cannot be used/],
    [{ PORT: '99999' }, /PORT has to be/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL has to be/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL has to begin with postgres/],
    [{ PLIMSOLL_THROTTLE: 'no' }, /PLIMSOLL_THROTTLE has to be on or off/],
    [{ PLIMSOLL_CONCURRENCY: '0' }, /PLIMSOLL_CONCURRENCY has to be a whole number/],
    [{ PLIMSOLL_GRACE_SECONDS: 'long' }, /PLIMSOLL_GRACE_SECONDS has to be a whole number/],
  ])('refuses %j', (wrong, message) => {
    expect(() => settingsFrom({ ...good, ...wrong })).toThrow(message);
  });

  it('takes the key with real or written line breaks, or in base64', () => {
    for (const key of [privateKey, privateKey.replaceAll('\n', '\\n'), Buffer.from(privateKey).toString('base64')])
      expect(settingsFrom({ ...good, PRIVATE_KEY: key }).privateKey.trim()).toBe(privateKey.trim());
  });

  it('lets a process receive only or work only on a shared database', () => {
    expect(() => settingsFrom(good, 'worker')).toThrow(/--role worker needs DATABASE_URL/);
    const url = 'postgres://u@h/d';
    expect(settingsFrom({ ...good, DATABASE_URL: url }, 'web')).toMatchObject({
      role: 'web',
      store: { databaseUrl: url },
    });
  });

  it('knows defaults, and GitHub Enterprise Server', () => {
    expect(settingsFrom(good)).toMatchObject({ port: 3000, logLevel: 'info', baseUrl: undefined });
    expect(settingsFrom({ ...good, GHE_HOST: 'git.example.com' }).baseUrl).toBe('https://git.example.com/api/v3');
    expect(settingsFrom({ ...good, GHE_HOST: 'h:1', GHE_PROTOCOL: 'http' }).baseUrl).toBe('http://h:1/api/v3');
  });
});
