import { describe, expect, it } from '@jest/globals';
import { loadConfiguration } from '../../src/review/configuration.ts';

const load = (text: string) => loadConfiguration(text, 'plimsoll.yml');

describe('loadConfiguration', () => {
  it('reads what it knows', () => {
    const { configuration, notices } = load(
      'extends: [strict]\nfail-on: warning\ncomments: {max: 3}\nexclude: [vendor/**]\nrules:\n  DL3020: off\n  no-sudo: {severity: info, fix: never}\n',
    );
    expect(notices).toEqual([]);
    expect([configuration.strict, configuration.failOn, configuration.comments.max, configuration.exclude]).toEqual([
      true,
      'warning',
      3,
      ['vendor/**'],
    ]);
    expect(configuration.rules.get('copy-over-add')).toEqual({ severity: 'off' });
    expect(configuration.rules.get('no-sudo')).toEqual({ severity: 'info', fix: 'never' });
  });

  it('reports mistakes with their place and goes on', () => {
    const { configuration, notices } = load(
      'fail-on: loud\nnonsense: 1\nrules:\n  nope: off\n  no-sudo: 7\nexclude: [a]\n',
    );
    expect(notices.map(({ line, column }) => [line, column])).toEqual([
      [1, 10],
      [2, 1],
      [4, 3],
      [5, 12],
    ]);
    expect([configuration.failOn, configuration.exclude]).toEqual(['error', ['a']]);
  });

  it.each(['[', '- a', 'a: [', '"', '\0'])('survives %j', (text) => {
    expect(load(text).notices.length).toBeGreaterThan(0);
  });
});
