import { lookup } from '../text/lookup.ts';
import { remember } from '../text/memory.ts';
import type { ShellCommand, ShellScript, ShellWord } from './model.ts';

export type PackageFamily = 'apt' | 'apk' | 'rpm' | 'zypper' | 'pip' | 'npm' | 'gem' | 'go' | 'composer' | 'bundle';

export interface PackageFlag {
  /** With its dashes, without the value: `--no-cache`, `-t`. */
  readonly name: string;
  readonly value: string | undefined;
  readonly word: ShellWord;
  /** The word that holds the value, where that is a word of its own. */
  readonly valueWord: ShellWord | undefined;
}

/** A call of a package manager, taken apart. */
export interface PackageCall {
  /** As called: `apt-get`, `apt`, `apk`, `dnf`, `pip3`, `yarn`, … */
  readonly manager: string;
  readonly family: PackageFamily;
  /** Synonyms folded (`npm i` is `install`, `zypper in` is `install`); undefined when none is written. */
  readonly subcommand: string | undefined;
  readonly subcommandWord: ShellWord | undefined;
  readonly command: ShellCommand;
  readonly flags: readonly PackageFlag[];
  /** The words after the subcommand that are neither flags nor their values; for gem not what follows `--`. */
  readonly packages: readonly ShellWord[];
}

/** Options whose value is the next word. */
const VALUED: Readonly<Record<PackageFamily, RegExp>> = {
  apt: /^(-[a-zA-Z]*[oct]|-a|--target-release|--default-release|--option|--config-file|--host-architecture|--solver)$/,
  apk: /^(-[a-zA-Z]*[tXp]|--virtual|--repository|--root|--keys-dir|--repositories-file|--cache-dir|--arch|--wait)$/,
  rpm: /^(-c|-d|-e|-x|--config|--enablerepo|--disablerepo|--repo|--repoid|--installroot|--releasever|--setopt|--exclude)$/,
  zypper: /^(-r|--repo|--from|-R|--root|-t|--type|-p|--plus-repo)$/,
  pip: /^(--requirement|--constraint|--editable|--index-url|--extra-index-url|--find-links|--target|--prefix|--root|--trusted-host|--cache-dir|--proxy|--python|--platform|--timeout|--retries|--src|--log|--dest|--no-binary|--only-binary|--python-version|--implementation|--abi|--progress-bar|--global-option|--build-option|--install-option|--config-settings?|--cert|--client-cert|--use-feature|--use-deprecated|--exists-action|--root-user-action|--upgrade-strategy|--report|--build|--keyring-provider|--group)$/,
  npm: /^(--registry|--prefix|-C|--loglevel|--cache|--userconfig|--workspace|-w|--cwd|--filter|--network-timeout|--cache-folder|--modules-folder)$/,
  gem: /^(-v|--version|-i|--install-dir|-n|--bindir|-s|--source|-p|-P|--trust-policy|--platform|--build-root|--target-rbconfig|-B|--bulk-threshold|-g|--file|--without|--config-file)$/,
  go: /^-?-(tags|ldflags|gcflags|asmflags|o|mod|modfile|overlay|p|buildmode|exec|pgo|C|installsuffix|pkgdir|toolexec|compiler|gccgoflags)$/,
  composer: /^(-d|--working-dir|--prefer-install|--ignore-platform-req|--apcu-autoloader-prefix)$/,
  bundle:
    /^(-j|--jobs|--path|--without|--with|--retry|--gemfile|--target-rbconfig|--standalone|--shebang|-P|--trust-policy)$/,
};

const SYNONYMS: Readonly<Record<string, string>> = lookup({
  i: 'install',
  in: 'install',
  isntall: 'install',
  rm: 'remove',
  up: 'upgrade',
});

/** Every package-manager call of a script, in its order. */
export const packageCalls = remember((script: ShellScript): readonly PackageCall[] =>
  script.commands.flatMap((command) => packageCall(command) ?? []),
);

/** Whether one of the flags (written with their dashes; `-y` also inside a cluster such as `-qqy`) is set. */
export function hasFlag(call: PackageCall, ...names: readonly string[]): boolean {
  return names.some((name) =>
    call.flags.some(
      (flag) =>
        flag.name === name || (/^-[a-zA-Z]$/.test(name) && isCluster(flag.name) && flag.name.includes(name.slice(1))),
    ),
  );
}

function isCluster(flag: string): boolean {
  return /^-[a-zA-Z]{2,}$/.test(flag);
}

