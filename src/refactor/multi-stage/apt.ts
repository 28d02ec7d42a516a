import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import type { ShellWord } from '../../shell/model.ts';
import { type PackageCall, packageCalls } from '../../shell/packages.ts';
import type { TextEdit } from '../../text/edit.ts';
import { isBuildPackage, isHeaderPackage, programsOf } from '../build-packages.ts';
import type { Refusal } from '../refactoring.ts';
import { runtimeLibraries } from '../runtime-libraries.ts';
import { removal } from './parts.ts';

export interface AptSplit {
  /** What the builder has to install: build tools and header packages. */
  readonly build: readonly string[];
  /** Takes them out of the stage that runs, and puts in the libraries that they leave behind. */
  readonly edits: readonly TextEdit[];
  readonly reasons: readonly Refusal[];
}

/**
 * Splits what apt installs into what builds and what runs.
 * @param release Debian's release, undefined when it is not known
 */
export function splitApt(file: Dockerfile, runs: readonly Instruction[], release: string | undefined): AptSplit {
  const build: string[] = [];
  const edits: TextEdit[] = [];
  const reasons: Refusal[] = [];
  // A library that stays, or that was put in already, isn't put in again.
  const there = new Set<string>();
  for (const run of runs) {
    for (const call of installs(run)) {
      const names = call.packages.map(({ value }) => value?.replace(/[=:].*$/s, ''));
      const tools = call.packages.filter((_, at) => isBuildPackage(names[at] ?? ''));
      if (tools.length === 0) continue;
      const unknown = call.packages.find(({ value }) => value === undefined);
      if (unknown) reasons.push({ message: `What \`${unknown.raw}\` installs is not known.`, range: unknown.range });
      names.forEach((name) => {
        if (name !== undefined && !isBuildPackage(name)) there.add(name);
      });
      const libraries: string[] = [];
      for (const [at, name] of names.entries()) {
        if (name === undefined || !isBuildPackage(name)) continue;
        build.push(call.packages[at]?.value ?? name);
        if (!isHeaderPackage(name)) continue;
        const left = runtimeLibraries(name, release);
        if (left) libraries.push(...left);
        else
          reasons.push({
            message: `What \`${name}\` leaves behind at run time is not known.`,
            range: call.packages[at]?.range ?? run.range,
          });
      }
      const fresh = [...new Set(libraries)].filter((library) => !there.has(library));
      for (const library of fresh) there.add(library);
      const edit = withoutTools(file, run, call, tools, fresh);
      if ('message' in edit) reasons.push(edit);
      else edits.push(...edit.edits);
    }
  }
  return { build: [...new Set(build)], edits, reasons };
}

function installs(run: Instruction): PackageCall[] {
  return packageCalls(run.shell()).filter(({ family, subcommand }) => family === 'apt' && subcommand === 'install');
}

/** The command line without the tools; where nothing is left to install, without the whole RUN. */
function withoutTools(
  file: Dockerfile,
  run: Instruction,
  call: PackageCall,
  tools: readonly ShellWord[],
  libraries: readonly string[],
): { readonly edits: readonly TextEdit[] } | Refusal {
  if (tools.length === call.packages.length && libraries.length === 0) {
    const others = packageCalls(run.shell()).filter((other) => other !== call && other.subcommand === 'install');
    const onlyThis = run.shell().commands.every(({ name }) => name !== undefined && HOUSEKEEPING.test(name));
    if (others.length > 0 || !onlyThis)
      return {
        message: 'This `RUN` installs build tools and does other things; give them a `RUN` of their own.',
        range: run.range,
      };
    return { edits: [removal(file, run)] };
  }
  const words = [call.command.nameWord, ...call.command.args];
  const [first, ...rest] = tools;
  // The libraries take the first tool's place.
  const put = libraries.length > 0 && first ? [{ range: first.range, text: libraries.join(' ') }] : [];
  const dropped = libraries.length > 0 ? rest : tools;
  const edits = dropped.map((word): TextEdit => {
    const before = words[words.indexOf(word) - 1];
    return { range: { start: before?.range.end ?? word.range.start, end: word.range.end }, text: '' };
  });
  return { edits: [...put, ...edits] };
}

const HOUSEKEEPING = /^(apt-get|apt|rm|set|true|echo)$/;

/** A command that needs one of the build tools where the image runs, or after its packages are built. */
export function laterUse(instructions: readonly Instruction[], build: readonly string[]): Refusal | undefined {
  const programs = new Set(build.flatMap(programsOf));
  for (const instruction of instructions) {
    const command = instruction.shell().commands.find(({ name }) => name !== undefined && programs.has(name));
    if (command)
      return { message: `\`${command.name}\` is called here, so it has to stay in the image.`, range: command.range };
  }
  return undefined;
}
