import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configurationSchema, loadConfiguration } from '../../src/review/index.ts';

describe('schema/plimsoll.schema.json', () => {
  const written = JSON.parse(readFileSync(new URL('../../schema/plimsoll.schema.json', import.meta.url), 'utf8'));

  it('is what `npm run schema` makes of the rules now', () =>
    expect(written).toEqual(JSON.parse(JSON.stringify(configurationSchema()))));

  it('takes what the loader takes and no other keys', () => {
    const valid = new Ajv({ strict: false }).compile(written);
    const example = `extends: [recommended, hadolint]
rules: {DL3020: off, no-sudo: {severity: error, fix: never}}
overrides: [{files: [a], rules: {no-sudo: off}}]
include: [a]
exclude: [b]
fail-on: warning
comments: {max: 3}
require-reason: true
allow-suppressions: false
`;
    expect(loadConfiguration(example, 'plimsoll.yml').notices).toEqual([]);
    expect(valid(parse(example))).toBe(true);
    expect(valid({ nonsense: 1 })).toBe(false);
    expect(valid({ rules: { 'no-sudo': { nonsense: 1 } } })).toBe(false);
  });
});
