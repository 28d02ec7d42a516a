// Bundles src/cli/main.ts into dist/cli.js, and src/cli/action/main.ts into dist/action.js. Of the first, one file is loaded for `check`; what `serve` and `demo` need beside it is
// split off and loaded when they start, because reading it would cost every `check` a tenth of a second.
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { preparedDatabase } from './prepare-database.mjs';
import { unbundled } from './unbundled.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

// Everything lies flat in dist/: modules find the WebAssembly files, docs/ and schema/ relative to import.meta.url.
const finished = `${root}dist`;
const entries = ['cli.js', 'action.js'];
// Built aside and moved into place at the end, file by file and those that are started last, so that nothing is half-made or
// missing while a `check` or another build runs.
const aside = `${root}node_modules/.cache/plimsoll-build-${randomUUID()}`;

/** esbuild has already printed what is wrong, with file and line; a stack of the build script adds nothing. */
function stop() {
  rmSync(aside, { recursive: true, force: true });
  process.exit(1);
}

mkdirSync(aside, { recursive: true });
const options = {
  absWorkingDir: root,
  outdir: aside,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  legalComments: 'linked',
  logLevel: 'warning',
  // CommonJS packages inside an ES module bundle call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
};

await Promise.all([
  build({
    ...options,
    entryPoints: { cli: 'src/cli/main.ts', 'engine-worker': 'src/github/engine/worker.ts' },
    chunkNames: '[name]-[hash]',
    splitting: true,
    // Development-only packages of the demo stay outside as well.
    external: [...unbundled, 'playwright-core', 'ajv', 'ajv-formats'],
  }),
  // The runner installs nothing, so the Action is one file with everything in it, Octokit included.
  build({ ...options, entryPoints: { action: 'src/cli/action/main.ts' } }),
]).catch(stop);

for (const wasm of [
  require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'),
]) {
  copyFileSync(wasm, join(aside, basename(wasm)));
}

copyFileSync(await preparedDatabase(), join(aside, 'database.tar.gz'));

const entry = `${aside}/cli.js`;
const text = readFileSync(entry, 'utf8');
if (!text.startsWith('#!')) writeFileSync(entry, `#!/usr/bin/env node\n${text}`);
chmodSync(entry, 0o755);

const made = readdirSync(aside);
mkdirSync(finished, { recursive: true });
for (const name of [...made.filter((each) => !entries.includes(each)), ...entries])
  renameSync(join(aside, name), join(finished, name));
for (const name of readdirSync(finished))
  if (!made.includes(name)) rmSync(join(finished, name), { recursive: true, force: true });
rmSync(aside, { recursive: true });
