import type { Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import { baseFolder, startsByItself } from '../../base-facts.ts';
import { programsOf } from '../../build-packages.ts';
import type { Refusal } from '../../refactoring.ts';
import { composeCalls } from '../compose-calls.ts';
import { manifestOf, nodeStart } from '../node-start.ts';
import { PREFIX } from './paths.ts';
import { startAmong } from './program.ts';
import type { RuntimeBase } from './runtime-base.ts';

/** Programs that build, by name: what starts with one of them needs the tools. */
const BUILDERS =
  /^(go|cargo|rustc|mvn|mvnw|gradle|gradlew|javac|sbt|ant|lein|make|cmake|gcc|g\+\+|tsc|webpack|mix|stack|cabal)$/;

/** One of them, or the language's own tool, where a script calls a command. */
const BUILDS_AT_START =
  /(?:^|[;&|(`]|\b(?:then|do|else|exec)\b)[ \t]*(go|cargo|rustc|mvn|gradle|javac|sbt|make|cmake|gcc|g\+\+)(?=[ \t]+[\w./-]|[ \t]*$)/m;

function startInstructions(stage: Stage): Instruction[] {
  return stage.instructions.flatMap((instruction) => {
    if (/^(CMD|ENTRYPOINT)$/.test(instruction.keyword)) return [instruction];
    return instruction.keyword === 'HEALTHCHECK' && instruction.healthCommand ? [instruction.healthCommand] : [];
  });
}

function commandsAtStart(stage: Stage): { command: ShellCommand; instruction: Instruction }[] {
  return startInstructions(stage).flatMap((instruction) =>
    instruction.shell().commands.map((command) => ({ command, instruction })),
  );
}

/** The programs that CMD, ENTRYPOINT and HEALTHCHECK call; undefined among them for one that a variable names. */
export function programsAtStart(stage: Stage): ReadonlySet<string | undefined> {
  return new Set(commandsAtStart(stage).map(({ command }) => command.name));
}

/** Whether the image starts a program: by itself, by a script of `package.json`, or by a start script. */
export function startsProgram(image: Image, stage: Stage): (name: string) => boolean {
  const programs = programsAtStart(stage);
  const scripts = nodeStart(image, stage, manifestOf(image)).programs;
  const { known } = startTexts(image, stage);
  const words = new Set(known.flatMap((text) => text.split(/[\s;&|()`"'/]+/)));
  return (name) => programs.has(name) || scripts.has(name) || words.has(name);
}

/** The texts of the scripts that the image starts with, as far as the build context has them, and of what compose files call in it. */
export function startTexts(
  image: Image,
  stage: Stage,
): { readonly known: readonly string[]; readonly missing: string | undefined } {
  const known: string[] = [...composeCalls(image)];
  let missing: string | undefined;
  for (const { command } of commandsAtStart(stage)) {
    const words = [command.nameWord, ...command.args].map(({ text }) => text);
    for (const path of words.filter((text) => /\.(sh|bash)$|(^|\/)(?=[\w-]*$)[\w-]*entrypoint/.test(text))) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const found = image.listContext().filter((candidate) => candidate === name || candidate.endsWith(`/${name}`));
      const text = found.length === 1 && found[0] !== undefined ? image.readContext(found[0]) : undefined;
      if (text === undefined) missing ??= path;
      else known.push(text.replace(/^[ \t]*#.*$/gm, ''));
    }
  }
  return { known, missing };
}

/** Where Go and Cargo install programs: on PATH in the builder, and nowhere else. */
export const TOOL_FOLDERS = ['/go/bin', '/usr/local/cargo/bin'];

/** Why the image may be there for people or for other builds: then its tools may be what it is for. */
export function startsNothing(stage: Stage, base: RuntimeBase): Refusal | undefined {
  const inherits = base.kind === 'same' && startsByItself(stage);
  if (!inherits && !stage.instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT'))
    return { message: 'The image starts nothing, so what it is for is not known.', range: stage.from.range };
  const [first] = commandsAtStart(stage);
  return first && /^(ba|da|a|z|fi)?sh$/.test(first.command.name ?? '') && first.command.args.length === 0
    ? { message: 'A shell is what starts, so its tools may be wanted in it.', range: first.instruction.range }
    : undefined;
}

/** What the image's start needs that the runtime stage won't have. */
export function startObstacles(
  image: Image,
  stage: Stage,
  base: RuntimeBase,
  dropped: readonly string[],
  roots: readonly string[],
): Refusal[] {
  const found: Refusal[] = [];
  const tools = new Set(dropped.flatMap(programsOf));
  const starts = commandsAtStart(stage);
  for (const { form, words, range } of startInstructions(stage))
    if (form === 'shell' && words[0]?.raw.startsWith('["'))
      found.push({ message: 'This is not a valid JSON array, so what starts is not known.', range });
  for (const { command, instruction } of starts) {
    const { name } = command;
    if (name === undefined) continue;
    if (tools.has(name) || BUILDERS.test(name))
      found.push({
        message: `\`${name}\` is called when the image runs, so it has to stay; build before, and start what was built.`,
        range: command.range,
      });
    const action = command.args[0]?.text ?? '';
    if (name === 'dotnet' && /^(run|watch|build|test)$/.test(action))
      found.push({
        message: `\`dotnet ${action}\` builds when the image runs; publish before, and start the program.`,
        range: instruction.range,
      });
    if (
      base.kind === 'other' &&
      !roots.some((root) => TOOL_FOLDERS.includes(root)) &&
      startAmong(stage, roots) === undefined &&
      !roots.includes(PREFIX) &&
      !command.nameWord.text.includes('/') &&
      !/^(sh|exec|echo|test|\[|exit|true|kill|pgrep|curl|wget)$/.test(name)
    )
      found.push({ message: `Where \`${name}\` lies is not known; write its full path.`, range: command.range });
  }
  if (
    baseFolder(stage) !== '/' &&
    base.kind !== 'same' &&
    !stage.instructions.some(({ keyword }) => keyword === 'WORKDIR')
  )
    found.push({
      message: 'No `WORKDIR` is set, and the smaller image begins in another folder; set one.',
      range: stage.from.range,
    });
  const { known, missing } = startTexts(image, stage);
  if (missing !== undefined && base.kind !== 'same')
    found.push({
      message: `The start script \`${missing}\` could not be read, so what it needs is not known.`,
      range: stage.from.range,
    });
  const named = known
    .flatMap((text) =>
      [...text.matchAll(/(?:^|[\s;&|(`])(?:exec[ \t]{1,20})?([\w+.-]+)(?=\s|$)/gm)].map((match) => match[1] ?? ''),
    )
    .find((word) => tools.has(word));
  const builds = known.map((text) => BUILDS_AT_START.exec(text)?.[1]).find(Boolean);
  const called = named ?? builds;
  if (called !== undefined)
    found.push({
      message: `What starts, or a compose file, calls \`${called}\`, so it has to stay in the image.`,
      range: stage.from.range,
    });
  return found;
}
