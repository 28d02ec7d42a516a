import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { translate } from '../../../src/refactor/translate/translate.ts';
import { CASES, type Case } from './proof/cases.ts';
import { ENTRY_POINTS } from './proof/entry-points.ts';
import { Prover, prove } from './proof/prove.ts';
import { VARIANTS } from './proof/variants.ts';

const driver = fileURLToPath(new URL('./proof/driver.py', import.meta.url));
const missing = ['python3', 'bash', 'dash'].filter((name) => spawnSync(name, ['-c', '']).status !== 0);

// Without the three programs there is nothing to compare; .ci/run installs them.
(missing.length === 0 ? describe : describe.skip)('a translation beside its script', () => {
  let prover: Prover;
  beforeAll(() => {
    prover = new Prover(driver);
  });
  afterAll(() => prover.close());

  const all: readonly Case[] = [...CASES, ...VARIANTS, ...ENTRY_POINTS];
  const both = all.flatMap((each) =>
    (['python', 'node'] as const)
      .filter((language) => language === (each.only ?? language))
      .map((language) => ({ ...each, language })),
  );
  it.each(both)('does the same in $language: $name', async ({ script, runs, language }) => {
    const translated = translate(script, { name: 'entry', to: language });
    if (!translated.done) throw new Error(JSON.stringify(translated.refusals));
    const dialect = /^#!.*bash/.test(script) ? 'bash' : 'sh';
    const verdict = await prover.compare(script, translated.text, dialect, runs, { fresh: true, language });
    expect(verdict).toMatchObject({ runs: runs.length, racy: 0, differences: [] });
  });

  it('notices a difference', async () => {
    const run = { env: {}, args: [], stdin: '' };
    const verdict = await prover.compare('#!/bin/sh\nsay one\nexit 3\n', 'import sys\nsys.exit(3)\n', 'sh', [run]);
    expect(verdict.differences.map(({ what }) => what)).toEqual(['stdout', 'calls']);
  });

  it('tells a race of the script from a difference', async () => {
    const run = { env: {}, args: [], stdin: '' };
    // What is beside the box stays from run to run.
    const script = '#!/bin/sh\nif [ -e ../turn ]; then rm ../turn; echo one; else : > ../turn; echo two; fi\n';
    const says = (word: string) => prover.compare(script, `print(${JSON.stringify(word)})\n`, 'sh', [run]);
    expect(await says('one')).toEqual({ id: 0, runs: 1, racy: 1, differences: [] });
    const never = await says('three');
    expect({ racy: never.racy, what: never.differences.map(({ what }) => what) }).toEqual({
      racy: 0,
      what: ['stdout'],
    });
  });

  it('does the same in generated scripts; npm run prove:translation runs many more', async () => {
    const found: string[] = [];
    const summary = await prove({
      seed: 1,
      runs: 60,
      driver,
      language: 'python',
      onDifference: (seed, script, _translation, difference) =>
        found.push(`seed ${seed}: ${difference.what}\n${script}`),
    });
    expect(found).toEqual([]);
    expect(summary.runs).toBeGreaterThanOrEqual(60);
  }, 300_000);
});
