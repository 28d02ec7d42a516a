import { testOfWords } from '../syntax/tests.ts';
import type { Command, SimpleCommand, Word } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { literal } from './names.ts';
import { checkOf, done, type Outcome, type Sink } from './outcome.ts';
import { fallible, testOf } from './tests.ts';
import { listOf } from './words.ts';

export function test(ctx: Lowering, node: Extract<Command, { kind: 'test' }>): Outcome {
  if (
    node.redirects.length > 0 &&
    node.redirects.some((each) => each.operator !== '>' || literal(each.word) !== '/dev/null')
  )
    if (!node.redirects.every((each) => each.fd === 2 || each.fd === -1))
      ctx.refuse('[ … ] >', 'a redirection of a test', node.line);
  const { before, result } = ctx.collect(() => testOf(ctx, node.test, node.double, node.line));
  if (!result) return testOfWordsNow(ctx, node.words);
  ctx.before.push(...before);
  return { before: [], status: { k: 'status', test: result } };
}

/** A test whose meaning depends on how many words there are, or whose status may be that of an error. */
function testOfWordsNow(ctx: Lowering, words: readonly Word[]): Outcome {
  return { before: [], status: { k: 'test', args: listOf(ctx, words) } };
}

/** Where the status itself counts, a test that can end with an error has three of them. */
export function exact(
  ctx: Lowering,
  lower: () => Outcome,
  sink: Sink,
  node: SimpleCommand | Extract<Command, { kind: 'test' }>,
): Outcome {
  const { before, result } = ctx.collect(lower);
  const { status } = result;
  const counts = sink !== 'discard' || checkOf(ctx, node, node.line) !== false;
  if (counts && status.k === 'status' && fallible(status.test))
    return testOfWordsNow(ctx, node.kind === 'test' ? node.words : node.words.slice(1));
  ctx.before.push(...before);
  return result;
}

export function externalTest(ctx: Lowering, node: SimpleCommand): Outcome {
  const parsed = testOfWords(node.words.slice(1));
  if (!parsed || node.redirects.some((each) => each.fd !== 2)) {
    ctx.refuse('test', 'its words are not understood', node.line);
    return done();
  }
  return test(ctx, {
    kind: 'test',
    test: parsed,
    words: node.words.slice(1),
    double: false,
    redirects: [],
    line: node.line,
  });
}
