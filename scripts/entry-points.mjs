// Translates the shell entry points of the repositories in a folder, and says how many and what stands in the way of the others.
// npm run entry-points -- FOLDER [--to node] [--json FILE]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: 'string', default: 'python' }, json: { type: 'string' } },
});
const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-entry-points-'));
try {
  const outfile = join(folder, 'entry-points.mjs');
  await build({
    stdin: {
      contents: `export { translate } from './src/refactor/translate/translate.ts';`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  const { translate } = await import(pathToFileURL(outfile).href);
  const found = [];
  for (const repository of positionals.flatMap((outer) => readdirSync(outer).map((name) => join(outer, name)))) {
    const plan = execFileSync('node', [join(root, 'dist/cli.js'), 'plan', repository, '--format', 'json'], {
      maxBuffer: 1e9,
    });
    for (const { path, language, uses } of JSON.parse(plan).scripts) {
      const starts = uses.some(
        ({ by, when, kind, inImage }) =>
          when === 'run' && inImage && kind === 'runs' && /(dockerfile|containerfile)[^/]*$/i.test(by),
      );
      if (language !== 'shell' || !starts) continue;
      const text = readFileSync(join(repository, path), 'utf8');
      // The same script for several versions of an image counts once.
      if (found.some((other) => other.text === text)) continue;
      found.push({ path: join(repository, path), text, result: translate(text, { name: path, to: values.to }) });
    }
  }
  const reasons = new Map();
  for (const { path, result } of found) {
    if (result.done) continue;
    console.log(
      `${path}\n${result.refusals.map((each) => `  ${each.line} ${each.construct}: ${each.reason}`).join('\n')}`,
    );
    for (const name of new Set(result.refusals.map(({ construct }) => construct.split(' ')[0])))
      reasons.set(name, (reasons.get(name) ?? 0) + 1);
  }
  const done = found.filter(({ result }) => result.done);
  console.log(
    [...reasons]
      .sort((a, b) => b[1] - a[1])
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  );
  console.log(
    `${done.length} of ${found.length} entry points are translated (${Math.round((100 * done.length) / found.length)} %)`,
  );
  if (values.json)
    writeFileSync(
      values.json,
      JSON.stringify(done.map(({ path, text, result }) => ({ path, text, program: result.text }))),
    );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
