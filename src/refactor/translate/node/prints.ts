import type { Program, Run } from '../ir.ts';

/** Has what the program prints to follow its own redirections, or to end with the program that reads it? */
export function printsApart({ main, functions }: Program): boolean {
  const all = [main, functions];
  return /"k":"(?:with|redirect)"/.test(JSON.stringify(all)) || pipes(all);
}

/** Does a part of the program itself print into a pipeline? */
function pipes(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { stages } = node as Partial<Run>;
  if (stages?.slice(0, -1).some((stage) => stage.k !== 'program')) return true;
  return Object.values(node).some(pipes);
}
