import { posix } from 'node:path';
import type { ShellCommand } from '../../../shell/model.ts';
import { lookup } from '../../../text/lookup.ts';
import { operands, option } from './arguments.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { expand } from './paths.ts';
import { ARCHIVE, SYSTEM_FOLDER, single, UNKNOWN_PATH, unpack } from './unpack.ts';
import { pathOf } from './words.ts';

/** Changes files in place: repeated where the image runs when those files are there. */
const changes: EffectOf = (command, place) => {
  const skip = /^(chmod|chown|chgrp)$/.test(command.name ?? '') ? 1 : 0;
  const paths = operands(command, /^(-m|--mode|--reference|-g|-o|-e|-d|-t)$/)
    .slice(skip)
    .map((word) => pathOf(word, place));
  const known = paths.filter((path) => path !== undefined);
  // A mode or an account that is given in an option leaves the first operand a path.
  return known.length === paths.length ? { role: 'both', writes: known, reads: known } : UNKNOWN_PATH;
};

const makesPaths: EffectOf = (command, place) => {
  const paths = operands(command, /^(-m|--mode|-d|-t|-r)$/).map((word) => pathOf(word, place));
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length ? { role: 'both', writes: known } : UNKNOWN_PATH;
};

/** `sed` writes only with `-i`; its script is no path. */
const sed: EffectOf = (command, place) => {
  if (!command.args.some(({ text }) => /^(-[a-zA-Z]*i|--in-place)/.test(text))) return { role: 'neutral', writes: [] };
  const words = operands(command, /^(-e|-f|--expression|--file)$/);
  const scripted = command.args.some(({ text }) => /^(-e|-f|--expression|--file)/.test(text));
  const paths = (scripted ? words : words.slice(1)).map((word) => pathOf(word, place));
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length ? { role: 'both', writes: known, reads: known } : UNKNOWN_PATH;
};

/** Copies, moves and links: what they read decides where they belong. */
const copies: EffectOf = (command, place) => {
  const folder = option(command, '-t', '--target-directory');
  const words = operands(command, /^(-t|--target-directory|-m|--mode|-o|--owner|-g|--group|-S|--suffix)$/);
  if (command.name === 'install' && command.args.some(({ text }) => /^(-[a-zA-Z]*d|--directory)$/.test(text)))
    return makesPaths(command, place);
  const sources = folder === undefined ? words.slice(0, -1) : words;
  const target = folder ?? words.at(-1);
  const path = pathOf(target, place);
  if (path === undefined || sources.length === 0) return UNKNOWN_PATH;
  const text = typeof target === 'string' ? target : (target?.text ?? '');
  const reads = sources.map((word) => pathOf(word, place));
  if (command.name === 'ln') return { role: 'both', writes: [path] };
  const intoFolder = folder !== undefined || sources.length > 1 || text.endsWith('/') || /^\.{1,2}$/.test(text);
  const named = reads.map((source) =>
    source === undefined || /[*?[]/.test(source) ? path : posix.join(path, posix.basename(source)),
  );
  const known = reads.filter((source) => source !== undefined);
  if (known.length < reads.length) return UNKNOWN_PATH;
  const removes = command.name === 'mv' ? known : [];
  return {
    role: 'both',
    writes: intoFolder || SYSTEM_FOLDER.test(path) ? named : [path],
    reads: known.map((source) => source.replace(/\/[^/*?[]*[*?[].*$/s, '')),
    removes,
  };
};

const removesPaths: EffectOf = (command, place) => ({
  role: 'neutral',
  writes: [],
  removes: operands(command).flatMap((word) => pathOf(word, place) ?? []),
});

/** Downloads: what is written to a named file is carried over, not fetched twice. */
const curl: EffectOf = (command, place) => {
  const target = option(command, '-o', '--output', '-fsSLo', '-sSLo', '-fLo', '-Lo', '-sLo', '-SLo', '-fSLo', '-sSfLo');
  const clustered = command.args.findIndex(({ text }) => /^-[a-zA-Z]+o$/.test(text));
  const word = target ?? (clustered === -1 ? undefined : command.args[clustered + 1]);
  return downloads(command, place, word, /^(-[a-zA-NP-Z]*O[a-zA-Z]*|--remote-name)$/);
};

const wget: EffectOf = (command, place) => {
  const clustered = command.args.findIndex(({ text }) => /^-[a-zA-Z]*O$/.test(text));
  const word = option(command, '-O', '--output-document') ?? command.args[clustered + 1];
  if (clustered === -1 && option(command, '-O', '--output-document') === undefined) {
    const folder = option(command, '-P', '--directory-prefix');
    const path = folder === undefined ? place.folder : pathOf(folder, place);
    return fetched(command, place, path);
  }
  return downloads(command, place, word, /^$/);
};

function downloads(
  command: ShellCommand,
  place: Place,
  target: ReturnType<typeof option>,
  remoteName: RegExp,
): Effect | Unknown {
  const text = typeof target === 'string' ? target : target?.text;
  if (text !== undefined && text !== '-') {
    const path = pathOf(target, place);
    return path === undefined ? UNKNOWN_PATH : { role: 'build', writes: [path] };
  }
  if (command.args.some((word) => remoteName.test(word.text))) return fetched(command, place, place.folder);
  // To a pipe or a redirect, which are looked at by themselves.
  return { role: 'build', writes: [] };
}

/** A download under its own name: the last part of its address. */
function fetched(command: ShellCommand, { instruction }: Place, folder: string | undefined): Effect | Unknown {
  const address = command.args.findLast(
    ({ text }) => !text.startsWith('-') && /^[\w$"'{}].*\/|^\w[\w.]*\.\w+/.test(text),
  );
  const text = address && (expand(address, instruction.state) ?? address.text);
  const name = text
    ?.replace(/[?#].*$/s, '')
    .split('/')
    .at(-1);
  if (folder === undefined || name === undefined || name === '') return UNKNOWN_PATH;
  // Archives are there to be unpacked, whatever their names.
  if (name.includes('$')) return ARCHIVE.test(name) ? { role: 'build', writes: [] } : UNKNOWN_PATH;
  return { role: 'build', writes: [posix.join(folder, name)] };
}

const gitClone: EffectOf = (command, place) => {
  const words = operands(command, /^(-C|-b|--branch|--depth|-c|--config|-o|--origin|--reference|-j|--jobs)$/);
  const [action, address, folder] = words;
  if (action?.text !== 'clone') return { role: 'build', writes: [] };
  if (folder) return single(pathOf(folder, place));
  const name = address?.text
    .replace(/\/$/, '')
    .split('/')
    .at(-1)
    ?.replace(/\.git$/, '');
  return name === undefined || name.includes('$') ? UNKNOWN_PATH : single(pathOf(name, place));
};

export const FILE_EFFECTS: Readonly<Record<string, EffectOf>> = lookup({
  chmod: changes,
  chown: changes,
  chgrp: changes,
  setcap: changes,
  dos2unix: changes,
  mkdir: makesPaths,
  mkfifo: makesPaths,
  touch: makesPaths,
  sed,
  cp: copies,
  mv: copies,
  rsync: copies,
  ln: copies,
  install: copies,
  rm: removesPaths,
  rmdir: removesPaths,
  curl,
  wget,
  git: gitClone,
  tar: unpack,
  bsdtar: unpack,
  unzip: unpack,
  zip: (command, place) => single(pathOf(operands(command)[0], place)),
});
