/**
 * Runs tests of one file in order, with their hooks: `beforeAll` of a block once before its first test, `afterAll` at the end.
 * @param tests as of `jestGlobals().collect`
 * @param chosen indexes of the tests to run, in this order
 * @param steps `before(index)` is called before each test and its hooks; `hook(index)` and `test(index)` before what they name
 * @returns the first failure as { index, error }, undefined when all passed
 */
export async function runTests(tests, chosen, { before = nothing, hook = nothing, test: begins = nothing } = {}) {
  const begun = new Set();
  let failure;
  for (const index of chosen) {
    const test = tests[index];
    before(index);
    try {
      hook(index);
      for (const block of test.blocks) {
        if (begun.has(block)) continue;
        begun.add(block);
        await runAll(block.beforeAll);
      }
      for (const block of test.blocks) await runAll(block.beforeEach);
      begins(index);
      const pending = test.run();
      if (pending instanceof Promise) await pending;
      hook(index);
      for (const block of test.blocks.toReversed()) await runAll(block.afterEach);
    } catch (error) {
      failure = { index, error };
      break;
    }
  }
  for (const block of [...begun].toReversed()) {
    try {
      await runAll(block.afterAll);
    } catch (error) {
      failure ??= { index: chosen.at(-1), error };
    }
  }
  return failure;
}

function nothing() {}

async function runAll(hooks) {
  for (const run of hooks) {
    const pending = run();
    if (pending instanceof Promise) await pending;
  }
}
