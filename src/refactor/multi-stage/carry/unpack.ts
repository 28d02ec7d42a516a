import { posix } from 'node:path';
import type { ShellCommand, ShellWord } from '../../../shell/model.ts';
import { operands, option } from './arguments.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { absolute, expand } from './paths.ts';
import { pathOf } from './words.ts';

export const UNKNOWN_PATH = { unknown: 'which file it works on is not known' };

export const ARCHIVE = /\.(tar(\.\w+)?|tgz|tbz2?|txz|zip)$/;

/** Folders that are there already, so a file that is copied to them lands in them. */
export const SYSTEM_FOLDER = /^\/(bin|sbin|lib|etc|opt|srv|home|root|usr(\/local)?(\/(bin|sbin|lib|include|share))?)$/;
const SHARED_FOLDER = /^\/(opt|srv|home|root|usr\/src|usr\/local|usr\/local\/src)?$/;

/** One path that is made; unknown when it is. */
export function single(path: string | undefined): Effect | Unknown {
  return path === undefined ? UNKNOWN_PATH : { role: 'build', writes: [path] };
}

/** Archives that are unpacked: into a folder, or some files of them by name. */
export const unpack: EffectOf = (command, place) => {
  if (!/^(tar|bsdtar)$/.test(command.name ?? '')) {
    const folder = option(command, '-d');
    const path = folder === undefined ? place.folder : pathOf(folder, place);
    const [, ...names] = operands(command, /^(-d|-x|-P)$/);
    return named(path, names, 0, place) ?? single(path);
  }
  const { extracts, folder, strip, names } = tarCall(command);
  if (!extracts) return { role: 'build', writes: [] };
  const path = folder === undefined ? place.folder : pathOf(folder, place);
  // Go's archives hold one folder: https://go.dev/doc/install
  const isGo = command.args.some(({ text }) => /(^|\/)go[\d.$][^/]*\.tar\.gz$/.test(text));
  return (
    named(path, names, strip, place) ??
    single(path !== undefined && isGo ? posix.join(path, 'go') : path && unpackedIn(command, place, path))
  );
};

/** What of tar's words is what: https://www.gnu.org/software/tar/manual/html_node/Styles.html */
function tarCall({ args }: ShellCommand): {
  readonly extracts: boolean;
  readonly folder: ShellWord | string | undefined;
  readonly strip: number;
  readonly names: readonly ShellWord[];
} {
  let extracts = false;
  let folder: ShellWord | string | undefined;
  let strip = 0;
  const names: ShellWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const { text } = args[at] as ShellWord;
    const long = /^--([\w-]+)(?:=(.*))?$/s.exec(text);
    if (long) {
      const [, name = '', value] = long;
      extracts ||= /^(extract|get)$/.test(name);
      if (name === 'directory') folder = value ?? args[++at];
      else if (name.startsWith('strip')) strip = Number(value ?? args[++at]?.text);
      else if (/^(file|exclude|owner|group|mode|transform|wildcards-match)$/.test(name) && value === undefined) at++;
      continue;
    }
    const dashed = /^-[a-zA-Z]/.test(text);
    if (!dashed && (at > 0 || !/^[a-zA-Z]+$/.test(text))) {
      names.push(args[at] as ShellWord);
      continue;
    }
    for (let letter = dashed ? 1 : 0; letter < text.length; letter++) {
      extracts ||= text[letter] === 'x';
      if (!/[CfbTX]/.test(text[letter] ?? '')) continue;
      // `-C/opt`, while letters without a dash take the words behind them in turn.
      const rest = dashed ? text.slice(letter + 1) : '';
      const value = rest === '' ? args[++at] : rest;
      if (text[letter] === 'C') folder = value;
      if (rest !== '') break;
    }
  }
  return { extracts, folder, strip, names };
}

/** Files that are taken out of an archive by name, into a folder with others; undefined where that isn't what happens, or it isn't known. */
function named(
  folder: string | undefined,
  names: readonly ShellWord[],
  strip: number,
  { instruction }: Place,
): Effect | undefined {
  if (folder === undefined || names.length === 0 || Number.isNaN(strip)) return undefined;
  if (!SYSTEM_FOLDER.test(folder) && !SHARED_FOLDER.test(folder)) return undefined;
  const paths = names.map((word) => {
    const rest = word.text.split('/').filter((part) => part !== '.' && part !== '');
    const text = rest.slice(strip).join('/');
    const known = expand({ ...word, text, value: text.includes('$') ? undefined : text }, instruction.state);
    const whole = known?.replace(/\/\*$/, '');
    return whole === undefined || whole === '' || /[*?[]/.test(whole) ? undefined : posix.join(folder, whole);
  });
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length ? { role: 'build', writes: known } : undefined;
}

/** Where a source archive lands that is unpacked among other files: in the folder that is entered next, else in one of its name. */
function unpackedIn(command: ShellCommand, { instruction }: Place, folder: string): string {
  if (!SHARED_FOLDER.test(folder) || command.args.some(({ text }) => text.startsWith('--strip'))) return folder;
  const next = instruction.shell().commands.find(({ name, range }) => name === 'cd' && range.start > command.range.end);
  const entered = next?.args[0] && absolute(expand(next.args[0], instruction.state), folder);
  if (entered && posix.dirname(entered) === folder) return entered;
  const archive = command.args.map(({ text }) => text).find((text) => ARCHIVE.test(text) && !text.includes('$'));
  return archive === undefined ? folder : posix.join(folder, posix.basename(archive).replace(ARCHIVE, ''));
}
