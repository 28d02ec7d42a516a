import type { Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import type { PackageCall } from '../../../shell/packages.ts';
import type { TextEdit } from '../../../text/edit.ts';
import type { BaseFacts } from '../../base-facts.ts';
import { isHeaderPackage } from '../../build-packages.ts';
import type { Refusal } from '../../refactoring.ts';
import { packageUse } from './left-behind.ts';
import type { ClassifiedRun } from './model.ts';
import { expandText } from './paths.ts';
import type { RuntimeBase } from './runtime-base.ts';

/** What becomes of the package managers' calls where the image runs. */
export interface PackageSplit {
  /** Names of the packages that stay behind. */
  readonly dropped: readonly string[];
  /** Whether that is worth a stage. */
  readonly large: boolean;
  readonly edits: ReadonlyMap<ShellCommand, readonly TextEdit[]>;
  /** Names of the packages that the stage itself goes on to install. */
  readonly installed: ReadonlySet<string>;
  /** Calls that have nothing left to do. */
  readonly gone: ReadonlySet<ShellCommand>;
  /** Calls that only serve others: `update`, `clean`. */
  readonly idle: ReadonlySet<ShellCommand>;
  readonly reasons: readonly Refusal[];
}

/** Splits what the system's package manager installs into what builds and what runs. */
export function splitPackages(
  image: Image,
  stage: Stage,
  classified: readonly ClassifiedRun[],
  facts: BaseFacts,
  base: RuntimeBase,
): PackageSplit {
  const dropped: string[] = [];
  let large = false;
  const edits = new Map<ShellCommand, readonly TextEdit[]>();
  const gone = new Set<ShellCommand>();
  const idle = new Set<ShellCommand>();
  const reasons: Refusal[] = [];
  // A library that stays, or that was put in already, isn't put in again.
  const there = new Set<string>();
  const use = packageUse(image, stage, classified, facts);
  for (const { run, commands } of classified) {
    const calls = commands.flatMap(({ effect, place }) =>
      effect.role === 'packages' && place.call ? [place.call] : [],
    );
    const removed = calls.filter(({ subcommand }) => REMOVES.test(subcommand ?? ''));
    const removedNames = new Set(removed.flatMap(({ packages }) => packages.map(({ text }) => text)));
    const builds = commands.some(({ effect }) => effect.role === 'build');
    const repeated = commands.flatMap(({ command, effect }) => (effect.role === 'both' ? (command.name ?? []) : []));
    // What is there for as long as the RUN builds, and serves nothing that is repeated.
    const passes = (name: string): boolean =>
      builds && removedNames.has(name) && !repeated.includes(PROGRAMS.get(name) ?? name);
    let droppedHere = 0;
    for (const call of calls) {
      if (!/^(install|add)$/.test(call.subcommand ?? '')) continue;
      // What is taken away again in the same RUN was never in the image.
      if (
        call.flags.some(({ name, value }) => /^(--virtual|-[a-zA-Z]*t)$/.test(name) && removedNames.has(value ?? ''))
      ) {
        gone.add(call.command);
        droppedHere++;
        continue;
      }
      const names = call.packages.map(({ value, text }) =>
        facts.language === 'php' && /^\$\{?PHPIZE_DEPS\}?$/.test(text) ? PHPIZE : value?.replace(/[=:<>~].*$/s, ''),
      );
      for (const name of names) if (name !== undefined && !use.isTool(name) && !passes(name)) there.add(name);
      // What is empty unless whoever builds the image sets it stays where it is.
      const unknown = call.packages.find(
        (word, at) => names[at] === undefined && expandText(word.text, run.state)?.trim() !== '',
      );
      const tools: ShellWord[] = [];
      const libraries: string[] = [];
      for (const [at, name] of names.entries()) {
        const word = call.packages[at];
        if (name === undefined || !word) continue;
        const tool = use.isTool(name) ? use.leaves(name) : 'stays';
        // Libraries stay when apt takes their headers away; apk takes them, too.
        const alone = facts.family === 'alpine' || !isHeaderPackage(name);
        const left = tool === 'stays' && passes(name) && alone ? [] : tool;
        if (left !== 'stays') {
          tools.push(word);
          libraries.push(...left);
        }
      }
      if (tools.length === 0) continue;
      if (unknown) reasons.push({ message: `What \`${unknown.raw}\` installs is not known.`, range: unknown.range });
      // Without what it recommends, an installer is small.
      const small = call.flags.some(({ name }) => name === '--no-install-recommends');
      large ||= tools.some(
        ({ text }) => !removedNames.has(text) && use.isLarge(text) && !(small && text === 'python3-pip'),
      );
      dropped.push(...tools.map(({ text }) => text).filter((name) => !removedNames.has(name)));
      droppedHere += tools.length;
      const fresh = [...new Set(libraries)].filter((library) => !there.has(library));
      for (const library of fresh) there.add(library);
      if (tools.length === call.packages.length && fresh.length === 0) gone.add(call.command);
      else edits.set(call.command, withoutTools(call, tools, fresh));
    }
    const installs = calls.some((call) => /^(install|add)$/.test(call.subcommand ?? '') && !gone.has(call.command));
    for (const { command, effect, place } of commands) {
      if (effect.role !== 'packages' || gone.has(command)) continue;
      const action = place.call?.subcommand ?? '';
      if (/^(update|clean|makecache|autoclean)$/.test(action)) {
        idle.add(command);
        if (droppedHere > 0 && !installs) gone.add(command);
      } else if (
        droppedHere > 0 &&
        REMOVES.test(action) &&
        (action !== 'autoremove' || builds || removedNames.size > 0)
      )
        gone.add(command);
    }
    if (base.kind === 'other' && facts.family === undefined && calls.length > 0)
      reasons.push({ message: 'It is not known which packages the runtime image has.', range: run.range });
  }
  return {
    dropped: [...new Set(dropped)],
    large,
    edits,
    installed: there,
    gone,
    idle,
    reasons,
  };
}

/** What PHP's images name in a variable, compilers all: https://github.com/docker-library/php/blob/master/Dockerfile-linux.template */
const PHPIZE = 'build-base';
/** Programs by packages of other names, which set up the system. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['gnupg', 'gpg'],
  ['gnupg2', 'gpg'],
  ['xz-utils', 'xz'],
  ['libcap2-bin', 'setcap'],
]);
const REMOVES = /^(remove|purge|del|autoremove|erase)$/;

/** The command line without the tools; the libraries take the first tool's place. */
function withoutTools(call: PackageCall, tools: readonly ShellWord[], libraries: readonly string[]): TextEdit[] {
  const words = [call.command.nameWord, ...call.command.args];
  const [first, ...rest] = tools;
  const put = libraries.length > 0 && first ? [{ range: first.range, text: libraries.join(' ') }] : [];
  const removed = libraries.length > 0 ? rest : tools;
  const drops = removed.map((word): TextEdit => {
    const before = words[words.indexOf(word) - 1];
    return { range: { start: before?.range.end ?? word.range.start, end: word.range.end }, text: '' };
  });
  return [...put, ...drops];
}
