import type { Stmt, Variable } from '../ir.ts';
import { assignTo } from './assign.ts';
import type { Lowering } from './context.ts';

/**
 * The variable that a builtin such as `read` assigns, and what has to follow where programs see it.
 * @param node where the walk noted the assignment
 */
export function targetOf(
  ctx: Lowering,
  name: string,
  node: { readonly line: number },
  type: 'text' | 'list',
): { readonly variable: Variable; readonly after: readonly Stmt[] } {
  const symbol = ctx.symbol(name);
  const direct = symbol.storage === 'variable' && !symbol.inherited && symbol.variable.type === type;
  if (direct) return { variable: symbol.variable, after: [] };
  if (type === 'list' || (symbol.storage === 'variable' && symbol.variable.type !== 'text'))
    ctx.refuse(`read ${name}`, 'a variable that is used in another way elsewhere', node.line);
  const variable = ctx.newVariable(name.toLowerCase(), 'text');
  return { variable, after: assignTo(ctx, name, { k: 'variable', variable }, node) };
}
