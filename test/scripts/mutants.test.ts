import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';

interface Outcome {
  readonly status: 'killed' | 'survived' | 'timed out';
  readonly by?: { readonly file: number; readonly index?: number };
}
interface Dry {
  readonly tests: readonly {
    readonly file: number;
    readonly index: number;
    readonly name: string;
    readonly time: number;
  }[];
  readonly failures: readonly string[];
  readonly coverage: ReadonlyMap<string, unknown>;
}
interface Thread {
  ask(request: object, patience?: number): Promise<never>;
  end(): Promise<void>;
}
interface Order {
  of(id: number): object | undefined;
  learn(by: object): void;
}
const { newThread } = (await import('../../scripts/mutants/pool.mjs' as string)) as {
  newThread(data: object): Thread;
};
const { modulesFrom } = (await import('../../scripts/mutants/graph.mjs' as string)) as {
  modulesFrom(
    root: string,
    entries: readonly string[],
    instead: ReadonlyMap<string, string>,
  ): Promise<Map<string, object>>;
};
const { newOrder } = (await import('../../scripts/mutants/order.mjs' as string)) as {
  newOrder(tests: Dry['tests'], reached: unknown, distances: ReadonlyMap<number, number>, subject: string): Order;
};

const root = join(import.meta.dirname, '../../');
/** As Stryker's instrumenter writes it. */
const SOURCE = 'src/rules/imagined.ts';
const TEST = 'test/rules/imagined.test.ts';
const PRELUDE =
  "import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';\nimport * as a from '../../src/rules/imagined.ts';\n";
const choice = (id: number, mutant: string, original: string): string =>
  `stryMutAct_9fa48("${id}") ? ${mutant} : (stryCov_9fa48("${id}"), ${original})`;

let thread: Thread | undefined;
afterEach(() => thread?.end());

/** What becomes of each mutant of a source with a test, and of the dry run. */
async function outcomes(
  source: string,
  test: string,
  size: number,
): Promise<{ dry: Dry; found: (Outcome | 'unreached')[] }> {
  const texts = new Map([
    [SOURCE, source],
    [TEST, PRELUDE + test],
  ]);
  const modules = await modulesFrom(root, [TEST, SOURCE], texts);
  // The files exist in no folder, so the import between them is told.
  Object.assign(modules.get(TEST) ?? {}, { imports: [SOURCE] });
  thread = newThread({ root, modules, sizes: new Map([[SOURCE, size]]), testFiles: [TEST] });
  const dry: Dry = await thread.ask({ dry: true });
  const order = newOrder(dry.tests, dry.coverage.get(SOURCE), new Map([[0, 1]]), 'imagined');
  const found: (Outcome | 'unreached')[] = [];
  for (let id = 0; id < size; id++) {
    const work = order.of(id);
    found.push(work ? await thread.ask({ path: SOURCE, id, ...work }, 1500) : 'unreached');
  }
  return { dry, found };
}

const statuses = (found: readonly (Outcome | 'unreached')[]): string[] =>
  found.map((each) => (each === 'unreached' ? each : each.status));

describe('npm run mutants', () => {
  it('tells what tests notice from what they do not, and from what they never reach', async () => {
    const source = `export const half = (n: number) => ${choice(0, 'n', 'n / 2')};
      export const same = (n: number) => ${choice(1, 'n + 0', 'n')};
      export const other = (n: number) => ${choice(2, '0', 'n')};`;
    const test = `describe('a', () => {
      it('passes', () => expect(a.same(4)).toBe(4));
      it.each([[4, 2], [6, 3]])('halves %d', (whole, half) => expect(a.half(whole)).toBe(half));
    });`;
    const { dry, found } = await outcomes(source, test, 3);
    expect(dry.failures).toEqual([]);
    expect(dry.tests.map(({ name }) => name)).toEqual(['a passes', 'a halves 4', 'a halves 6']);
    expect(statuses(found)).toEqual(['killed', 'survived', 'unreached']);
    expect(found[0]).toMatchObject({ by: { file: 0 } });
  });

  it('computes constants of a module, and what tests make of it when they are described, anew', async () => {
    const source = `export const NAMES = new Set(${choice(0, '[]', "['sudo']")});
      export const OTHERS = new Set(${choice(1, '[]', "['su']")});
      export const cases = () => ${choice(2, "['b']", "['a']")};`;
    const test = `const described = a.cases();
      it('knows sudo', () => expect(a.NAMES.has('sudo')).toBe(true));
      for (const name of described) it(name, () => expect(name).toBe('a'));`;
    const { found } = await outcomes(source, test, 3);
    expect(statuses(found)).toEqual(['killed', 'survived', 'killed']);
  });

  it('ends what never ends, by counting and by the clock', async () => {
    const source = `export function count(n: number) { let at = 0; while (${choice(0, 'true', 'at < n')}) at++; return at; }
      export function wait(n: number) { const step = ${choice(1, '0', '1')}; for (let at = 0; at < n; at += step); return n; }`;
    const test = "it('counts', () => expect(a.count(3)).toBe(3));\nit('waits', () => expect(a.wait(3)).toBe(3));";
    const { found } = await outcomes(source, test, 2);
    expect(statuses(found)).toEqual(['killed', 'timed out']);
  });

  it('does not blame a mutant for what another one spoilt', async () => {
    const source = `export const LIST = ['b', 'a'];
      export const sorted = () => (${choice(0, 'LIST', '[...LIST]')}).sort();
      export const first = () => ${choice(1, "LIST.at(0) ?? ''", 'LIST[0]')};`;
    const test = `it('sorts a copy', () => {
        expect(a.sorted()).toEqual(['a', 'b']);
        expect(a.LIST).toEqual(['b', 'a']);
      });
      it('takes the first', () => expect(a.first()).toBe('b'));`;
    const { found } = await outcomes(source, test, 2);
    expect(statuses(found)).toEqual(['killed', 'survived']);
  });

  it('runs hooks, and says which tests fail without any mutant', async () => {
    const source = `export const one = () => ${choice(0, '2', '1')};`;
    const test = `let got = 0;
      beforeAll(async () => { await null; got = a.one(); });
      afterAll(() => { got = 0; });
      it('is one', () => expect(got).toBe(1));
      it('is three', () => expect(got).toBe(3));`;
    const { dry, found } = await outcomes(source, test, 1);
    expect(dry.failures.map((failure) => failure.split('\n')[0])).toEqual([`${TEST}: is three`]);
    expect(statuses(found)).toEqual(['killed']);
  });
});
