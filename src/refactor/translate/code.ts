/** Of an expression that nothing can tear apart: a name, a call. */
export const ATOM = 20;

/** An expression in the language that is written, and how strongly it holds together. */
export interface Code {
  readonly code: string;
  readonly strength: number;
}

export function atom(code: string): Code {
  return { code, strength: ATOM };
}

/** The code in parentheses where it holds together less than asked for. */
export function grouped(code: Code, strength: number): string {
  return code.strength < strength ? `(${code.code})` : code.code;
}
