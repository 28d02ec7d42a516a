import type { Instruction } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import { packageCalls } from '../../../shell/packages.ts';
import { type BaseFacts, baseFolder } from '../../base-facts.ts';
import { effectOf } from './effects.ts';
import type { Classified, ClassifiedRun, Place } from './model.ts';

/** What the commands of all RUNs are for and what they write. */
export function classifyAll(image: Image, runs: readonly Instruction[], base: BaseFacts): ClassifiedRun[] {
  const all = runs.map((run) => classify(image, run, base));
  // Package files are fetched where they are installed.
  const needed = new Set(
    all.flatMap(({ commands }) =>
      commands.flatMap(({ effect }) => (effect.role === 'packages' ? (effect.reads ?? []) : [])),
    ),
  );
  const fetches = (writes: readonly string[]): boolean => writes.length > 0 && writes.every((path) => needed.has(path));
  return all.map((each) => ({
    ...each,
    commands: each.commands.map((one) =>
      one.effect.role === 'build' && fetches(one.effect.writes)
        ? { ...one, effect: { ...one.effect, role: 'both' as const, writes: [] } }
        : one,
    ),
  }));
}

/** What each command of a RUN is for and what it writes; the ones that aren't known, with a sentence. */
function classify(image: Image, run: Instruction, base: BaseFacts): ClassifiedRun {
  const script = run.shell();
  const calls = packageCalls(script);
  const commands: Classified[] = [];
  const unknown: { message: string; command: Classified['command'] }[] = [];
  let outer: string | undefined = run.state.workdir ?? (run.stage ? baseFolder(run.stage) : '/');
  // A folder that a subshell changes to ends with it.
  let inner: string | undefined = outer;
  for (const command of script.commands) {
    const call = calls.find((candidate) => candidate.command === command);
    const nested = command.inside.includes('subshell');
    if (command.inside.at(-1) === 'subshell' && command.operatorBefore === undefined) inner = outer;
    const folder = nested ? inner : outer;
    const place: Place = { instruction: run, folder, base, call, image };
    const effect = effectOf(command, place);
    if ('unknown' in effect) {
      unknown.push({ message: `\`${subjectOf(command)}\`: ${effect.unknown}.`, command });
      continue;
    }
    commands.push({ command, effect, place });
    if (!('folder' in effect)) continue;
    if (nested) inner = effect.folder;
    else outer = effect.folder;
  }
  return { run, commands: commands.map((each) => asItsPipeline(each, commands)), unknown };
}

/** What a reason is about: the program, and for a shell its script. */
function subjectOf({ name, nameWord, args }: ShellCommand): string {
  const script = /^(ba|da|a|z)?sh$/.test(name ?? '') ? args.find(({ text }) => !text.startsWith('-')) : undefined;
  const [line = ''] = (script?.text ?? '').split('\n');
  return [name ?? nameWord.raw, ...(line === '' || line.includes('`') ? [] : [line.slice(0, 60)])].join(' ');
}

/** A download that is piped into something that sets up the system belongs to it: `curl … | gpg --dearmor -o …`. */
function asItsPipeline(each: Classified, all: readonly Classified[]): Classified {
  const { id, length } = each.command.pipeline;
  if (length < 2 || each.effect.role !== 'build' || each.effect.writes.length > 0) return each;
  const setsUp = all.some(({ command, effect }) => command.pipeline.id === id && effect.role === 'both');
  return setsUp ? { ...each, effect: { ...each.effect, role: 'both' } } : each;
}