function packageCall(command: ShellCommand): PackageCall | undefined {
  const found = managerOf(command);
  if (!found) return undefined;
  const flags: PackageFlag[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < found.args.length; at++) {
    const word = found.args[at] as ShellWord;
    if (!/^-./.test(word.text)) {
      operands.push(word);
      continue;
    }
    const cluster = found.family === 'pip' ? pipCluster(word, found.args[at + 1]) : undefined;
    if (cluster) {
      flags.push(...cluster);
      if (cluster.some(({ valueWord }) => valueWord)) at++;
      continue;
    }
    const equals = word.text.indexOf('=');
    const long = word.text.startsWith('--') && equals !== -1;
    const name = long ? word.text.slice(0, equals) : word.text;
    const next = !long && VALUED[found.family].test(name) ? found.args[at + 1] : undefined;
    if (next) at++;
    flags.push({ name, value: long ? word.text.slice(equals + 1) : next?.text, word, valueWord: next });
    // What follows goes to the compiler of the gem.
    if (found.family === 'gem' && name === '--') break;
  }
  const [subcommandWord, ...packages] = operands;
  const subcommand = subcommandWord?.value;
  return {
    manager: found.manager,
    family: found.family,
    subcommand:
      subcommand === undefined ? undefined : Object.hasOwn(SYNONYMS, subcommand) ? SYNONYMS[subcommand] : subcommand,
    subcommandWord,
    command,
    flags,
    packages,
  };
}

/**
 * pip's short options may share a word, and the last may have its value in it: `-Ur list.txt`, `-rlist.txt`. Undefined where none
 * of them takes a value, and for long options. Source: `pip install --help` (24.0).
 */
function pipCluster(word: ShellWord, next: ShellWord | undefined): PackageFlag[] | undefined {
  const [, switches = '', letter, rest = ''] = /^-([a-zA-Z]*?)([rceiftdbC])(.*)$/s.exec(word.text) ?? [];
  if (letter === undefined) return undefined;
  const valueWord = rest === '' ? next : undefined;
  const valued = { name: `-${letter}`, value: valueWord ? valueWord.text : rest || undefined, word, valueWord };
  return switches === '' ? [valued] : [{ name: `-${switches}`, value: undefined, word, valueWord: undefined }, valued];
}

const MANAGERS: readonly (readonly [RegExp, PackageFamily])[] = [
  [/^(apt-get|apt|aptitude)$/, 'apt'],
  [/^apk$/, 'apk'],
  [/^(yum|dnf|dnf5|microdnf|tdnf)$/, 'rpm'],
  [/^zypper$/, 'zypper'],
  [/^pip(\d+(\.\d+)?)?$/, 'pip'],
  [/^(npm|yarn|pnpm|bun)$/, 'npm'],
  [/^gem(\d+(\.\d+)?)?$/, 'gem'],
  [/^go(\d+\.\d+(\.\d+)?)?$/, 'go'],
  [/^composer(\.phar)?$/, 'composer'],
  [/^bundler?$/, 'bundle'],
];

function managerOf(
  command: ShellCommand,
): { manager: string; family: PackageFamily; args: readonly ShellWord[] } | undefined {
  const { name, args } = command;
  if (name === undefined) return undefined;
  if (/^python(\d+(\.\d+)?)?$/.test(name)) {
    const at = args.findIndex(({ value }) => value === '-m');
    const isPip = at !== -1 && args[at + 1]?.value === 'pip';
    return isPip ? { manager: 'pip', family: 'pip', args: args.slice(at + 2) } : undefined;
  }
  if (/^php(\d+(\.\d+)?)?$/.test(name)) {
    const at = args.findIndex(({ value }) => /(^|\/)composer(\.phar)?$/.test(value ?? ''));
    return at === -1 ? undefined : { manager: 'composer', family: 'composer', args: args.slice(at + 1) };
  }
  // `bundle _2.5.0_ install` asks for that version of Bundler.
  if (/^bundler?$/.test(name) && /^_.*_$/.test(args[0]?.text ?? ''))
    return { manager: name, family: 'bundle', args: args.slice(1) };
  const family = MANAGERS.find(([pattern]) => pattern.test(name))?.[1];
  return family === undefined ? undefined : { manager: name, family, args };
}

/** Whether an apt or apk call only says what it would do; it asks nothing and installs nothing. */
export function isSimulation(call: PackageCall): boolean {
  return hasFlag(call, '-s', '--simulate', '--dry-run', '--just-print', '--recon', '--no-act', '--print-uris');
}
