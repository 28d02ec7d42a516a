import type { Run } from '../ir.ts';
import { canEnd } from './ends.ts';

/** Programs that don't read the standard input, whatever they are given. */
const QUIET: ReadonlySet<string> = new Set(
  'basename date dirname df du find free getent hostname id ip ls mktemp nproc openssl printenv pwd readlink realpath stat uname whoami which'.split(
    ' ',
  ),
);

/**
 * Has a command to be begun in its own process before its words become what they are? In a shell it always is; a translation does it
 * only where it can be seen: the words assign something, or end that process, or run programs that could read its input.
 * @param lowered the words, and the statements that come before them
 * @param options `reads`: its input is another than that of the script
 */
export function needsOwnProcess(
  { before, result }: { readonly before: readonly unknown[]; readonly result: unknown },
  options: { readonly reads: boolean },
): boolean {
  if (before.length > 0 || canEnd(result)) return true;
  return assigns(result) || (options.reads && runsReader(result));
}

/** Is something assigned inside of a value? */
export function assigns(value: unknown): boolean {
  return /"helper":"assign"/.test(JSON.stringify(value) ?? '');
}

/** Does a value run programs, or may it end the script or complain, so that it matters when it is made? */
export function actsEarly(value: unknown): boolean {
  return canEnd(value) || /"k":"(?:output|run)"|"early":"complaint"/.test(JSON.stringify(value) ?? '');
}

/** Is there a substitution whose programs may read the standard input? */
export function runsReader(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false;
  const { k, run } = node as { readonly k?: string; readonly run?: Run };
  if ((k === 'output' || k === 'run') && run && !run.input && !quiet(run)) return true;
  return Object.values(node).some(runsReader);
}

function quiet({ stages: [first] }: Run): boolean {
  if (first?.k !== 'program') return false;
  if (first.streams.some(({ fd }) => fd === 0)) return true;
  const words = first.args.k === 'list' ? first.args.items : [];
  const [name, file] = words.map((item) => ('one' in item && item.one.k === 'text' ? item.one.value : undefined));
  if (name === 'cat' || name === 'head' || name === 'tail')
    return words.length > 1 && file !== '-' && file?.[0] !== '-';
  return name !== undefined && QUIET.has(name);
}
