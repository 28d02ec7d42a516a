import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellScript, ShellWord } from '../../../shell/model.ts';
import { hasFlag, type PackageCall, packageCalls } from '../../../shell/packages.ts';
import type { Problem } from '../../rule.ts';
import { appendCommand } from '../commands/append-command.ts';
import { insertAfter, isPlain } from '../commands/command-edits.ts';
import { writtenBefore } from '../files/written-text.ts';
import { runs } from '../instructions/instructions.ts';
import { isAnswered } from './answers.ts';
import { hasCacheMount } from './mounts.ts';
import { removeUpgrade } from './upgrades.ts';

/** Calls of the package managers of RPM distributions (`yum`, `dnf`, …), all or those named, with the RUN that holds them. */
export function* rpmCalls(
  file: Dockerfile,
  managers?: readonly string[],
): Generator<{ readonly run: Instruction; readonly script: ShellScript; readonly call: PackageCall }> {
  for (const run of runs(file)) {
    const script = run.shell();
    for (const call of packageCalls(script)) {
      if (managers ? managers.includes(call.manager) : call.family === 'rpm' || call.family === 'zypper')
        yield { run, script, call };
    }
  }
}

/** A subcommand that asks for confirmation, without `-y`, for yum and dnf. */
export function* assumeYesProblems(file: Dockerfile, managers: readonly string[], asking: RegExp): Generator<Problem> {
  const configured = writtenBefore(file, /\bassumeyes\s*=\s*["']?(1|true|yes)\b/gi);
  for (const { run, call } of rpmCalls(file, managers)) {
    const { subcommandWord, command } = call;
    if (!subcommandWord || !asking.test(subcommandWord.value ?? '')) continue;
    if (hasFlag(call, '-y', '--assumeyes') || isAnswered(command)) continue;
    if (configured(run.stage, command.range.start) || /\bassumeyes=/.test(flagText(call))) continue;
    yield {
      range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
      message: `\`${call.manager} ${subcommandWord.value}\` asks for confirmation; add \`-y\`.`,
      fix: { safety: 'safe', title: 'Answer yes', edits: [insertAfter(run, command, subcommandWord, '-y')] },
    };
  }
}

function flagText(call: PackageCall): string {
  return call.flags.map(({ word, value }) => `${word.text} ${value ?? ''}`).join(' ');
}

export interface Cleaning {
  readonly managers: readonly string[];
  readonly installs: RegExp;
  /** A path whose removal cleans as well. */
  readonly cache: RegExp;
  /** Where a mounted cache keeps the files out of the layer. */
  readonly mount: RegExp;
  /** Whether a later call cleans up after the install. */
  cleans(call: PackageCall, install: PackageCall): boolean;
  /** What to append. */
  command(install: PackageCall): string;
}

/** Installs whose downloads stay in the layer, as nothing later in the same RUN cleans up. */
export function* cleaningProblems(file: Dockerfile, cleaning: Cleaning): Generator<Problem> {
  const reported = new Set<Instruction>();
  for (const run of runs(file)) {
    if (hasCacheMount(run, cleaning.mount)) continue;
    const script = run.shell();
    const calls = packageCalls(script);
    const install = calls.findLast(
      (call) => cleaning.managers.includes(call.manager) && cleaning.installs.test(call.subcommandWord?.value ?? ''),
    );
    if (!install || reported.has(run)) continue;
    const from = install.command.range.start;
    const cleaned =
      calls.some((call) => call.command.range.start > from && cleaning.cleans(call, install)) ||
      script.commands.some(
        ({ name, args, range }) =>
          (name === 'rm' || name === 'find') &&
          range.start > from &&
          args.some(({ text }) => cleaning.cache.test(text)),
      );
    if (cleaned) continue;
    reported.add(run);
    const command = cleaning.command(install);
    const edit = isPlain(install.command) ? appendCommand(file, run, command) : undefined;
    yield {
      range: {
        start: install.command.nameWord.range.start,
        end: install.subcommandWord?.range.end ?? install.command.nameWord.range.end,
      },
      message: `\`${install.manager}\` leaves its downloads in this layer; end this RUN with \`${command}\`.`,
      fix: edit ? { safety: 'safe', title: 'Clean up in the same layer', edits: [edit] } : undefined,
    };
  }
}

/** Packages of `install` without a version, for yum and dnf. */
export function* rpmPinProblems(file: Dockerfile, managers: readonly string[]): Generator<Problem> {
  for (const { call } of rpmCalls(file, managers)) {
    const { subcommand, packages } = call;
    const modules = subcommand === 'module' && /^(install|enable)$/.test(packages[0]?.value ?? '');
    if (subcommand !== 'install' && !modules) continue;
    for (const word of modules ? packages.slice(1) : packages) {
      if (modules ? word.text.includes(':') || word.value === undefined : hasVersion(word)) continue;
      yield {
        range: word.range,
        message: modules
          ? `\`${word.text}\` names no stream, so another version may be installed tomorrow; write \`${word.text}:<stream>\`.`
          : `\`${word.text}\` is installed in whatever version is newest; write \`${word.text}-<version>\`.`,
      };
    }
  }
}

/** A version, a file, a group, a path that a package provides, or what only the build knows. */
function hasVersion({ value, text }: ShellWord): boolean {
  if (value === undefined || text === '') return true;
  if (/[/@=<>]/.test(text) || text.endsWith('.rpm')) return true;
  // A release begins with a digit, which tells it from the rest of a name: `java-17-openjdk`.
  return /-\d[\w.~^+:*]*(-((alt|rc|beta|alpha|pre|r)?\d|\*)[\w.~^+*]*)?$/.test(text);
}

/** An update of the whole system. */
export function* updateProblems(
  file: Dockerfile,
  managers: readonly string[],
  subcommands: RegExp,
  evenWithPackages = false,
): Generator<Problem> {
  for (const { run, call } of rpmCalls(file, managers)) {
    const { subcommandWord, packages, command } = call;
    if (!subcommandWord || !subcommands.test(subcommandWord.value ?? '')) continue;
    if (packages.length > 0 && !evenWithPackages) continue;
    const edit = removeUpgrade(file, run, command);
    yield {
      range: { start: command.nameWord.range.start, end: subcommandWord.range.end },
      message: `\`${call.manager} ${subcommandWord.value}\` changes the base image beneath you; remove it and take a newer base image.`,
      fix: edit ? { safety: 'unsafe', title: 'Keep the base image', edits: [edit] } : undefined,
    };
  }
}
