import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { Range } from '../../../text/range.ts';
import type { Step, WorkflowFile } from '../../../workflow/model.ts';
import { commandsOf, locator, type Push, pushesOf } from '../../../workflow/pushes.ts';
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

/** A command of a step's script, by container engines and the like, and where its words stand. */
export interface PlacedCommand {
  readonly command: ShellCommand;
  /** A word as it is written, expressions (`${{ … }}`) and all. */
  written(word: ShellWord): string;
  /** Where a word stands in the file; the command's first line where that can't be told. */
  placeOf(word: ShellWord): Range;
}

/** The commands of a step's script for which a test holds, in order. */
export function placedCommands(
  { text }: WorkflowFile,
  step: Step,
  wanted: (command: ShellCommand) => boolean,
): PlacedCommand[] {
  const commands = commandsOf(step).filter(wanted);
  const script = step.run?.text ?? '';
  const end = step.run?.entry.range.end ?? 0;
  const locate = locator(text, step);
  return commands.map((command): PlacedCommand => {
    const place = locate(command);
    const written = ({ range }: ShellWord): string => script.slice(range.start, range.end);
    return {
      command,
      written,
      placeOf(word) {
        const raw = written(word);
        const at = text.indexOf(raw, place.start);
        return at === -1 || at + raw.length > end ? place : { start: at, end: at + raw.length };
      },
    };
  });
}

/** Whether a command logs in to a registry. */
export function isLogin({ name, args }: ShellCommand): boolean {
  return /^(docker|podman|nerdctl|buildah)$/.test(name ?? '') && args[0]?.text === 'login';
}

/** The value of a flag, `--name=value`, `--name value`, `-n value` or `-nvalue`, each time that it is given. */
export function flagWords({ args }: ShellCommand, long: string, short?: string): FlagWord[] {
  return args.flatMap((word, at): FlagWord[] => {
    const next = args[at + 1];
    if (word.text === long || (short !== undefined && word.text === short))
      return next ? [{ word: next, from: 0 }] : [];
    if (word.text.startsWith(`${long}=`)) return [{ word, from: long.length + 1 }];
    if (short === undefined || !word.text.startsWith(short) || word.text.startsWith('--')) return [];
    return [{ word, from: word.text[short.length] === '=' ? short.length + 1 : short.length }];
  });
}

export interface FlagWord {
  readonly word: ShellWord;
  /** How many letters of the word stand in front of the value. */
  readonly from: number;
}
