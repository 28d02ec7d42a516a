import type { Lowering } from './context.ts';
import { looksOwn } from './names.ts';

/**
 * Variables that are named at run time are looked up in the environment, so none of them may live elsewhere.
 * @param names the names that are possible; undefined where any is
 * @param construct what names it so, for a refusal
 */
export function checkNamed(ctx: Lowering, names: readonly string[] | undefined, construct: string, line: number): void {
  if (names?.some((name) => !/^[A-Za-z_]\w*$/.test(name))) ctx.refuse(construct, 'it names no variable', line);
  const written = new Set([...ctx.facts.writes.values()].map(({ key }) => key));
  const possible = names ?? [...written].filter((key) => !key.includes('/') && !looksOwn(key));
  for (const name of possible) {
    const local = ctx.fn?.locals.has(name) ?? false;
    const elsewhere = written.has(name) && ctx.symbols.of(name).storage !== 'environment';
    if (local || elsewhere) ctx.refuse(construct, `it may mean ${name}, which programs do not see`, line);
  }
}
