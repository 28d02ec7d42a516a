import { describe, expect, it } from '@jest/globals';
import type { Reason, Verdict } from '../../src/plan/model.ts';
import { reasonsOf } from '../../src/report/plan-reasons.ts';

function verdict(path: string, ...reasons: Reason[]): Verdict {
  const script = {
    path,
    language: 'shell',
    executable: true,
    shebang: '#!/bin/sh',
    measures: { lines: 1, branches: 0, functions: 0, commands: 1, backgroundJobs: 0, dataCommands: 0, settings: 0 },
    signs: [],
    uses: [],
    copiedBy: [],
  } as const;
  return { script, verdict: 'remove', reasons };
}

const unused = (path: string): Reason => ({ message: 'Nobody uses it.', path, line: 1 });
const copied = (line: number): Reason => ({ message: 'Copied here.', path: 'Dockerfile', line });

describe('reasonsOf', () => {
  const names = ['a.sh', 'b.sh', 'c.sh', 'd.sh', 'e.sh'];

  it('says once what is so of all, with the same places', () => {
    const all = names.map((name) => verdict(name, unused(name), copied(3), copied(5)));
    const { common, of } = reasonsOf(all);
    expect(common).toEqual([
      { message: 'Nobody uses it.', places: [] },
      { message: 'Copied here.', places: ['Dockerfile:3', 'Dockerfile:5'] },
    ]);
    expect(all.map(of)).toEqual([[], [], [], [], []]);
  });

  it('says of each what is not so of all, or shows elsewhere', () => {
    const all = names.map((name, index) => verdict(name, unused(name), copied(index)));
    const { common, of } = reasonsOf(all);
    expect(common).toEqual([{ message: 'Nobody uses it.', places: [] }]);
    expect(of(all[2] as Verdict)).toEqual([{ message: 'Copied here.', places: ['Dockerfile:2'] }]);
  });

  it('says of a few scripts all of each', () => {
    const all = names.slice(0, 4).map((name) => verdict(name, unused(name)));
    const { common, of } = reasonsOf(all);
    expect(common).toEqual([]);
    expect(of(all[0] as Verdict)).toEqual([{ message: 'Nobody uses it.', places: [] }]);
  });
});
