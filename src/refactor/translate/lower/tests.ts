import { lookup } from '../../../text/lookup.ts';
import type { Bool, Comparison, Num, Text } from '../ir.ts';
import type { Test, Word } from '../syntax/tree.ts';
import { numeric } from './arithmetic.ts';
import { type Lowering, not } from './context.ts';
import { canEnd } from './ends.ts';
import { keptMatch } from './matches.ts';
import { literal } from './names.ts';
import { fits, patternOf } from './patterns.ts';
import { readVariable } from './read.ts';
import { regexTest } from './regex.ts';
import { singleText, textOf } from './words.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = lookup({
  '-eq': '==',
  '-ne': '!=',
  '-lt': '<',
  '-le': '<=',
  '-gt': '>',
  '-ge': '>=',
});

/** Of files: `[ -f x ]` and its like. */
const FILES = 'abcdefghkprsuwxLOGS';

/**
 * The truth of a test.
 * @returns undefined for a `[ ]` with words that are split, whose meaning depends on how many they become
 */
export function testOf(ctx: Lowering, test: Test, double: boolean, line: number): Bool | undefined {
  switch (test.kind) {
    case 'not': {
      const inner = testOf(ctx, test.test, double, line);
      // What isn't a number is an error, and stays one when it is negated.
      return inner && (double || !fallible(inner)) ? not(inner) : undefined;
    }
    case 'and':
    case 'or': {
      const left = testOf(ctx, test.left, double, line);
      const { before, result: right } = ctx.collect(() => testOf(ctx, test.right, double, line));
      if (!left || !right) return undefined;
      if (before.length > 0 && double) {
        ctx.refuse('[[ … ]]', 'its second part does more than look', line);
        return undefined;
      }
      ctx.before.push(...before);
      if (!double && (fallible(left) || fallible(right))) return undefined;
      return { k: test.kind, left, right };
    }
    case 'unary':
      return unary(ctx, test, double, line);
    case 'binary':
      return binary(ctx, test, double, line);
  }
}

/** Can the test end with an error besides true and false? */
export function fallible(test: Bool): boolean {
  if (test.k === 'and' || test.k === 'or') return fallible(test.left) || fallible(test.right);
  return test.k === 'not' ? fallible(test.test) : test.k === 'compare-texts';
}

function operand(ctx: Lowering, word: Word, double: boolean): Text | undefined {
  return double ? textOf(ctx, word) : singleText(ctx, word);
}

function unary(ctx: Lowering, test: Extract<Test, { kind: 'unary' }>, double: boolean, line: number): Bool | undefined {
  const letter = test.operator[1] ?? '';
  if (letter === 'v') {
    const name = literal(test.word) ?? '';
    if (!/^[A-Za-z_]\w*$/.test(name) || !double) {
      ctx.refuse('-v', 'only with the name of a variable, in [[ ]]', line);
      return { k: 'constant', value: false };
    }
    const read = readVariable(ctx, test, ctx.symbol(name), line);
    return 'maybe' in read ? { k: 'set', value: read.maybe } : { k: 'constant', value: true };
  }
  const text = operand(ctx, test.word, double);
  if (!text) return undefined;
  const filled = filledText(text);
  if (letter === 'n') return filled;
  if (letter === 'z') return not(filled);
  if (letter === 't') {
    const fd = text.k === 'text' ? Number(text.value) : Number.NaN;
    if (![0, 1, 2].includes(fd)) ctx.refuse('-t', 'only for 0, 1 and 2', line);
    return { k: 'terminal', fd };
  }
  if (!FILES.includes(letter)) {
    ctx.refuse(test.operator, 'a test that is not known', line);
    return { k: 'constant', value: false };
  }
  return { k: 'file', operator: letter, path: text };
}

/** Is the text not empty? */
export function filledText(text: Text): Bool {
  if (text.k === 'text') return { k: 'constant', value: text.value !== '' };
  if (canEnd(text)) return { k: 'filled', value: text };
  if (text.k === 'number-text' || text.k === 'script-path') return { k: 'constant', value: true };
  if (text.k === 'join' && text.parts.some((part) => part.k === 'text' && part.value !== ''))
    return { k: 'constant', value: true };
  if (text.k === 'empty-if-unset') return { k: 'filled', value: text.value };
  return { k: 'filled', value: text };
}

function binary(
  ctx: Lowering,
  test: Extract<Test, { kind: 'binary' }>,
  double: boolean,
  line: number,
): Bool | undefined {
  const { operator } = test;
  const left = operand(ctx, test.left, double);
  if (!left) return undefined;
  if (operator === '=~') return keptMatch(ctx, test, test.right.raw, regexTest(ctx, left, test.right));
  if (double && (operator === '=' || operator === '==' || operator === '!=')) {
    const pattern = patternOf(ctx, test.right, textOf);
    const fit = fits(left, pattern);
    // Whatever matches it, what is compared has to be looked up.
    const looked: Bool =
      fit.k === 'constant' && canEnd(left) ? { k: 'or', left: { k: 'filled', value: left }, right: fit } : fit;
    return operator === '!=' ? not(looked) : looked;
  }
  const right = operand(ctx, test.right, double);
  if (!right) return undefined;
  const comparison = COMPARISONS[operator];
  if (comparison) {
    if (double)
      return {
        k: 'compare',
        operator: comparison,
        left: numeric(plainNumber(left)),
        right: numeric(plainNumber(right)),
      };
    const first = numberWhenSure(left);
    const second = numberWhenSure(right);
    if (first && second) return { k: 'compare', operator: comparison, left: first, right: second };
    return { k: 'compare-texts', operator: comparison, left: first ?? left, right: second ?? right };
  }
  switch (operator) {
    case '==':
      if (ctx.dialect === 'sh') ctx.refuse('==', 'the test of sh does not know it; write =', line);
      return { k: 'equal', left, right };
    case '=':
      return { k: 'equal', left, right };
    case '!=':
      return not({ k: 'equal', left, right });
    case '<':
      return { k: 'less', left, right };
    case '>':
      return { k: 'less', left: right, right: left };
    case '-nt':
      return { k: 'newer', left, right };
    case '-ef':
      return { k: 'same-file', left, right };
    case '-ot':
      return { k: 'newer', left: right, right: left };
    default:
      ctx.refuse(operator, 'a test that is not known', line);
      return { k: 'constant', value: false };
  }
}

/** A literal number, as one. */
function plainNumber(text: Text): Text {
  return text.k === 'text' && /^-?(?:0|[1-9][0-9]{0,14})$/.test(text.value)
    ? { k: 'number-text', value: { k: 'number', value: Number(text.value) } }
    : text;
}

function numberWhenSure(text: Text): Num | undefined {
  const number = plainNumber(text);
  return number.k === 'number-text' ? number.value : undefined;
}
