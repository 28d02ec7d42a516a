/** Gives the value of a variable, or undefined when it is not known. */
export type Lookup = (name: string) => string | undefined;

/** A longer value is not computed: `ENV A=$A$A` doubles with each line, and nobody compares such text with anything. */
const MAX_LENGTH = 32_768;
/** `${A:-${B:-…}}` deeper than this is no default that anybody wrote. */
const MAX_DEPTH = 20;

/**
 * Puts variables into a word as the builder does: `$A`, `${A}`, `${A:-x}`, `${A-x}`, `${A:+x}`, `${A+x}`, `${A:?x}`, also nested in
 * one another. A dollar behind `escapeChar` (one character) is a dollar. Returns undefined when a variable has no known value, a
 * modifier is not understood, or the result would be very long.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expand(value: string, lookup: Lookup, escapeChar = '\\'): string | undefined {
  if (!value.includes('$')) return value;
  return value.length > MAX_LENGTH ? undefined : expandText(value, { lookup, escapeChar }, 0);
}

interface Surroundings {
  readonly lookup: Lookup;
  readonly escapeChar: string;
}

function expandText(value: string, around: Surroundings, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  let result = '';
  let at = 0;
  while (at < value.length) {
    const dollar = value.indexOf('$', at);
    if (dollar === -1) return result + value.slice(at);
    if (value[dollar - 1] === around.escapeChar && dollar > at) {
      result += `${value.slice(at, dollar - 1)}$`;
      at = dollar + 1;
      continue;
    }
    result += value.slice(at, dollar);
    const reference = readReference(value, dollar, around.escapeChar);
    if (reference === undefined) return undefined;
    at = reference.end;
    const text = reference.name === undefined ? '$' : resolve(reference, around, depth);
    if (text === undefined || result.length + text.length > MAX_LENGTH) return undefined;
    result += text;
  }
  return result;
}

interface Reference {
  /** Undefined for a dollar that begins no reference. */
  readonly name: string | undefined;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`. */
  readonly operator: string | undefined;
  readonly operand: string;
  /** Offset behind it. */
  readonly end: number;
}

const NAME = /\w+/y;
const OPERATOR = /:?[-+?]/y;

/** Undefined for a `${` whose name, modifier or end is not understood. */
function readReference(value: string, dollar: number, escapeChar: string): Reference | undefined {
  const braced = value[dollar + 1] === '{';
  NAME.lastIndex = dollar + (braced ? 2 : 1);
  const name = NAME.exec(value)?.[0];
  if (!braced) {
    return { name, operator: undefined, operand: '', end: dollar + 1 + (name?.length ?? 0) };
  }
  if (name === undefined) return undefined;
  const behind = dollar + 2 + name.length;
  if (value[behind] === '}') return { name, operator: undefined, operand: '', end: behind + 1 };
  OPERATOR.lastIndex = behind;
  const operator = OPERATOR.exec(value)?.[0];
  if (operator === undefined) return undefined;
  const start = behind + operator.length;
  const end = closingBrace(value, start, escapeChar);
  return end === -1 ? undefined : { name, operator, operand: value.slice(start, end), end: end + 1 };
}

function closingBrace(value: string, from: number, escapeChar: string): number {
  let open = 0;
  for (let at = from; at < value.length; at++) {
    const char = value[at];
    if (char === escapeChar) at++;
    else if (char === '$' && value[at + 1] === '{') {
      if (++open > MAX_DEPTH) return -1;
      at++;
    } else if (char === '}' && open-- === 0) return at;
  }
  return -1;
}

function resolve({ name, operator, operand }: Reference, around: Surroundings, depth: number): string | undefined {
  const found = around.lookup(name ?? '');
  const set = found !== undefined && (found !== '' || operator?.startsWith(':') !== true);
  if (operator?.endsWith('-')) return set ? found : expandText(operand, around, depth + 1);
  if (operator?.endsWith('+')) return set ? expandText(operand, around, depth + 1) : '';
  return found;
}
