import { describe, expect, it } from '@jest/globals';
import { END_OF_LIFE, endedLine } from '../../../../src/rules/support/images/end-of-life.ts';

describe.each(Object.entries(END_OF_LIFE))('the releases of %s', (_, lines) => {
  it('are each named once, by a number or a code name', () => {
    expect(lines.length).toBeGreaterThan(3);
    for (const [line] of lines) expect(line).toMatch(/^(\d+(\.\d+)?|[a-z]{2,})$/);
    expect(new Set(lines.map(([line]) => line)).size).toBe(lines.length);
  });

  it('end on a day', () => {
    for (const [, end] of lines) {
      expect(end).toMatch(/^(199|20[0-3])\d-\d\d-\d\d$/);
      expect(new Date(`${end}T00:00:00Z`).toISOString().slice(0, 10)).toBe(end);
    }
  });
});

describe('endedLine', () => {
  const DAY = '2026-11-01';
  it.each([
    ['debian', '10', { line: '10', end: '2024-06-30', next: '12' }],
    ['debian', '10.3-slim', { line: '10', end: '2024-06-30', next: '12' }],
    ['debian', 'buster-slim', { line: 'buster', end: '2024-06-30', next: 'bookworm' }],
    ['ubuntu', '18.04', { line: '18.04', end: '2023-05-31', next: '22.04' }],
    ['ubuntu', 'focal', { line: 'focal', end: '2025-05-29', next: 'jammy' }],
    ['python', '3.1.5', undefined],
    ['python', '3.10.2-alpine', { line: '3.10', end: '2026-10-31', next: '3.11' }],
    ['python', '2.7', { line: '2.7', end: '2020-01-01', next: '3.11' }],
    ['python', '2', { line: '2', end: '2020-01-01', next: '3.11' }],
    ['php', '7', { line: '7', end: '2022-11-28', next: '8.3' }],
    ['php', '7.4.33-fpm', { line: '7.4', end: '2022-11-28', next: '8.3' }],
    ['alpine', '3.12', { line: '3.12', end: '2022-05-01', next: '3.22' }],
    ['alpine', '3.2', undefined],
    ['alpine', '3', undefined],
    ['alpine', '3.22', undefined],
    ['debian', 'bookworm', undefined],
    ['debian', 'latest', undefined],
    ['debian', 'x-10', undefined],
    ['debian', '10x', undefined],
    ['debian', '', undefined],
    ['toString', '1', undefined],
    ['mariadb', '10', undefined],
  ])('%s:%s', (repository, tag, expected) => expect(endedLine(repository, tag, DAY)).toEqual(expected));

  it('counts the last day as looked after, and knows no next release when all have ended', () => {
    expect(endedLine('node', '18', '2025-04-30')).toBeUndefined();
    expect(endedLine('node', '18', '2025-05-01')).toEqual({ line: '18', end: '2025-04-30', next: '20' });
    expect(endedLine('node', '18', '2040-01-01')?.next).toBeUndefined();
  });
});
