import type { Command, Statement, Word } from '../syntax/tree.ts';
import { commandName } from './names.ts';
import { partsOf, wordsOf } from './walk.ts';

/** Does the statement look at `$?` before it runs anything else? */
export function startsWithStatus(statement: Pick<Statement, 'command'> | undefined): boolean {
  return statement !== undefined && first(statement.command);
}

/** Does the body of a function? */
export function bodyStartsWithStatus(body: Command): boolean {
  return first(body);
}

function first(command: Command): boolean {
  switch (command.kind) {
    case 'simple': {
      const name = commandName(command);
      if ((name === 'exit' || name === 'return') && command.words.length === 1) return true;
      return wordsOf(command).some(mentions);
    }
    case 'and':
    case 'or':
      return first(command.left);
    case 'not':
      return first(command.command);
    case 'pipeline':
      return command.stages[0] !== undefined && first(command.stages[0]);
    case 'if':
      return startsWithStatus(command.branches[0]?.condition[0]);
    case 'loop':
      return startsWithStatus(command.condition[0]);
    case 'group':
    case 'subshell':
      return startsWithStatus(command.body[0]);
    case 'case':
    case 'for':
    case 'test':
      return wordsOf(command).some(mentions);
    case 'arithmetic':
      return JSON.stringify(command.expression).includes('"name":"?"');
    default:
      return false;
  }
}

function mentions(word: Word): boolean {
  return partsOf(word).some(
    (part) =>
      (part.kind === 'parameter' && part.name === '?') ||
      (part.kind === 'arithmetic' && JSON.stringify(part.expression).includes('"name":"?"')),
  );
}
