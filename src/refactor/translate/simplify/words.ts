import { assignedBy } from '../assignments.ts';
import type { List, Program, Stmt, Value } from '../ir.ts';
import { rewriteProgram, visit } from '../rewrite.ts';

/** An unquoted variable need not be split where it only ever holds one word. */
export function withSureWords(program: Program): Program {
  const sure = sureWords(program);
  return rewriteProgram(program, (node) => withoutSplitting(node as List, sure));
}

function withoutSplitting(list: List, sure: ReadonlySet<string>): List {
  if (list.k === 'words' && list.text.k === 'variable' && sure.has(list.text.variable.name))
    return { k: 'list', items: [{ one: list.text }] };
  if (list.k !== 'list') return list;
  return {
    k: 'list',
    items: list.items.flatMap((item) => ('all' in item && item.all.k === 'list' ? item.all.items : [item])),
  };
}

/** Variables whose every value is a word without anything that a shell would expand, by name. */
function sureWords(program: Program): Set<string> {
  const texts = new Set<string>();
  const others = new Set<string>();
  const see = (statements: readonly Stmt[], index: number): void => {
    const statement = statements[index] as Stmt;
    for (const { name } of assignedBy(statement))
      (statement.k === 'assign' && isWord(statement.value, statements.slice(0, index)) ? texts : others).add(name);
    if (statement.k === 'append' || statement.k === 'for') others.add(statement.variable.name);
  };
  visit({ main: program.main, functions: program.functions }, (node) => {
    for (const part of Object.values(node).filter(Array.isArray))
      for (const [index, each] of part.entries()) if (isStatement(each)) see(part, index);
  });
  for (const { variable, initial } of program.globals) if (initial) others.add(variable.name);
  for (const { parameters } of program.functions) for (const { name } of parameters ?? []) others.add(name);
  return new Set([...texts].filter((name) => !others.has(name)));
}

function isStatement(each: unknown): each is Stmt {
  return typeof each === 'object' && each !== null && 'k' in each;
}

/** @param before the statements before the one that assigns it */
function isWord(value: Value, before: readonly Stmt[]): boolean {
  if (value.k === 'text-call' && value.helper === 'assign') return isWord(value.args[1] as Value, before);
  if (value.k === 'number-text') return true;
  if (value.k === 'text') return /^[\w./:@%+,=-]+$/.test(value.value);
  // Something has to be in the background for its process id to be a number.
  return (
    value.k === 'text-call' &&
    value.helper === 'last-pid' &&
    before.some((statement) => statement.k === 'do' && statement.value.k === 'start')
  );
}
