import type { Code } from '../code.ts';

/** How strongly JavaScript's operators bind; weaker ones get parentheses where a stronger one is wanted. */
export const CHOICE = 0;
/** `??` can't stand beside `||` and `&&` without parentheses, so its operands are grouped as those of a comparison. */
export const NULLISH = 1;
export const OR = 2;
export const AND = 3;
export const COMPARE = 4;
export const SUM = 9;
export const UNARY = 11;

export function compare(code: string): Code {
  return { code, strength: COMPARE };
}

/** What has to be waited for. */
export function awaited(code: string): Code {
  return { code: `await ${code}`, strength: UNARY };
}
