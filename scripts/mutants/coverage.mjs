/**
 * Notes which mutants the tests reach.
 * @param sizes how many mutants each module has, by path
 */
export function newCoverage(sizes) {
  const notes = new Map([...sizes].map(([path, size]) => [path, newNotes(size)]));
  const evaluated = [];
  /** `{ test }` while one runs, `{ file }` while its tests are described or its hooks run. */
  let now;

  return {
    recording: () => now !== undefined,
    begin(what) {
      now = what;
    },
    evaluating(path) {
      if (path === undefined) evaluated.pop();
      else evaluated.push(path);
    },
    reached(path, id) {
      const { fixed, files, tests, last, passes, most } = notes.get(path);
      // What is reached while a source is evaluated makes its constants; they are the same for all tests.
      if (evaluated.at(-1)?.startsWith('src/')) fixed[id] = 1;
      else if (now.test === undefined) {
        files[id] ??= new Set();
        files[id].add(now.file);
      } else {
        if (last[id] !== now.test) {
          last[id] = now.test;
          passes[id] = 0;
          tests[id] ??= [];
          tests[id].push(now.test);
        }
        if (++passes[id] > most[id]) most[id] = passes[id];
      }
    },
    /**
     * @returns by path, for each mutant: `fixed`, whether the evaluation of a source reaches it; `files`, the test files whose
     *   describing or hooks reach it; `tests`, the tests that do; `most`, how often one test at most
     */
    end() {
      now = undefined;
      return new Map(
        [...notes].map(([path, { fixed, files, tests, most }]) => [
          path,
          {
            fixed,
            most,
            files: files.map((set) => set && [...set]),
            tests: tests.map((list) => list && Int32Array.from(list)),
          },
        ]),
      );
    },
  };
}

function newNotes(size) {
  return {
    fixed: new Uint8Array(size),
    files: new Array(size),
    tests: new Array(size),
    last: new Int32Array(size).fill(-1),
    passes: new Uint32Array(size),
    most: new Uint32Array(size),
  };
}
