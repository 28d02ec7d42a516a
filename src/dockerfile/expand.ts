/** Gives the value of a variable, or undefined when it is not known. */
export type Lookup = (name: string) => string | undefined;

const REFERENCE = /\\\$|\$(?:(\w+)|\{(\w+)(?:(:?[-+?])([^}]*))?\})/g;

/**
 * Puts variables into a word as the builder does: `$A`, `${A}`, `${A:-x}`, `${A-x}`, `${A:+x}`, `${A+x}`, `${A:?x}`; `\$` is a dollar.
 * Returns undefined when a variable has no known value or a modifier is not understood.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement
 */
export function expand(value: string, lookup: Lookup): string | undefined {
  if (!value.includes('$')) return value;
  let known = true;
  const result = value.replace(
    REFERENCE,
    (whole, bare?: string, braced?: string, operator?: string, operand?: string) => {
      if (whole === '\\$') return '$';
      const found = lookup((bare ?? braced) as string);
      if (operator?.endsWith('-')) {
        if (found !== undefined && (found !== '' || operator === '-')) return found;
        const fallback = expand(operand ?? '', lookup);
        if (fallback === undefined) known = false;
        return fallback ?? '';
      }
      if (operator?.endsWith('+')) {
        const set = found !== undefined && (found !== '' || operator === '+');
        return set ? (expand(operand ?? '', lookup) ?? '') : '';
      }
      if (found === undefined) known = false;
      return found ?? '';
    },
  );
  if (!known || /\$\{/.test(result)) return undefined;
  return result;
}
