// Bundles the app server and the stand-in for GitHub out of the sources, so that the measurements below can import them.
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { unbundled } from '../unbundled.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const SOURCE = `
  export { startApp } from './src/demo/app.ts';
  export { createRepository } from './src/demo/repository.ts';
  export { startStandIn } from './src/demo/stand-in/server.ts';
  export { deliverPullRequest, deliverPush, writeComment } from './src/demo/stand-in/webhook.ts';
  export { startServer } from './src/github/server.ts';
`;

export async function parts() {
  const outfile = `${root}node_modules/.cache/plimsoll-bench/parts-${process.pid}.mjs`;
  mkdirSync(`${root}node_modules/.cache/plimsoll-bench`, { recursive: true });
  await build({
    absWorkingDir: root,
    stdin: { contents: SOURCE, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: [...unbundled, 'web-tree-sitter', 'tree-sitter-bash'],
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
    },
  });
  return import(pathToFileURL(outfile).href);
}

/** A pull request's record in the stand-in. */
export function pullRecord(number, headBranch) {
  return {
    number,
    title: 'Change it',
    body: '',
    author: 'octo',
    headBranch,
    baseBranch: 'main',
    draft: false,
    state: 'open',
  };
}
