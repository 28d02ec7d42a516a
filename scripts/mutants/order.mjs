/** So often may a mutant be evaluated in one test, for each time that the test with most passes its place does it. */
const PATIENCE = 10;
/** Tests that killed mutants of the same module are tried first; so many of them. */
const REMEMBERED = 12;
/** A mutant that so many tests didn't notice has survived; the model is reached by thousands, and the next ones add next to nothing. */
const MOST_TESTS = 500;
/** How many tests of a file are taken in one turn, before the next file that is as near has its turn. */
const IN_ONE_TURN = 3;
/** Of the tests in a file that never come to the module, so many are run for what it computes when it is loaded. */
const MOST_OTHERS = 20;

/**
 * Decides which tests each mutant of a module meets, and in which order: those that killed its neighbours, then the nearest by imports.
 * @param tests as of the dry run
 * @param reached the module's coverage, as of the dry run
 * @param distances of test files from the module, by the file's place in the list of test files
 * @param subject what tests of the module have in their names: a rule's id
 */
export function newOrder(tests, reached, distances, subject) {
  const near = (a, b) => distances.get(a) - distances.get(b) || a - b;
  const all = new Map([...distances.keys()].sort(near).map((file) => [file, []]));
  // Whoever comes to any part of the module may see what it computed when it was loaded; others hardly do.
  const concerned = new Set(reached.tests.flatMap((numbers) => (numbers ? [...numbers] : [])));
  const others = new Map([...all.keys()].map((file) => [file, []]));
  for (const [number, { file, index, name }] of tests.entries()) {
    const part = concerned.has(number) || name.includes(subject) ? all : others;
    part.get(file)?.push(index);
  }
  for (const [file, indexes] of all) indexes.push(...others.get(file).slice(0, MOST_OTHERS));
  let killers = [];

  /** The tests that reach a mutant by themselves, quick ones first, by file. */
  const reaching = (id) => {
    const files = new Map();
    for (const number of [...(reached.tests[id] ?? [])].sort((a, b) => tests[a].time - tests[b].time)) {
      const { file, index } = tests[number];
      if (!files.has(file)) files.set(file, []);
      files.get(file).push(index);
    }
    return files;
  };

  return {
    /**
     * @returns { jobs, most } as the thread wants them, and whether there were more tests than it gets (`cut`); undefined when no test
     *   reaches the mutant
     */
    of(id) {
      const files = reaching(id);
      const anew = new Set(reached.fixed[id] ? all.keys() : reached.files[id]);
      for (const file of anew) files.set(file, all.get(file));
      if (files.size === 0) return undefined;
      const first = killers.filter(({ file, index }) => files.get(file)?.includes(index));
      const { turns, cut } = inTurns(
        [...files].sort(([a], [b]) => near(a, b)),
        distances,
      );
      const jobs = [...first.map(({ file, index }) => ({ file, indexes: [index] })), ...turns];
      return {
        jobs: jobs.map((job) => ({ ...job, anew: anew.has(job.file) })),
        most: Math.max(reached.most[id], 100) * PATIENCE,
        cut,
      };
    },
    /** A test has killed a mutant. */
    learn({ file, index }) {
      if (index === undefined) return;
      killers = [{ file, index }, ...killers.filter((each) => each.file !== file || each.index !== index)].slice(
        0,
        REMEMBERED,
      );
    },
  };
}

/** Files that are equally far are taken in turns, as the tests of one file are much alike. */
function inTurns(files, distances) {
  const turns = [];
  let left = MOST_TESTS;
  for (let from = 0; from < files.length; ) {
    const distance = distances.get(files[from][0]);
    let to = from;
    while (to < files.length && distances.get(files[to][0]) === distance) to++;
    let equal = files.slice(from, to);
    for (let at = 0; equal.length > 0; at += IN_ONE_TURN) {
      for (const [file, indexes] of equal) {
        if (left <= 0) return { turns, cut: true };
        const turn = indexes.slice(at, at + IN_ONE_TURN);
        turns.push({ file, indexes: turn });
        left -= turn.length;
      }
      equal = equal.filter(([, indexes]) => indexes.length > at + IN_ONE_TURN);
    }
    from = to;
  }
  return { turns, cut: false };
}
