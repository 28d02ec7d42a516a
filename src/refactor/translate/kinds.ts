import type { Bool, List, Num, Value } from './ir.ts';

/** Variables and choices may be of any type; they aren't asked for here. */
type Shared = Extract<Value, { k: 'variable' | 'choose' }>;

export function isList(value: Value): value is Exclude<List, Shared> {
  return [
    'list',
    'words',
    'mixed',
    'beside',
    'glob',
    'arguments',
    'behind-options',
    'elements',
    'places',
    'env-names',
    'lines',
    'input-lines',
    'match',
  ].includes(value.k);
}

export function isBool(value: Value): value is Bool {
  return (
    [
      'constant',
      'not',
      'and',
      'filled',
      'set',
      'has',
      'equal',
      'one-of',
      'starts',
      'ends',
      'contains',
      'matches',
      'fits',
      'compare',
      'compare-texts',
      'less',
      'file',
      'newer',
      'same-file',
      'terminal',
      'found',
      'succeeded',
      'flag',
    ].includes(value.k) ||
    (value.k === 'or' && 'left' in value)
  );
}

export function isNumber(value: Exclude<Value, Shared | Bool>): value is Exclude<Num, Shared> {
  return [
    'number',
    'parse',
    'length',
    'count',
    'arithmetic',
    'negative',
    'truth',
    'status',
    'run',
    'call',
    'dispatch',
    'test',
    'start',
    'write',
    'attempt',
    'pid',
    'num-call',
  ].includes(value.k);
}
