// Two ways to work something out once. Neither is a WeakMap: what that holds waits for a full collection, with everything that it
// leads to, even when nobody asks for it any more.

/**
 * Keeps the answer for what was asked about last: many rules in a row ask the same of one file.
 * @param make works an answer out; the same for the same question, however often it is asked
 */
export function keepLast<Q extends object, A>(make: (question: Q) => A): (question: Q) => A {
  let last: { readonly question: Q; readonly answer: A } | undefined;
  return (question) => {
    if (last?.question !== question) last = { question, answer: make(question) };
    return last.answer;
  };
}

/** A thing that takes along what was worked out about it. */
export interface Remembering {
  /** By who worked it out. */
  readonly memory: Map<unknown, unknown>;
}

/** Keeps every answer, with the thing that was asked about. @param make as in `keepLast`; never gives undefined */
export function remember<Q extends Remembering, A extends object>(make: (question: Q) => A): (question: Q) => A {
  return (question) => {
    const known = question.memory.get(make) as A | undefined;
    if (known) return known;
    const answer = make(question);
    question.memory.set(make, answer);
    return answer;
  };
}
