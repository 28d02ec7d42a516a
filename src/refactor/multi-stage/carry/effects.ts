import type { ShellCommand } from '../../../shell/model.ts';
import { operands } from './arguments.ts';
import { COMPILE_EFFECTS, isConfigure } from './compile.ts';
import { FILE_EFFECTS } from './files.ts';
import { LANGUAGE_EFFECTS } from './languages.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { expandText } from './paths.ts';
import { PYTHON_EFFECTS } from './python-tools.ts';
import { calledScript, scriptEffect } from './script-effect.ts';
import { startsProgram } from './starts.ts';
import { makes, pathOf } from './words.ts';

/** Commands that last for no longer than they run. */
const NEUTRAL =
  /^(set|shopt|true|false|:|echo|printf|cat|pwd|ls|test|\[|\[\[|export|unset|ulimit|umask|sleep|which|type|command|hash|uname|nproc|getconf|arch|date|id|whoami|hostname|env|du|df|file|stat|find|grep|egrep|head|tail|cut|tr|sort|uniq|wc|awk|gawk|xargs|basename|dirname|readlink|realpath|ldd|sha256sum|sha512sum|sha1sum|md5sum|lsb_release|dpkg-architecture|getent|exit|return|trap|wait|source|\.|read|local|shift|jq|sync|openssl|mktemp|yes|sysctl|shasum|scanelf|diff|cmp|tput|clear|pidof|ps|kill|locale|python-config|pkg-config)$/;

/**
 * Commands that set up the system outside any package: accounts, certificates, locales, modules of servers, and what packages say to fetch
 * (https://files.ettus.com/manual/page_images.html).
 */
const SYSTEM =
  /^(useradd|groupadd|usermod|groupmod|adduser|addgroup|userdel|groupdel|deluser|gpasswd|passwd|chpasswd|chsh|ldconfig|locale-gen|localedef|update-locale|update-ca-certificates|update-alternatives|update-rc\.d|dpkg-reconfigure|dpkg-divert|debconf-set-selections|a2enmod|a2dismod|a2ensite|a2dissite|a2enconf|phpenmod|phpdismod|fc-cache|add-apt-repository|apt-key|apt-mark|rpm|rpmkeys|visudo|systemctl|c_rehash|tzdata|mkhomedir_helper|ssh-keygen|alternatives|setfacl|service|playwright|uhd_images_downloader)$/;

const TABLES = [FILE_EFFECTS, COMPILE_EFFECTS, LANGUAGE_EFFECTS, PYTHON_EFFECTS];

/** What a command of a RUN does, or why that isn't known: a part of a sentence that begins with the command's name. */
export function effectOf(command: ShellCommand, place: Place, depth = 0): Effect | Unknown {
  const own = ownEffect(command, place, depth);
  if ('unknown' in own) return own;
  const targets = command.redirects.filter(({ operator, target }) => />/.test(operator) && target !== undefined);
  const paths: string[] = [];
  for (const { target } of targets) {
    if (target === undefined || /^(\d+|-|\/dev\/.*)$/.test(target.text)) continue;
    const path = pathOf(target, place);
    if (path === undefined) return { unknown: 'which file it writes is not known' };
    paths.push(path);
  }
  if (paths.length === 0) return own;
  return { ...own, role: own.role === 'neutral' ? 'both' : own.role, writes: [...own.writes, ...paths] };
}

function ownEffect(command: ShellCommand, place: Place, depth: number): Effect | Unknown {
  const { name } = command;
  if (saysWhatItIs(command) || evaluatesNothing(command, place)) return { role: 'neutral', writes: [] };
  if (name === undefined) return { unknown: 'which program that is depends on a variable' };
  if (/^(cd|pushd)$/.test(name)) {
    const [folder] = operands(command);
    return { role: 'neutral', writes: [], folder: pathOf(folder ?? '~', place) };
  }
  const installer = installerEffect(command, place);
  if (installer) return installer;
  // Keys for package sources last; checking a download doesn't.
  if (/^gpg2?$/.test(name))
    return {
      role: command.args.some(({ text }) => /^(--dearmor|-o|--output|--import)$/.test(text)) ? 'both' : 'neutral',
      writes: [],
    };
  if (name === 'tee') return { role: 'both', writes: operands(command).flatMap((word) => pathOf(word, place) ?? []) };
  if (name === 'dpkg' || (place.call && /^(apt|apk|rpm|zypper)$/.test(place.call.family)))
    return packages(command, place);
  const cloud = cloudTools(command, place);
  if (cloud) return cloud;
  const named = isConfigure(name) ? 'configure' : name;
  const effect = effectByName(named) ?? effectByName(name.replace(/(?<!\d|\d\.)-?\d+(\.\d+)*$/, ''));
  if (effect) return effect(command, place);
  if (NEUTRAL.test(name)) return { role: 'neutral', writes: [] };
  if (SYSTEM.test(name)) return { role: 'both', writes: [] };
  const script = depth < MAX_SCRIPTS ? calledScript(command, place) : undefined;
  if (script) return scriptEffect(script, place, (each, where) => effectOf(each, where, depth + 1));
  return { unknown: 'what it writes, and where to, is not known' };
}

/**
 * Google's command line tools put themselves and their components into the folder that they were unpacked to, and settings below the home:
 * https://cloud.google.com/sdk/docs/install, https://cloud.google.com/sdk/docs/configurations
 */
function cloudTools({ name, nameWord, args }: ShellCommand, place: Place): Effect | Unknown | undefined {
  const folder = /^(.*\/google-cloud-sdk|google-cloud-sdk)\//.exec(nameWord.text)?.[1];
  if (folder === undefined || !/^(install\.sh|gcloud)$/.test(name ?? '')) return undefined;
  const sets = args.find(({ text }) => !text.startsWith('-'))?.text === 'config';
  return makes(pathOf(sets ? '~/.config/gcloud' : folder, place));
}

/** Whether a program is only asked for its version or its usage. */
function saysWhatItIs({ args }: ShellCommand): boolean {
  const [first] = args;
  if (args.length === 1 && /^(--version|-version|version|--help|-V|-h)$/.test(first?.text ?? '')) return true;
  return (
    args.every(({ text }) => /^-/.test(text)) && args.some(({ value }) => value === '--help' || value === '--version')
  );
}

/** `eval` of variables that are empty unless whoever builds the image sets them, and what it would evaluate. */
function evaluatesNothing({ name, nameWord, args, inside }: ShellCommand, { instruction }: Place): boolean {
  if (name !== 'eval' && (name !== undefined || !inside.includes('shell-c'))) return false;
  return (name === 'eval' ? args : [nameWord, ...args]).every(
    ({ text }) => expandText(text.replace(/\$\(echo ([^()`]*)\)/g, '$1'), instruction.state)?.trim() === '',
  );
}

/** Scripts that call scripts. */
const MAX_SCRIPTS = 3;

function effectByName(name: string): EffectOf | undefined {
  return TABLES.find((table) => Object.hasOwn(table, name))?.[name];
}

/**
 * Installation scripts by their addresses, the programs that they bring, and where to; each project's own documentation. Programs that only
 * the build calls stay behind.
 */
const INSTALLERS: readonly {
  readonly address: RegExp;
  readonly programs: readonly string[];
  /** A variable that names another folder. */
  readonly variable?: string;
  readonly writes: readonly string[];
}[] = [
  {
    address: /install\.python-poetry\.org/,
    programs: ['poetry'],
    variable: 'POETRY_HOME',
    writes: ['~/.local'],
  },
  { address: /astral\.sh\/uv/, programs: ['uv', 'uvx'], variable: 'UV_INSTALL_DIR', writes: ['~/.local'] },
  { address: /sh\.rustup\.rs/, programs: ['cargo', 'rustc'], variable: 'CARGO_HOME', writes: ['~/.cargo'] },
  { address: /bun\.sh\/install/, programs: ['bun', 'bunx'], variable: 'BUN_INSTALL', writes: ['~/.bun'] },
  { address: /get\.pnpm\.io/, programs: ['pnpm'], variable: 'PNPM_HOME', writes: ['~/.local/share/pnpm'] },
  {
    address: /bootstrap\.pypa\.io\/(?:(?!bootstrap\.pypa\.).)*get-pip\.py/,
    programs: ['pip', 'pip3'],
    writes: ['/usr/local'],
  },
];
/** These set up a source of packages, for this machine and for the next. */
const SOURCES = /deb\.nodesource\.com|rpm\.nodesource\.com|packagecloud\.io|get\.docker\.com/;

/** A script that comes through a pipe from a download: known by its address, or not at all. */
function installerEffect(command: ShellCommand, place: Place): Effect | Unknown | undefined {
  const { instruction, image } = place;
  const { name, pipeline } = command;
  if (pipeline.index === 0 || !/^(sh|bash|ash|dash|python3?|php|node|perl)$/.test(name ?? '')) return undefined;
  const source = instruction
    .shell()
    .commands.find((other) => other.pipeline.id === pipeline.id && /^(curl|wget)$/.test(other.name ?? ''));
  if (!source || name === 'php') return undefined;
  const address = source.args.map(({ text }) => text).join(' ');
  if (SOURCES.test(address)) return { role: 'both', writes: [] };
  const known = INSTALLERS.find((each) => each.address.test(address));
  if (!known) return { unknown: 'it runs a script from the network; what that writes is not known' };
  const { stage } = instruction;
  if (stage && !known.programs.some(startsProgram(image, stage))) return { role: 'build', writes: [] };
  const variable = known.variable === undefined ? undefined : instruction.state.variable(known.variable);
  const folder = variable?.value ?? command.assignments.find(({ name: key }) => key === known.variable)?.value?.value;
  return makes(...(folder === undefined ? known.writes : [folder]).map((path) => pathOf(path, place)));
}

/** Packages from files need those files where the image runs, too. */
function packages(command: ShellCommand, place: Place): Effect | Unknown {
  const reads = operands(command).filter(({ text }) => /\.(deb|rpm|apk)$/.test(text));
  if (reads.length === 0) return { role: 'packages', writes: [] };
  const paths = reads.map((word) => pathOf(word, place));
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length
    ? { role: 'packages', writes: [], reads: known }
    : { unknown: 'which package file it installs is not known' };
}
