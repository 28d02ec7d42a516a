import type { Bool, Comparison, Num, Text } from '../ir.ts';
import type { Arithmetic, Word } from '../syntax/tree.ts';
import { assignTo } from './assign.ts';
import { type Lowering, not, ZERO } from './context.ts';
import { canEnd } from './ends.ts';
import { bound, readVariable } from './read.ts';

type TextOf = (ctx: Lowering, word: Word) => Text;

const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** The value of an arithmetic expression; assignments inside it come before the statement. */
export function numberOf(ctx: Lowering, expression: Arithmetic, textOf: TextOf): Num {
  switch (expression.kind) {
    case 'number':
      return { k: 'number', value: expression.value };
    case 'name':
      return readNumber(ctx, expression, expression.name, expression.line);
    case 'expansion': {
      const text = textOf(ctx, expression.word);
      return numeric(text);
    }
    case 'unary': {
      if (expression.operator === '!') return { k: 'truth', test: truthOf(ctx, expression, textOf) };
      const operand = numberOf(ctx, expression.operand, textOf);
      if (expression.operator === '+') return operand;
      if (expression.operator === '~' && ctx.language === 'node')
        ctx.refuse('~', 'bit operators of JavaScript take 32 bits', lineOf(expression.operand));
      return { k: 'negative', operator: expression.operator, operand };
    }
    case 'binary':
      return binary(ctx, expression, textOf);
    case 'choice': {
      const test = truthOf(ctx, expression.condition, textOf);
      return { k: 'choose', test, yes: pure(ctx, expression.yes, textOf), no: pure(ctx, expression.no, textOf) };
    }
    case 'assign': {
      const value = numberOf(ctx, expression.value, textOf);
      const result = expression.operator
        ? operation(
            ctx,
            expression.operator,
            readNumber(ctx, expression, expression.name, expression.line),
            value,
            expression.line,
          )
        : value;
      return assigned(ctx, expression, result);
    }
    case 'step': {
      const old = readNumber(ctx, expression, expression.name, expression.line);
      const now = assigned(ctx, expression, step(old, expression.by));
      return expression.before ? now : step(now, expression.by === 1 ? -1 : 1);
    }
  }
}

function step(value: Num, by: 1 | -1): Num {
  return { k: 'arithmetic', operator: by === 1 ? '+' : '-', left: value, right: { k: 'number', value: 1 } };
}

function assigned(ctx: Lowering, node: Extract<Arithmetic, { kind: 'assign' | 'step' }>, value: Num): Num {
  ctx.before.push(...assignTo(ctx, node.name, { k: 'number-text', value }, node));
  const { storage, variable } = ctx.symbol(node.name);
  if (storage === 'environment') return { k: 'parse', text: { k: 'env', name: node.name } };
  return variable.type === 'number' ? { k: 'variable', variable } : { k: 'parse', text: { k: 'variable', variable } };
}

function readNumber(ctx: Lowering, node: object, name: string, line: number): Num {
  const symbol = ctx.symbol(name);
  if (symbol.variable.type === 'list') {
    ctx.refuse(name, 'an array in arithmetic', line);
    return ZERO;
  }
  const read = readVariable(ctx, node, symbol, line);
  if ('number' in read) return read.number;
  if ('sure' in read) return { k: 'parse', text: read.sure };
  // To a bare name dash's arithmetic gives 0, also with set -u.
  const nounset = ctx.dialect === 'bash' && (ctx.facts.nounset.get(node) ?? false);
  if (nounset === 'both') ctx.refuse(name, 'set -u may or may not be on there', line);
  if (nounset !== false) return { k: 'parse', text: bound(read.maybe, name) };
  return { k: 'parse', text: { k: 'empty-if-unset', value: read.maybe } };
}

/** Text as a number; digits that a number was made of aren't parsed again. */
export function numeric(text: Text): Num {
  return text.k === 'number-text' ? text.value : { k: 'parse', text };
}

/** An operand that is evaluated only sometimes may not assign. */
function pure(ctx: Lowering, expression: Arithmetic, textOf: TextOf): Num {
  const { before, result } = ctx.collect(() => numberOf(ctx, expression, textOf));
  if (before.length > 0) ctx.refuse('arithmetic', 'an assignment that only sometimes happens', lineOf(expression));
  if (canEnd(result))
    ctx.refuse('arithmetic', 'set -u ends the script also for a part that does not count', lineOf(expression));
  return result;
}

function lineOf(expression: Arithmetic): number {
  if ('line' in expression) return expression.line;
  if (expression.kind === 'binary') return lineOf(expression.left) || lineOf(expression.right);
  return 0;
}

function binary(ctx: Lowering, expression: Extract<Arithmetic, { kind: 'binary' }>, textOf: TextOf): Num {
  const { operator } = expression;
  if (operator === '&&' || operator === '||' || COMPARISONS.has(operator))
    return { k: 'truth', test: truthOf(ctx, expression, textOf) };
  const left = numberOf(ctx, expression.left, textOf);
  const right = numberOf(ctx, expression.right, textOf);
  return operator === ',' ? right : operation(ctx, operator, left, right, lineOf(expression));
}

function operation(ctx: Lowering, operator: string, left: Num, right: Num, line: number): Num {
  if ((operator === '/' || operator === '%') && !(right.k === 'number' && right.value !== 0))
    ctx.refuse(operator, 'a division by what may be zero', line);
  if ((operator === '<<' || operator === '>>') && right.k !== 'number')
    ctx.refuse(operator, 'a shift by what is known only at run time', line);
  if (ctx.language === 'node' && /^(?:[&|^]|<<|>>)$/.test(operator))
    ctx.refuse(operator, 'bit operators of JavaScript take 32 bits', line);
  return { k: 'arithmetic', operator, left, right };
}

/** Is the expression not zero? */
export function truthOf(ctx: Lowering, expression: Arithmetic, textOf: TextOf): Bool {
  if (expression.kind === 'unary' && expression.operator === '!') return not(truthOf(ctx, expression.operand, textOf));
  if (expression.kind === 'binary') {
    const { operator, left, right } = expression;
    if (COMPARISONS.has(operator))
      return {
        k: 'compare',
        operator: operator as Comparison,
        left: numberOf(ctx, left, textOf),
        right: numberOf(ctx, right, textOf),
      };
    if (operator === '&&' || operator === '||') {
      const first = truthOf(ctx, left, textOf);
      const { before, result } = ctx.collect(() => truthOf(ctx, right, textOf));
      if (before.length > 0) ctx.refuse('arithmetic', 'an assignment that only sometimes happens', lineOf(right));
      if (canEnd(result))
        ctx.refuse('arithmetic', 'set -u ends the script also for a part that does not count', lineOf(right));
      return { k: operator === '&&' ? 'and' : 'or', left: first, right: result };
    }
  }
  if (expression.kind === 'number') return { k: 'constant', value: expression.value !== 0 };
  return { k: 'compare', operator: '!=', left: numberOf(ctx, expression, textOf), right: ZERO };
}
