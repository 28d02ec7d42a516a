import type { Code } from '../code.ts';

/** How strongly Python's operators bind; weaker ones get parentheses where a stronger one is wanted. */
export const CHOICE = 0;
export const OR = 1;
export const AND = 2;
export const NOT = 3;
const COMPARE = 4;

export function compare(code: string): Code {
  return { code, strength: COMPARE };
}
