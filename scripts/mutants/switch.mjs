/**
 * Which mutant of a module is active, and which mutants were reached: what Stryker's instrumented code asks for.
 * @param size how many mutants the module has
 * @param reached is told the id (a number) of each mutant whose place in the original is passed, while `recording()`
 */
export function newSwitch(reached, recording) {
  let active;
  let passes = 0;
  let limit = 0;
  return {
    isActive(id) {
      if (id !== active) return false;
      if (++passes > limit) throw new Error(`The mutant was evaluated more than ${limit} times in one test.`);
      return true;
    },
    cover(...ids) {
      if (recording()) for (const id of ids) reached(Number(id));
    },
    /** Switches a mutant on, for at most so many evaluations; without an argument, all off. */
    set(id, most = 0) {
      active = id === undefined ? undefined : String(id);
      limit = most;
      passes = 0;
    },
    /** Begins to count anew. */
    rewind() {
      passes = 0;
    },
  };
}
