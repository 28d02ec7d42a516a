import type { Stmt } from '../ir.ts';
import type { Expressions } from './expressions.ts';
import { literalCode } from './literals.ts';
import type { Names } from './names.ts';

/** What is to be done when signals arrive, or at the end of the program. */
export function trapCode(
  expressions: Expressions,
  names: Names,
  statement: Extract<Stmt, { k: 'trap' | 'at-exit' }>,
): string {
  if (statement.k === 'at-exit') {
    const { action } = statement;
    const name = action ? names.function(action.name) : 'undefined';
    expressions.needs.add('atExit');
    return `atExit(${!action || action.takesStatus ? name : `() => ${name}()`});`;
  }
  const { action, signals } = statement;
  const name = typeof action === 'string' ? 'undefined' : names.function(action.name);
  expressions.needs.add('trap');
  return `trap(${[name, ...signals.map((each) => literalCode(`SIG${each}`))].join(', ')});`;
}
