import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';

/**
 * Every TypeScript module that some modules reach, each as the text of a CommonJS module.
 * @param root the project's folder
 * @param entries paths of modules, relative to it
 * @param instead texts (TypeScript) to take in place of what is on the disk, by path
 * @returns a Map from path to { code, imports: paths, external: names of packages }
 */
export async function modulesFrom(root, entries, instead = new Map()) {
  const modules = new Map();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (modules.has(path)) continue;
    const module = await compile(root, path, instead.get(path) ?? readFileSync(join(root, path), 'utf8'));
    modules.set(path, module);
    open.push(...module.imports);
  }
  return modules;
}

async function compile(root, path, text) {
  const { code } = await transform(text, {
    loader: path.endsWith('.json') ? 'json' : 'ts',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(join(root, path)).href),
      'import.meta.dirname': JSON.stringify(dirname(join(root, path))),
      'import.meta.filename': JSON.stringify(join(root, path)),
    },
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const names = [...new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name))];
  const local = names.filter((name) => name.startsWith('.'));
  return {
    code,
    imports: local.map((name) => posix.join(posix.dirname(path), name)).filter((to) => existsSync(join(root, to))),
    external: names.filter((name) => !name.startsWith('.')),
  };
}

/** The files below a folder, relative to the root, sorted. */
export function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}
