import type { List } from '../ir.ts';
import type { Parameter } from '../syntax/tree.ts';
import type { Lowering } from './context.ts';
import { SPECIAL_VARIABLES } from './names.ts';

/** Variables that bash has besides, whether or not the environment has them. */
const OF_BASH: readonly string[] = [
  ...SPECIAL_VARIABLES,
  ...'_ BASH COMP_WORDBREAKS EUID HOSTNAME MAILCHECK PATH PWD UID'.split(' '),
];

/** `${!PREFIX@}`: names of the environment, where all variables of the script with the prefix are there. */
export function prefixedNames(ctx: Lowering, { name: prefix, line }: Parameter): List {
  const written = [...ctx.facts.writes.values()].map(({ key }) => key);
  const locals = [...ctx.functions.values()].flatMap((fn) => [...fn.locals].map((each) => `${fn.name}/${each}`));
  for (const key of [...written, ...locals]) {
    const name = key.slice(key.indexOf('/') + 1);
    if (!name.startsWith(prefix)) continue;
    if (key.includes('/') || ctx.symbols.of(key).storage === 'variable')
      ctx.refuse(`\${!${prefix}@}`, `one of them may be ${name}, which programs do not see`, line);
  }
  const own = OF_BASH.find((name) => name.startsWith(prefix));
  if (own !== undefined) ctx.refuse(`\${!${prefix}@}`, `one of them is ${own}, which the shell itself sets`, line);
  return { k: 'env-names', prefix };
}
