import type { FunctionIr, Stmt } from '../ir.ts';
import type { Refusal } from '../refusal.ts';
import { canEnd } from './ends.ts';

/**
 * A command with redirections around it in a script whose end bash has a trap for.
 *
 * When bash comes to an `exit` or a failure inside of redirections, the trap on EXIT writes where they lead, if they are those of a compound
 * command. If they are those of a function's call it depends on what failed, in the text of a trap on whether it was a failure, and for
 * unset variables on where and with which options they are met. (Tried with bash 5.2.)
 */
export interface Redirected {
  readonly line: number;
  readonly body: readonly Stmt[];
  /** A compound command, the call of a function, or a compound command in the text of a trap. */
  readonly of: 'block' | 'call' | 'trap';
}

/** A command that ends the program when it fails, or anyway. */
const ENDS = /"k":"(?:exit|checked|make-folder|redirect|execute|dispatch)"|"check":(?:true|"parameter")/;

/** During these a signal can arrive. */
const WAITS = /"k":"(?:run|output|capture|sleep|num-call)"/;

/** What runs in this process, as text to search in. */
function inFront(statements: readonly Stmt[]): string {
  return JSON.stringify(statements, (_key, value) => {
    const apart = value?.k === 'expression' || (value?.k === 'body' && 'body' in value);
    return apart ? null : value;
  });
}

function ends(text: string): boolean {
  return ENDS.test(text) || canEnd(text);
}

function calls(text: string): string[] {
  return [...text.matchAll(/"k":"call","name":"([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** May the program end inside, as far as the statements show? */
export function mayEnd(statements: readonly Stmt[], options: { readonly traps: boolean }): boolean {
  const text = inFront(statements);
  return ends(text) || calls(text).length > 0 || (options.traps && WAITS.test(text));
}

/** Where it isn't plain what the trap on EXIT does. */
export function unclearEnds(redirected: readonly Redirected[], functions: readonly FunctionIr[]): Refusal[] {
  const ending = reaching(functions, ends);
  const unset = reaching(functions, canEnd);
  return redirected
    .filter(({ body, of }) => {
      const text = inFront(body);
      if (canEnd(text) || calls(text).some((name) => unset.has(name))) return true;
      return of === 'call' ? calls(text).some((name) => ending.has(name)) : of === 'trap' && ends(text);
    })
    .map(({ line }) => ({
      construct: 'trap EXIT',
      reason: 'the script may end inside of redirections, and where the trap then writes depends on what ends it',
      line,
    }));
}

/** The functions of whose text something is true, or of that of a function that they call. */
function reaching(functions: readonly FunctionIr[], isTrue: (text: string) => boolean): Set<string> {
  const texts = new Map(functions.map(({ name, body }) => [name, inFront(body)]));
  const found = new Set<string>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, text] of texts) {
      if (found.has(name) || !(isTrue(text) || calls(text).some((each) => found.has(each)))) continue;
      found.add(name);
      changed = true;
    }
  }
  return found;
}
