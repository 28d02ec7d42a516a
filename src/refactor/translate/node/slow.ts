import type { Program, Stmt } from '../ir.ts';

/** What has to be waited for, in the program's own terms. */
const WAITS =
  /"k":"(?:run|output|capture|dispatch|sleep|execute)"|"leaves":true|"helper":"(?:wait-for|wait-all|wait-any)"/;

/** The functions that wait for something, by themselves or through others. */
export function slowFunctions(program: Program): Set<string> {
  const slow = new Set<string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const { name, body } of program.functions) {
      if (slow.has(name) || !waits(program, body, slow)) continue;
      slow.add(name);
      changed = true;
    }
  }
  return slow;
}

/** Do statements wait for something? */
export function waits({ features }: Program, statements: readonly Stmt[], slow: ReadonlySet<string>): boolean {
  const text = JSON.stringify(statements);
  const calls = [...text.matchAll(/"k":"call","name":"([^"]+)"/g)].some((match) => slow.has(match[1] ?? ''));
  return calls || WAITS.test(text) || (features.has('traps') && /"helper":"kill"/.test(text));
}
