import type { Command, Part, Redirect, Statement, Word } from '../syntax/tree.ts';

/** The commands right inside a command, with functions' bodies. */
export function innerStatements(command: Command): (readonly Statement[])[] {
  switch (command.kind) {
    case 'if':
      return [
        ...command.branches.flatMap(({ condition, body }) => [condition, body]),
        ...(command.otherwise ? [command.otherwise] : []),
      ];
    case 'loop':
      return [command.condition, command.body];
    case 'for':
    case 'counting':
    case 'group':
    case 'subshell':
      return [command.body];
    case 'case':
      return command.arms.map(({ body }) => body);
    default:
      return [];
  }
}

/** The commands right inside a command that aren't in a list. */
export function innerCommands(command: Command): readonly Command[] {
  switch (command.kind) {
    case 'and':
    case 'or':
      return [command.left, command.right];
    case 'not':
      return [command.command];
    case 'pipeline':
      return command.stages;
    case 'function':
      return [command.body];
    default:
      return [];
  }
}

/** Goes over every command, also in substitutions; `enter` says whether to go inside. */
export function everyCommand(statements: readonly Statement[], enter: (command: Command) => boolean): void {
  for (const { command } of statements) visit(command, enter);
}

function visit(command: Command, enter: (command: Command) => boolean): void {
  if (!enter(command)) return;
  for (const inner of innerCommands(command)) visit(inner, enter);
  for (const list of innerStatements(command)) everyCommand(list, enter);
  for (const word of wordsOf(command))
    for (const part of partsOf(word)) if (part.kind === 'command') everyCommand(part.body, enter);
}

/** The words of a command itself, not of the commands inside it. */
export function wordsOf(command: Command): Word[] {
  const redirects: readonly Redirect[] = 'redirects' in command ? command.redirects : [];
  const words = redirects.map(({ word }) => word);
  if (command.kind === 'simple') {
    for (const { value, index } of command.assignments) {
      words.push(...('kind' in value ? value.words : [value]));
      if (index) words.push(index);
    }
    words.push(...command.words);
  }
  if (command.kind === 'for') words.push(...(command.words ?? []));
  if (command.kind === 'case') words.push(command.word, ...command.arms.flatMap(({ patterns }) => patterns));
  if (command.kind === 'test') {
    const tests = [command.test];
    for (let test = tests.pop(); test; test = tests.pop()) {
      if (test.kind === 'and' || test.kind === 'or') tests.push(test.left, test.right);
      else if (test.kind === 'not') tests.push(test.test);
      else if (test.kind === 'unary') words.push(test.word);
      else words.push(test.left, test.right);
    }
  }
  return words;
}

/** The parts of a word and of the words inside its expansions. */
export function partsOf(word: Word): Part[] {
  return word.parts.flatMap((part): Part[] => {
    if (part.kind !== 'parameter') return [part];
    const inner: Word[] = [];
    const { operation, index } = part;
    if (index && typeof index === 'object') inner.push(index);
    if (operation && 'word' in operation) inner.push(operation.word);
    if (operation && 'pattern' in operation) inner.push(operation.pattern);
    if (operation && 'replacement' in operation) inner.push(operation.replacement);
    return [part, ...inner.flatMap(partsOf)];
  });
}
