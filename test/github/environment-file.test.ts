import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadEnvironmentFile, updateEnvironmentFile } from '../../src/github/environment-file.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-env-'));
  path = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the .env file', () => {
  it('gives back what was written, over several lines too, and loses nothing else', () => {
    writeFileSync(path, 'LOG_LEVEL=debug\n\nexport APP_ID=1\n# APP_ID=2\nMY_APP_ID=3');
    updateEnvironmentFile({ APP_ID: '7', PRIVATE_KEY: '-----BEGIN\r\na+/=\n#$x\n-----END\n' }, path);
    expect(readFileSync(path, 'utf8')).toBe(
      'LOG_LEVEL=debug\n\n# APP_ID=2\nMY_APP_ID=3\nAPP_ID="7"\nPRIVATE_KEY="-----BEGIN\\na+/=\\n#$x\\n-----END"\n',
    );
    const environment: Record<string, string | undefined> = { LOG_LEVEL: 'fatal' };
    loadEnvironmentFile(environment, path);
    expect(environment).toEqual({
      LOG_LEVEL: 'fatal',
      MY_APP_ID: '3',
      APP_ID: '7',
      PRIVATE_KEY: '-----BEGIN\na+/=\n#$x\n-----END',
    });
  });

  it('is not needed, and takes no value that would end early', () => {
    const environment = {};
    loadEnvironmentFile(environment, path);
    expect(environment).toEqual({});
    expect(() => updateEnvironmentFile({ A: 'x"\nB="y' }, path)).toThrow('double quote');
    expect(() => readFileSync(path)).toThrow('ENOENT');
  });
});
