import type { Bool, Program } from '../ir.ts';
import { not } from '../lower/context.ts';
import { rewriteProgram } from '../rewrite.ts';

/** `not (a and b == 0)` is `not a or b != 0`. */
export function withPlainNegations(program: Program): Program {
  return rewriteProgram(program, (node) => {
    const test = node as Bool;
    return test.k === 'not' && turns(test.test) ? turned(test.test) : node;
  });
}

/** Does a negation read better inside? */
function turns(test: Bool): boolean {
  if (test.k !== 'and' && test.k !== 'or') return false;
  return [test.left, test.right].some((side) => turns(side) || hasOpposite(side));
}

/** Has a test an opposite that is as plain as itself? */
function hasOpposite({ k }: Bool): boolean {
  return k === 'not' || k === 'equal' || k === 'compare' || k === 'succeeded' || k === 'one-of' || k === 'contains';
}

function turned(test: Bool): Bool {
  if ((test.k !== 'and' && test.k !== 'or') || !('left' in test)) return not(test);
  return { k: test.k === 'and' ? 'or' : 'and', left: turned(test.left), right: turned(test.right) };
}
