import type { Stmt } from '../ir.ts';
import type { Expressions } from './expressions.ts';
import { literalCode } from './literals.ts';

/** The call that reads a line, whole or in words. */
export function readCode(expressions: Expressions, statement: Extract<Stmt, { k: 'read' }>): string {
  const { targets, separators, raw, from, trim, end } = statement;
  const list = targets[0]?.type === 'list';
  const name = separators === undefined ? 'readLine' : list ? 'readList' : 'readWords';
  expressions.needs.add(name);
  const options = raw ? [] : ['raw: false'];
  if (from) options.push(`text: ${expressions.text(from)}`);
  if (end !== undefined) options.push(`end: ${end === '\0' ? "'\\0'" : literalCode(end)}`);
  if (separators === undefined && !trim) options.push('strip: false');
  if (separators !== undefined && separators !== ' \t\n') options.push(`separators: ${literalCode(separators)}`);
  const given = options.length > 0 ? [`{ ${options.join(', ')} }`] : [];
  return `${name}(${[...(name === 'readWords' ? [String(targets.length)] : []), ...given].join(', ')})`;
}

/** The call that takes the next option from the arguments. */
export function optionCode(expressions: Expressions, statement: Extract<Stmt, { k: 'option' }>): string {
  expressions.needs.add('nextOption');
  const unset = statement.nullable ? ', null' : '';
  return `nextOption(${literalCode(statement.letters)}, args${unset})`;
}
