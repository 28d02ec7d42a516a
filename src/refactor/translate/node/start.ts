import { innerBodies } from '../assignments.ts';
import type { Program, Stmt } from '../ir.ts';
import { usesArguments } from '../uses.ts';

interface Apart {
  /** Functions that are called in processes of their own. */
  readonly apart: readonly string[];
  /** Variables of the module that such a process begins with. */
  readonly globals: readonly string[];
  /** Has main to be waited for? */
  readonly slow: boolean;
}

/** The end of the module, which begins the work. */
export function startCode(
  program: Program,
  { apart, globals, slow }: Apart,
): { readonly code: string; readonly needs: readonly string[] } {
  const exits = program.features.has('exit-trap');
  const main = `main(${usesArguments(program.main) ? 'process.argv.slice(2)' : ''})`;
  if (apart.length === 0 && !exits) return { code: plain(program.main, slow ? `await ${main}` : main), needs: [] };
  const run = apart.length === 0 ? main : `job ? bodies[job.name](...job.values) : ${main}`;
  const lines: string[] = [];
  if (apart.length > 0) {
    lines.push(`const bodies = { ${apart.join(', ')} };`);
    lines.push(`const globals = () => (${globals.length > 0 ? `{ ${globals.join(', ')} }` : '{}'});`);
    if (globals.length > 0) lines.push(`if (job) ({ ${globals.join(', ')} } = job.globals);`);
  }
  if (exits) lines.push(`process.exit(await leave(${apart.length > 0 ? `() => (${run})` : `() => ${run}`}));`);
  else lines.push(`process.exit((await (${run})) ?? 0);`);
  return { code: lines.join('\n'), needs: exits ? ['leave'] : [] };
}

/** The call of main, and the end with the status that it gives, if any. */
function plain(main: readonly Stmt[], call: string): string {
  const given = statuses(main);
  const last = main.findLast(({ k }) => k !== 'comment' && k !== 'blank');
  const begins = call.startsWith('await ');
  if (given.length > 0) {
    if (given.every(Boolean) && last?.k === 'return') return `process.exit(${call});`;
    return `process.exit(${begins ? `(${call})` : call} ?? 0);`;
  }
  // A program that takes this one's place ends it.
  return last?.k === 'execute' && !last.goesOn ? `${call};` : `${call};\nprocess.exit();`;
}

/** Whether each `return` of a function gives a status. */
function statuses(statements: readonly Stmt[]): boolean[] {
  return statements.flatMap((statement): boolean[] => {
    if (statement.k === 'return') return [statement.status !== undefined];
    return statement.k === 'body' ? [] : innerBodies(statement).flatMap(statuses);
  });
}
