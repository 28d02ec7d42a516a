import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { compileFunction } from 'node:vm';

const PARAMETERS = ['module', 'exports', 'require', 'stryMutAct_9fa48', 'stryCov_9fa48'];

/**
 * Compiles modules; `evaluate(path, require)` runs one anew each time and returns its exports.
 * @param root the project's folder, from which packages are found
 * @param modules as of `modulesFrom`
 * @param packages stand-ins for packages, by name
 * @param switches the `Switch` of each instrumented module, by path
 * @param evaluating is told of each module when its evaluation begins and, without an argument, when it ends
 */
export function evaluator(root, modules, { packages, switches, evaluating }) {
  const require = createRequire(`${root}package.json`);
  const compiled = new Map();
  return (path, local) => {
    const module = modules.get(path);
    if (!module) throw new Error(`${path} is not among the modules that were compiled.`);
    if (!compiled.has(path)) compiled.set(path, compileFunction(module.code, PARAMETERS, { filename: root + path }));
    const made = { exports: {} };
    const find = (name) => {
      if (name.startsWith('.')) return local(posix.join(posix.dirname(path), name));
      return packages[name] ?? require(name);
    };
    const { isActive, cover } = switches.get(path) ?? {};
    evaluating(path);
    try {
      compiled.get(path)(made, made.exports, find, isActive, cover);
    } finally {
      evaluating();
    }
    return made.exports;
  };
}

/**
 * The modules of one run, each evaluated once, when somebody asks for it.
 * @param evaluate of `evaluator`
 * @param base a registry from which every module is taken that isn't in `anew`
 */
export function newRegistry(evaluate, base, anew) {
  const loaded = new Map();
  const load = (path) => {
    if (base && !anew.has(path)) return base.load(path);
    if (!loaded.has(path)) loaded.set(path, evaluate(path, load));
    return loaded.get(path);
  };
  return { load, suites: new Map() };
}
