import type { Assignment, Command, Statement } from '../syntax/tree.ts';
import { commandName } from './names.ts';
import { everyCommand } from './walk.ts';

/**
 * The assignments that an `export` right behind them exports, with nothing in between that could look: they count as exported from the
 * beginning, as `export NAME=value` does.
 */
export function exportedSoon(statements: readonly Statement[]): Assignment[] {
  return statements.flatMap((statement, index) => {
    if (!quiet(statement)) return [];
    const assignments = assignmentsIn(statement);
    if (assignments.length === 0) return [];
    const exported = new Set<string>();
    for (const next of statements.slice(index + 1)) {
      if (!quiet(next)) break;
      const { command } = next;
      if (command.kind === 'simple' && commandName(command) === 'export')
        for (const word of command.words.slice(1)) exported.add(word.raw);
    }
    return assignments.filter(({ name }) => exported.has(name));
  });
}

function assignmentsIn(statement: Statement): Assignment[] {
  const found: Assignment[] = [];
  everyCommand([statement], (command) => {
    if (command.kind === 'simple' && command.words.length === 0) found.push(...command.assignments);
    return true;
  });
  return found;
}

/** Does it only test and assign, so that no program runs and nothing is printed? */
function quiet(statement: Statement): boolean {
  if (statement.background || /"kind":"command"/.test(JSON.stringify(statement.command))) return false;
  let still = true;
  everyCommand([statement], (command) => {
    still &&= quietCommand(command);
    return still;
  });
  return still;
}

function quietCommand(command: Command): boolean {
  if ('redirects' in command && command.redirects.length > 0) return false;
  if (command.kind === 'simple')
    return command.words.length === 0 || ['export', ':', 'true'].includes(commandName(command) ?? '');
  return (
    command.kind === 'test' ||
    command.kind === 'and' ||
    command.kind === 'or' ||
    command.kind === 'not' ||
    command.kind === 'if' ||
    command.kind === 'case'
  );
}
