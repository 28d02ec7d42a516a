import { expect, it } from '@jest/globals';
import { kinOf } from '../../src/review/fingerprint.ts';
import { recognise } from '../../src/review/recognise.ts';
import type { Finding } from '../../src/review/types.ts';

const finding = (digit: string, message: string): Finding =>
  ({ rule: 'r', path: 'Dockerfile', message, fingerprint: digit.repeat(16) }) as Finding;

it('takes one of its kin for a finding whose line was edited, each once', () => {
  const kin = kinOf(finding('a', 'm'));
  const known = [{ fingerprint: 'f'.repeat(16), kin }];
  const found = recognise([finding('a', 'm'), finding('b', 'm')], known);
  expect([...found]).toEqual([['a'.repeat(16), 'f'.repeat(16)]]);
});

it('takes any number for known whose kin is known as a whole, and no other', () => {
  const kin = kinOf(finding('a', 'm'));
  const found = recognise(
    [finding('a', 'm'), finding('b', 'm'), finding('c', 'other')],
    [{ fingerprint: kin, kin, all: true }],
  );
  expect([...found]).toEqual([
    ['a'.repeat(16), kin],
    ['b'.repeat(16), kin],
  ]);
});
