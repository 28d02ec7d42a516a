import type { Program, Stmt } from '../ir.ts';
import { mapLists } from '../rewrite.ts';

/** What goes to the environment in any case need not go there first where the environment had it. */
export function withoutDoubleExports(program: Program): Program {
  const functions = program.functions.map((fn) => ({ ...fn, body: mapLists(fn.body, once) }));
  return { ...program, main: mapLists(program.main, once), functions };
}

function once(statements: readonly Stmt[]): Stmt[] {
  return statements.flatMap((statement, index): Stmt[] => {
    const next = statements[index + 1];
    if (next?.k !== 'set-env' || next.value.k !== 'variable') return [statement];
    if (statement.k !== 'do' && statement.k !== 'assign') return [statement];
    const { value } = statement;
    if (value.k !== 'text-call' || value.helper !== 'assign') return [statement];
    const [name, text] = value.args;
    if (name?.k !== 'text' || name.value !== next.name || text === undefined) return [statement];
    if (statement.k === 'assign') return [{ ...statement, value: text }];
    return text.k === 'variable' ? [] : [statement];
  });
}
