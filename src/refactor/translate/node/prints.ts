import type { Program, Run, Stmt } from '../ir.ts';
import type { Expressions } from './expressions.ts';

/** Has what the program prints to follow its own redirections, or to end with the program that reads it? */
export function printsApart({ main, functions }: Program): boolean {
  const all = [main, functions];
  return /"k":"(?:with|redirect)"/.test(JSON.stringify(all)) || leads(all) || pipes(all);
}

/** Can the program's own streams lead elsewhere behind an exec of a program? */
function leads(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { k } = node as Partial<Stmt>;
  if (k === 'execute' && redirectsFirst(node as Extract<Stmt, { k: 'execute' }>)) return true;
  return Object.values(node).some(leads);
}

/** Are the streams of what takes the program's place to be the program's own first, as it may go on with them? */
export function redirectsFirst({ call, goesOn }: Extract<Stmt, { k: 'execute' }>): boolean {
  return goesOn && call.streams.length > 0;
}

/** Does a part of the program itself print into a pipeline? */
function pipes(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { stages } = node as Partial<Run>;
  if (stages?.slice(0, -1).some((stage) => stage.k !== 'program')) return true;
  return Object.values(node).some(pipes);
}

/**
 * What prints a text, or words as echo does; undefined for nothing.
 * @param apart what `printsApart` says of the program
 */
export function printCode(
  expressions: Expressions,
  statement: Extract<Stmt, { k: 'print' | 'echo' }>,
  apart: boolean,
): string | undefined {
  const { fd } = statement;
  const stream = apart && fd === 2 ? ', 2' : '';
  const need = (name: string): string => {
    expressions.needs.add(name);
    return name;
  };
  const printer = (line: boolean): string => {
    if (apart) return need(line ? 'print' : 'printText');
    if (line) return fd === 1 ? 'console.log' : 'console.error';
    return fd === 1 ? 'process.stdout.write' : 'process.stderr.write';
  };
  if (statement.k === 'echo')
    return `${printer(false)}(${need('echoText')}(${expressions.list(statement.words)})${stream});`;
  const { text } = statement;
  const parts = text.k === 'join' ? text.parts : [text];
  const last = parts.at(-1);
  if (last?.k === 'text' && last.value.endsWith('\n')) {
    const head = [...parts.slice(0, -1), ...(last.value === '\n' ? [] : [{ ...last, value: last.value.slice(0, -1) }])];
    const [only] = head;
    const code =
      head.length === 0 ? '' : expressions.text(head.length === 1 && only ? only : { k: 'join', parts: head });
    return `${printer(true)}(${apart ? `${code === '' ? "''" : code}${stream}` : code});`;
  }
  if (text.k === 'text' && text.value === '') return undefined;
  return `${printer(false)}(${expressions.text(text)}${stream});`;
}
