import type { Program } from '../ir.ts';

interface Apart {
  /** Functions that are called in processes of their own. */
  readonly apart: readonly string[];
  /** Variables of the module that such a process begins with. */
  readonly globals: readonly string[];
}

/** The end of the module, which begins the work. */
export function startCode(
  program: Program,
  { apart, globals }: Apart,
): { readonly code: string; readonly needs: readonly string[] } {
  const exits = program.features.has('exit-trap');
  const run =
    apart.length === 0
      ? 'main(process.argv.slice(2))'
      : 'job ? bodies[job.name](...job.values) : main(process.argv.slice(2))';
  const lines: string[] = [];
  if (apart.length > 0) {
    lines.push(`const bodies = { ${apart.join(', ')} };`);
    lines.push(`const globals = () => (${globals.length > 0 ? `{ ${globals.join(', ')} }` : '{}'});`);
    if (globals.length > 0) lines.push(`if (job) ({ ${globals.join(', ')} } = job.globals);`);
  }
  if (exits) lines.push(`process.exit(await leave(${apart.length > 0 ? `() => (${run})` : `() => ${run}`}));`);
  else lines.push(`process.exit((await ${apart.length > 0 ? `(${run})` : run}) ?? 0);`);
  return { code: lines.join('\n'), needs: exits ? ['leave'] : [] };
}
