import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import { type PackageCall, packageCalls } from '../../../shell/packages.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { keepLast } from '../../../text/memory.ts';
import { runs } from '../instructions/instructions.ts';
import { hasCacheMount } from './mounts.ts';

const INSTALLS = /^(install|add|reinstall|build-dep|satisfy|source|groupinstall|localinstall|source-install|fetch)$/;

/** Whether a call brings packages in. */
export function isInstall({ subcommand }: PackageCall): boolean {
  return INSTALLS.test(subcommand ?? '');
}

/** Whether a call only fetches the list of packages (`yum update` does more, but its list goes stale as well). */
export function isIndexUpdate({ family, subcommand, subcommandWord, packages }: PackageCall): boolean {
  if (family === 'zypper') return /^ref(resh)?$/.test(subcommandWord?.value ?? '');
  if (family === 'rpm') return subcommand === 'makecache' || (subcommand === 'update' && packages.length === 0);
  if (family === 'apk') return subcommand === 'update';
  return family === 'apt' && subcommand === 'update';
}

const INDEX: Readonly<Partial<Record<PackageCall['family'], RegExp>>> = {
  apt: /^\/var\/lib(\/apt(\/lists)?)?\/?$/,
  apk: /^\/(var\/cache|etc)(\/apk(\/cache)?)?\/?$/,
  rpm: /^\/var\/cache(\/\w+)?\/?$/,
  zypper: /^\/var\/cache(\/zypp)?\/?$/,
};

/** Whether the list of packages lives in a mount of the RUN, where other RUNs see it too. */
export function mountsIndex(run: Instruction, family: PackageCall['family']): boolean {
  const target = INDEX[family];
  return target !== undefined && hasCacheMount(run, target);
}

const RUNNERS = /^((ba|da|a|k|z)?sh|source|\.|python[\d.]*|perl|ruby|make|ansible-playbook|eval)$/;
const INSTALLERS =
  /^(add-apt-repository|apt-add-repository|extrepo|gdebi|tasksel|mk-build-deps|apt-cache|apt-file|apt-mark|apt-fast|eatmydata|nala|npx|playwright|rosdep|pi-gen|debootstrap|chroot|install_packages|install-php-extensions)$/;

/** Whether a command is a program or script that may well call a package manager itself. */
export function mayUsePackages({ name, nameWord, args }: ShellCommand, functions: ReadonlySet<string>): boolean {
  if (name === undefined || functions.has(name) || INSTALLERS.test(name) || name.endsWith('.sh')) return true;
  // What `bash -c '…'` runs is looked at itself.
  const text = args[args.findIndex((word) => /^-[a-z]*c$/.test(word.text)) + 1];
  if (/^(ba|da|a|z|k)?sh$/.test(name) && text?.value !== undefined && text !== args[0]) return false;
  if (RUNNERS.test(name)) return true;
  if (args.some(({ text }) => /install-deps|--with-deps/.test(text))) return true;
  return nameWord.text.includes('/') && !/^\/(usr\/)?(local\/)?s?bin\/[\w.-]+$/.test(nameWord.text);
}

/**
 * The refresh of a package list that nothing in the same RUN makes use of; undefined where there is none.
 * A later call of the manager, or of a script that may call it, is a use.
 */
export function unusedIndexUpdate(run: Instruction): PackageCall | undefined {
  const script = run.shell();
  const calls = packageCalls(script);
  const update = calls.findLast(isIndexUpdate);
  if (!update || update.command.inside.includes('function') || mountsIndex(run, update.family)) return undefined;
  const from = update.command.range.start;
  const functions = new Set(script.functions.map(({ name }) => name));
  const used =
    calls.some(
      (call) =>
        call.command.range.start > from &&
        call.family === update.family &&
        !/^(clean|autoclean|dist-clean|autoremove|cache)$/.test(call.subcommand ?? ''),
    ) || script.commands.some((command) => command.range.start > from && mayUsePackages(command, functions));
  return used ? undefined : update;
}

/** The operators that join a RUN's outer commands are all `&&` (or pipes). */
export function isPlainChain(run: Instruction): boolean {
  const { commands, errors, variables } = run.shell();
  return (
    run.form === 'shell' &&
    run.heredocs.length === 0 &&
    errors.length === 0 &&
    variables.length === 0 &&
    commands.length > 0 &&
    commands.every(
      ({ inside, background, operatorAfter }) =>
        !background &&
        (inside.length > 0
          ? inside[0] === 'substitution'
          : operatorAfter === undefined || operatorAfter === '&&' || operatorAfter === '|'),
    )
  );
}

/**
 * Joins a RUN that ends in a refresh to the RUN right behind it that installs. Undefined where something stands between, where
 * `&&` would not mean the same, or where another RUN lives on the list.
 */
export function joinUpdateToInstall(file: Dockerfile, run: Instruction, update: PackageCall): TextEdit | undefined {
  const next = file.instructions[run.index + 1];
  if (next?.keyword !== 'RUN' || next.stage !== run.stage || run.onbuild) return undefined;
  if (!isPlainChain(run) || !isPlainChain(next) || update.command.range.end !== run.range.end) return undefined;
  if (flagText(file, run) !== flagText(file, next)) return undefined;
  const range = { start: run.range.end, end: next.argsRange.start };
  if (file.text.slice(range.start, next.range.start).trim() !== '') return undefined;
  if (!installs(next, update.family) || updates(next, update.family)) return undefined;
  return lastBareInstall(file, update.family) > next.index ? undefined : { range, text: ' && ' };
}

/** Whether a RUN brings packages of a manager's family in. */
export function installs(run: Instruction, family: PackageCall['family']): boolean {
  return packageCalls(run.shell()).some((call) => call.family === family && isInstall(call));
}

function updates(run: Instruction, family: PackageCall['family']): boolean {
  return packageCalls(run.shell()).some((call) => call.family === family && isIndexUpdate(call));
}

const lastBareInstalls = keepLast((_file: Dockerfile) => new Map<PackageCall['family'], number>());

/** The index of the last RUN that installs from a list of packages which it didn't refresh itself. */
function lastBareInstall(file: Dockerfile, family: PackageCall['family']): number {
  const known = lastBareInstalls(file);
  const index =
    known.get(family) ?? runs(file).findLast((run) => installs(run, family) && !updates(run, family))?.index ?? -1;
  known.set(family, index);
  return index;
}

function flagText({ text }: Dockerfile, { flags }: Instruction): string {
  return flags.map(({ range }) => text.slice(range.start, range.end)).join(' ');
}
