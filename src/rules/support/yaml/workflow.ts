import type { WorkflowFile } from '../../../workflow/model.ts';
import { commandsOf, type Push, pushesOf } from '../../../workflow/pushes.ts';
import type { Problem } from '../../rule.ts';

/** What shows that a workflow takes care of something: actions and reusable workflows by name, commands, inputs of the build. */
export interface Care {
  readonly actions: RegExp;
  readonly commands: RegExp;
  /** Whether a push takes care of it by itself. */
  byItself?(push: Push): boolean;
}

/** The pushes of a workflow for which nothing in the same workflow takes care. */
export function carelessPushes(file: WorkflowFile, care: Care): readonly Push[] {
  const pushes = pushesOf(file);
  if (pushes.length === 0) return [];
  const steps = file.jobs.flatMap((job) => job.steps);
  const names = [
    ...file.jobs.flatMap(({ calls }) => calls?.toLowerCase() ?? []),
    ...steps.flatMap(({ action }) => action ?? []),
  ];
  if (names.some((name) => care.actions.test(name))) return [];
  const lines = steps.flatMap(commandsOf).map(({ name, args }) => [name, ...args.map(({ text }) => text)].join(' '));
  if (lines.some((line) => care.commands.test(line))) return [];
  return pushes.filter((push) => !care.byItself?.(push));
}

/** One problem a workflow, at its first push: what is missing is missing once. */
export function firstPush(file: WorkflowFile, care: Care, message: string): Problem[] {
  return carelessPushes(file, care)
    .slice(0, 1)
    .map(({ range }) => ({ range, message }));
}

/** The values of a flag of a push's command, `--name=value` or `--name value`, in order; of a flag without a value `true`. */
export function flagsOf(push: Push, name: string): string[] {
  const words = push.command?.args.map(({ text }) => text) ?? [];
  return words.flatMap((word, at) => {
    if (word.startsWith(`--${name}=`)) return [word.slice(name.length + 3)];
    if (word !== `--${name}`) return [];
    const next = words[at + 1];
    return [next === undefined || next.startsWith('-') ? 'true' : next];
  });
}
