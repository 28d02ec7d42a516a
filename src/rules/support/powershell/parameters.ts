import type { Token } from '../../../shell/powershell/tokens.ts';

/** A parameter that a function declares. */
export interface DeclaredParameter {
  readonly variable: Token;
  /** What stands in brackets in front of it: types, and attributes such as `[Parameter(Mandatory)]`. */
  readonly types: readonly Token[];
  /** The first token of its default. */
  readonly value: Token | undefined;
}

/** The parameters that a function's list declares; variables in defaults and in attributes are none. */
export function declaredParameters(list: readonly Token[]): DeclaredParameter[] {
  const own = list.filter(({ kind, depth }) => depth === list[0]?.depth && kind !== 'separator');
  const found: DeclaredParameter[] = [];
  let types: Token[] = [];
  let declares = true;
  for (const [at, token] of own.entries()) {
    if (token.text === ',') declares = true;
    else if (declares && token.kind === 'type') types.push(token);
    else if (declares && token.kind === 'variable') {
      found.push({ variable: token, types, value: own[at + 1]?.text === '=' ? own[at + 2] : undefined });
      types = [];
      declares = false;
    }
  }
  return found;
}
