import type { Instruction } from '../../../dockerfile/model.ts';
import { packageCalls } from '../../../shell/packages.ts';
import type { BaseFacts } from '../../base-facts.ts';
import { effectOf } from './effects.ts';
import type { Classified, ClassifiedRun, Place } from './model.ts';

/** What each command of a RUN is for and what it writes; the ones that aren't known, with a sentence. */
export function classify(run: Instruction, base: BaseFacts, readContext: Place['readContext']): ClassifiedRun {
  const script = run.shell();
  const calls = packageCalls(script);
  const commands: Classified[] = [];
  const unknown: { message: string; command: Classified['command'] }[] = [];
  let folder: string | undefined = run.state.workdir ?? '/';
  for (const command of script.commands) {
    const call = calls.find((candidate) => candidate.command === command);
    const place: Place = { instruction: run, folder, base, call, readContext };
    const effect = effectOf(command, place);
    if ('unknown' in effect) {
      unknown.push({ message: `\`${command.name ?? command.nameWord.raw}\`: ${effect.unknown}.`, command });
      continue;
    }
    commands.push({ command, effect, place });
    // A folder that a subshell changes to ends with it.
    if ('folder' in effect && !command.inside.includes('subshell')) folder = effect.folder;
  }
  return { run, commands, unknown };
}
