import { posix } from 'node:path';
import { clean } from './images.ts';
import { lineBefore, type Mention } from './mentions.ts';

const PROGRAM =
  /\.(py|[cm]?[jt]s|tsx|rb|pl|pm|php|go|rs|java|kts?|groovy|gradle|cs|swift|lua|ex|exs)$|(^|\/)(Rakefile|Gruntfile|Jenkinsfile)$/;
/** What runs other programs, in the languages above. */
const EXECUTES =
  /\b(?:subprocess|child_process|os\.(?:system|popen|exec|spawn|posix_spawn)\w{0,9}|popen|shell_exec|passthru|proc_open|exec\.Command|ProcessBuilder|Process\.(?:Start|run)|Command::new|Open3|execa|zx|shelljs|runpy|importlib|getRuntime)\b|(?<![.\w])(?:require|import)\((?! ?["'])|(?<![.\w])(?:exec(?:File|Sync|FileSync)?|spawn(?:Sync)?|system|sh) ?\(|\bsystem ["']|%x[{([]/;
/** From the slash on: something that is known only when the program runs. */
const UNKNOWN = /\/(?=\{|\$\{|#\{|%[sdvq]|["'`] ?(?:\+|\. ?\$))/g;
/** `import_module(f"jobs.{name}")`, `import_module("jobs." + name)`: the dots of a module's folder. */
const UNKNOWN_MODULE = /["']((?:\w{1,60}\.){1,9})(?=\{|["'] ?\+|%s)/g;
const PATH_CHAR = /[\w./@-]/;
/** A path that is the whole of a text. */
const LITERAL = /(["'`])(\/?(?:[\w.@-]{1,80}\/){0,12}[\w.@-]{1,80})\/?\1/g;
/** What lists a folder. */
const LISTS = '(?:listdir|scandir|readdir(?:Sync)?|ReadDir|read_dir|walk(?:Sync)?|WalkDir|glob(?:Sync)?)';
const LISTED = new RegExp(`\\b${LISTS}\\b|\\bDir[.[]`);
/** What follows a folder whose files are looked at one by one, or whose file is named by a variable. */
const GOES_ON = /^ ?(?:, ?[A-Za-z_$]|\/ ?[A-Za-z_]|\)?\.(?:r?glob|iterdir|children|each)\b)/;

/**
 * The folders of scripts that a program names where it also runs programs: `subprocess.run(["sh", f"tasks/{name}"])`,
 * `for name in os.listdir("tasks")`. Which of the scripts it runs is known only to it, so each may be one.
 * @param folders those that hold scripts
 */
export function programFolders(path: string, text: string, folders: ReadonlySet<string>): Mention[] {
  if (!PROGRAM.test(path) || !EXECUTES.test(text)) return [];
  const mentions: Mention[] = [];
  const add = (offset: number, folder: string): void => {
    mentions.push({ offset, name: '*', tail: `${folder}/*`, absolute: false, pattern: true, module: false });
  };
  // The rare end is looked for first and what stands before it second: the other way round each word would be tried.
  for (const { index } of text.matchAll(UNKNOWN)) {
    let from = index;
    while (from > 0 && index - from < 200 && PATH_CHAR.test(text[from - 1] ?? '')) from--;
    for (const folder of foldersNamed(path, text.slice(from, index), folders)) add(index, folder);
  }
  if (/importlib|__import__/.test(text))
    for (const { index, 1: dotted = '' } of text.matchAll(UNKNOWN_MODULE))
      for (const folder of foldersNamed(path, dotted.replaceAll('.', '/'), folders)) add(index, folder);
  const variables = new Map<string, boolean>();
  for (const { index, 0: literal, 2: written = '' } of text.matchAll(LITERAL)) {
    const named = foldersNamed(path, written, folders);
    if (named.length > 0 && isGoneThrough(text, index, index + literal.length, variables))
      for (const folder of named) add(index, folder);
  }
  return mentions;
}

/** So many variables are looked for in a text, which is more than any program has for folders. */
const MOST_VARIABLES = 100;

/**
 * Is the folder that stands there listed, or does a variable say which of its files is meant?
 * @param variables what is known of variables that hold folders; more is noted there
 */
function isGoneThrough(text: string, start: number, end: number, variables: Map<string, boolean>): boolean {
  const after = text.slice(end, end + 120);
  const before = lineBefore(text, start);
  // A name that is written out follows.
  if (/^\)? ?[,/] ?["'`]/.test(after)) return false;
  if (GOES_ON.test(after) || LISTED.test(before.slice(-100))) return true;
  const name = /^\W{0,5}(?:\n|$)/.test(after) ? /\b(\w{1,60})\s{0,5}:?=[^=]/.exec(before)?.[1] : undefined;
  if (name === undefined || (!variables.has(name) && variables.size >= MOST_VARIABLES)) return false;
  const used = variables.get(name) ?? usedAsFolder(name).test(text);
  variables.set(name, used);
  return used;
}

/** `listdir(NAME)`, `NAME / name`, `join(NAME, name)`, `f"{NAME}/{name}"` */
function usedAsFolder(name: string): RegExp {
  const uses = [
    `${LISTS}\\s{0,5}\\(\\s{0,5}&?${name}\\b`,
    `\\b${name}\\s{0,5}/\\s{0,5}[A-Za-z_]`,
    `join\\(\\s{0,5}${name}\\s{0,5},\\s{0,5}[A-Za-z_]`,
    `\\{${name}\\}/\\$?\\{`,
    `\\b${name}\\s{0,5}\\+`,
    `\\b${name}\\.(?:iterdir|r?glob|join\\(&?[a-z])`,
  ];
  return new RegExp(uses.join('|'));
}

/** The folders of scripts that a path in a program may mean: the one beside the program or at the root, else all that end so. */
function foldersNamed(program: string, written: string, folders: ReadonlySet<string>): string[] {
  const name = clean(written.replace(/^(\.{0,2}\/)+/, ''));
  if (!/\w/.test(name)) return [];
  const own = posix.dirname(program);
  const near = [posix.join(own, written), posix.join(own, name), posix.join(own, '..', name), name].map(clean);
  const direct = near.filter((folder) => folders.has(folder));
  return direct.length > 0 ? [...new Set(direct)] : [...folders].filter((folder) => folder.endsWith(`/${name}`));
}
