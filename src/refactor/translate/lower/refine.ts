import type { Command, Test, Word } from '../syntax/tree.ts';
import { matchedBy } from './matches.ts';
import { copy, PRISTINE, type State } from './state.ts';

/**
 * What is known after a condition besides what it did: where `[ -n "$NAME" ]` holds, the variable is set.
 * @param truth whether the condition held
 */
export function refined(state: State, condition: Command, truth: boolean, key: (name: string) => string): State {
  const result = copy(state);
  result.match = matchedBy(condition, truth) ?? result.match;
  for (const name of setNames(condition, truth)) {
    const variable = key(name);
    result.variables.set(variable, { ...(result.variables.get(variable) ?? PRISTINE), set: 'yes' });
  }
  return result;
}

function setNames(condition: Command, truth: boolean): string[] {
  switch (condition.kind) {
    case 'test':
      return setInTest(condition.test, truth, condition.double);
    case 'not':
      return setNames(condition.command, !truth);
    case 'and':
    case 'or':
      return (condition.kind === 'and') === truth
        ? [...setNames(condition.left, truth), ...setNames(condition.right, truth)]
        : [];
    default:
      return [];
  }
}

function setInTest(test: Test, truth: boolean, double: boolean): string[] {
  switch (test.kind) {
    case 'not':
      return setInTest(test.test, !truth, double);
    case 'and':
    case 'or':
      return (test.kind === 'and') === truth
        ? [...setInTest(test.left, truth, double), ...setInTest(test.right, truth, double)]
        : [];
    case 'unary':
      // `[ -n $NAME ]` without quotes holds also where nothing is left of the word.
      if (test.operator === '-n' && !double && test.word.parts.some((part) => 'quoted' in part && !part.quoted))
        return [];
      return (test.operator === '-n') === truth && (test.operator === '-n' || test.operator === '-z')
        ? plainName(test.word)
        : [];
    default:
      return [];
  }
}

/** The variable whose text the word is: `"$NAME"`, `"${NAME:-}"`. */
function plainName(word: Word): string[] {
  const parts = word.parts.filter((part) => !(part.kind === 'text' && part.text === ''));
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'parameter' || part.index !== undefined || !/^[A-Za-z_]/.test(part.name))
    return [];
  const { operation } = part;
  if (!operation) return [part.name];
  return operation.kind === 'default' && operation.word.parts.every((each) => each.kind === 'text' && each.text === '')
    ? [part.name]
    : [];
}
