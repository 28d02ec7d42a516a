import type { Bool, List, Text, Variable } from '../ir.ts';
import type { Command, Parameter, Test } from '../syntax/tree.ts';
import { EMPTY, type Lowering } from './context.ts';
import type { Read } from './read.ts';

/** The tests of `=~` in a test. */
export function regexTests(test: Test): Test[] {
  if (test.kind === 'and' || test.kind === 'or') return [...regexTests(test.left), ...regexTests(test.right)];
  if (test.kind === 'not') return regexTests(test.test);
  return test.kind === 'binary' && test.operator === '=~' ? [test] : [];
}

/** The one test of `=~` that surely matched when the command had this outcome. */
export function matchedBy(condition: Command, truth: boolean): Test | undefined {
  if (condition.kind === 'not') return matchedBy(condition.command, !truth);
  if (condition.kind !== 'test') return undefined;
  const [only, ...more] = regexTests(condition.test);
  return more.length === 0 && only && holds(condition.test, only, truth) ? only : undefined;
}

function holds(test: Test, wanted: Test, truth: boolean): boolean {
  if (test === wanted) return truth;
  if (test.kind === 'not') return holds(test.test, wanted, !truth);
  if (test.kind !== 'and' && test.kind !== 'or') return false;
  return (test.kind === 'and') === truth && (holds(test.left, wanted, truth) || holds(test.right, wanted, truth));
}

/** A test of `=~` whose groups are read later on: the match is kept under a name. */
export function keptMatch(
  ctx: Lowering,
  test: Test,
  source: string,
  { value, regex, whole }: Extract<Bool, { k: 'matches' }>,
): Bool {
  const read = [...ctx.facts.matches.values()].includes(test);
  if (!read) return { k: 'matches', value, regex, whole };
  if (!plainGroups(source))
    ctx.refuse(
      'BASH_REMATCH',
      'what the groups of such a regular expression match differs between languages',
      ctx.line,
    );
  const variable = variableOf(ctx, test);
  const kept: List = { k: 'match', value, regex, whole };
  ctx.before.push({ k: 'assign', variable, value: kept });
  return { k: 'flag', variable };
}

function variableOf(ctx: Lowering, test: Test): Variable {
  const known = ctx.matches.get(test);
  if (known) return known;
  const made = ctx.newVariable('match', 'list');
  ctx.matches.set(test, made);
  return made;
}

/** `${BASH_REMATCH[1]}` where a certain test has surely matched. */
export function matchedText(ctx: Lowering, part: Parameter): Read {
  const test = ctx.facts.matches.get(part);
  const { place, line } = part;
  const index = part.index === undefined ? 0 : place?.kind === 'number' ? place.value : undefined;
  if (index === undefined) {
    ctx.refuse('${BASH_REMATCH[…]}', 'only fixed places are supported', line);
    return { sure: EMPTY };
  }
  if (!test || ctx.facts.matchesInTrap) {
    ctx.refuse('${BASH_REMATCH[…]}', 'it is not plain that a certain =~ has matched before', line);
    return { sure: EMPTY };
  }
  const groups = test.kind === 'binary' ? (plainGroups(test.right.raw) ?? []) : [];
  if (index > groups.length) {
    ctx.refuse(`\${BASH_REMATCH[${index}]}`, 'there is no such group', line);
    return { sure: EMPTY };
  }
  const match: List = { k: 'variable', variable: variableOf(ctx, test) };
  const group: Text = { k: 'group', match, index, sure: index === 0 || groups[index - 1]?.optional === false };
  return { sure: group };
}

const TOKENS = /\\.|\[\^?\]?(?:\[:[a-z]+:\]|[^\]])*\]|\{\d+(?:,\d*)?\}|./gs;

/**
 * The groups of a regular expression that POSIX's rule of the longest match and the first match of other languages read alike: without
 * groups in groups or groups that repeat; a group may be missing where the end is fixed, and be a choice of texts of which none begins
 * another. (Tried with bash on tens of thousands of expressions and texts.)
 * @returns undefined for any other
 */
function plainGroups(source: string): { readonly optional: boolean }[] | undefined {
  const groups: { optional: boolean }[] = [];
  const tokens = source.match(TOKENS) ?? [];
  let inside: string[] | undefined;
  for (const [at, token] of tokens.entries()) {
    if (/^["'$^]$/.test(token) && !(token === '^' && at === 0) && !(token === '$' && at === tokens.length - 1))
      return undefined;
    if (token === '(') {
      if (inside) return undefined;
      inside = [];
    } else if (token === ')') {
      if (!inside || !parts(inside)) return undefined;
      inside = undefined;
      const next = tokens[at + 1] ?? '';
      const optional = next === '?';
      if (/^[*+{]/.test(next) || (optional && tokens.at(-1) !== '$')) return undefined;
      groups.push({ optional });
    } else if (inside) inside.push(token);
    else if (token === '|') return undefined;
  }
  return inside ? undefined : groups;
}

/** Is what stands in a group no choice, or one between texts of which none begins another? */
function parts(tokens: readonly string[]): boolean {
  if (!tokens.includes('|')) return true;
  const ways = tokens.join('').split('|');
  return (
    ways.every((way) => /^[\w/:@=-]+$/.test(way)) &&
    !ways.some((way, index) => ways.some((other, place) => place !== index && other.startsWith(way)))
  );
}
