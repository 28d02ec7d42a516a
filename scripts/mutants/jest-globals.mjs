import { createRequire } from 'node:module';
import { format } from 'node:util';

// `@jest/globals` itself refuses to be loaded outside Jest; what it hands out as `expect` is this.
const require = createRequire(import.meta.resolve('@jest/globals/package.json'));
const { jestExpect } = require('@jest/expect');

/**
 * A stand-in for `@jest/globals` that collects tests instead of running them. What the tests don't use isn't there, and asking for it fails.
 * @returns `module`, to be imported by tests; `collect(load)`, which returns the tests that are described while `load` runs:
 *   { name, run, blocks: the blocks around it, outermost first, each { beforeAll, afterAll, beforeEach, afterEach } }
 */
export function jestGlobals() {
  let tests = [];
  let blocks = [newBlock('')];

  const hook = (kind) => (run) => void blocks.at(-1)[kind].push(run);

  function it(name, run) {
    tests.push({ name: [...blocks.map((block) => block.name), name].join(' ').trim(), run, blocks });
  }
  function describe(name, describeIt) {
    const outer = blocks;
    blocks = [...outer, newBlock(name)];
    try {
      describeIt();
    } finally {
      blocks = outer;
    }
  }
  const each = (make) => (rows) => {
    if (!Array.isArray(rows) || rows.length === 0) throw new Error('each() needs an array with something in it.');
    return (name, run) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        make(titled(name, values), () => run(...values));
      }
    };
  };
  const skip = Object.assign(() => {}, { each: () => () => {} });
  const full = (make) => Object.assign(make, { each: each(make), skip });

  return {
    module: {
      expect: jestExpect,
      it: full(it),
      test: full(it),
      describe: full(describe),
      beforeAll: hook('beforeAll'),
      afterAll: hook('afterAll'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
    },
    collect(load) {
      tests = [];
      blocks = [newBlock('')];
      load();
      return tests;
    },
  };
}

function newBlock(name) {
  return { name, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
}

/** A name with the values of its row put into its placeholders; values that have none are left out, as in Jest. */
function titled(name, values) {
  const places = name.match(/%[sdifjoOp]/g)?.length ?? 0;
  return places === 0 ? name : format(name.replaceAll('%p', '%o'), ...values.slice(0, places));
}
