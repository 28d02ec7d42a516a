import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const require = createRequire(import.meta.url);

/** Bundles the entry of a thread as the build does, in a folder of its own. Threads run JavaScript, and tests TypeScript. */
export function bundle(entry: string): { readonly script: URL; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bundle-'));
  const outfile = join(folder, 'worker.mjs');
  const js =
    "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js },
  });
  for (const wasm of ['web-tree-sitter/web-tree-sitter.wasm', 'tree-sitter-bash/tree-sitter-bash.wasm'])
    copyFileSync(require.resolve(wasm), join(folder, basename(wasm)));
  return { script: pathToFileURL(outfile), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
