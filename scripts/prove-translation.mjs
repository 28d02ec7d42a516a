// Runs generated scripts and their translations side by side, until there were as many runs as asked for.
// npm run prove:translation -- --runs 20000 --seed 1 --to node --jobs 2
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    to: { type: 'string', default: 'python' },
    jobs: { type: 'string', default: String(availableParallelism()) },
  },
});
const proof = fileURLToPath(new URL('../test/refactor/translate/proof/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-prove-'));
const bundle = join(folder, 'prove.mjs');
try {
  await build({
    entryPoints: [join(proof, 'prove.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: bundle,
  });
  const { prove } = await import(pathToFileURL(bundle).href);
  const started = Date.now();
  const summary = await prove({
    runs: Number(values.runs),
    seed: Number(values.seed),
    driver: join(proof, 'driver.py'),
    language: values.to,
    jobs: Number(values.jobs),
    onDifference: (seed, script, translation, difference) => {
      console.log(`\n=== seed ${seed}: ${difference.what} differs for ${JSON.stringify(difference.run)}`);
      console.log(
        `${script}\n--- shell\n${JSON.stringify(difference.shell)}\n--- translation\n${JSON.stringify(difference.translation)}`,
      );
      if (process.env.SHOW_TRANSLATION) console.log(translation);
    },
    onProgress: ({ runs, different }) => process.stderr.write(`${runs} runs, ${different} scripts differ\n`),
  });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${summary.runs} runs of ${summary.scripts} scripts (${summary.refused} refused) in ${seconds} s: ${summary.different} differ, ${summary.racy} runs with a race of the script itself`,
  );
  process.exitCode = summary.different === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
