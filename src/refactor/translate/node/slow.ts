import type { Program } from '../ir.ts';

/** What has to be waited for, in the program's own terms. */
const WAITS =
  /"k":"(?:run|output|capture|dispatch|sleep|execute)"|"leaves":true|"helper":"(?:wait-for|wait-all|wait-any)"/;

/** The functions that wait for something, by themselves or through others. */
export function slowFunctions(program: Program): Set<string> {
  const texts = new Map(program.functions.map((fn) => [fn.name, JSON.stringify(fn.body)]));
  const slow = new Set<string>();
  const kills = program.features.has('traps') ? /"helper":"kill"/ : undefined;
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, text] of texts) {
      if (slow.has(name)) continue;
      const calls = [...text.matchAll(/"k":"call","name":"([^"]+)"/g)].some((match) => slow.has(match[1] ?? ''));
      if (!WAITS.test(text) && !calls && !kills?.test(text)) continue;
      slow.add(name);
      changed = true;
    }
  }
  return slow;
}
