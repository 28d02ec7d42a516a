import { changedFolders } from './folders.ts';

/** A place in a text where something that looks like a script is named. */
export interface Mention {
  readonly offset: number;
  /** The last part; `*` stands for what is not known (`deploy_$env.sh` gives `deploy_*.sh`). */
  readonly name: string;
  /** The known folders before it and the name: `$HERE/lib/common.sh` gives `lib/common.sh`. */
  readonly tail: string;
  /** The path is written from the root on. */
  readonly absolute: boolean;
  /** Holds a pattern or a variable in its name. */
  readonly pattern: boolean;
  /** A Python or Node module that is named without its suffix. */
  readonly module: boolean;
  /** The path begins in the folder of the file itself, as it was told with `dirname "$0"`. */
  readonly own?: boolean;
  /** Also what lies in folders below the one that is named. */
  readonly deep?: boolean;
  /** A pattern of a `case`, which names no file. */
  readonly case?: boolean;
}

const SUFFIX = /\.(?:sh|bash|ksh|zsh|dash|ash|py|js|mjs|cjs|pl|rb)(?![\w-])/g;
const NAME_CHAR = /[\w.+\-*?${}@%[\]]/;
const SEGMENT_CHAR = /[\w.+\-@]/;

/**
 * Every script-like name of a text.
 * @param bare names of scripts that have no suffix, as one pattern
 * @param modules the names, without suffix, of Python and Node scripts
 * @param folders whether `folder/*` counts, as it does in shell text; commands that go over a folder count in any
 */
export function mentionsIn(
  text: string,
  bare: RegExp | undefined,
  modules: ReadonlySet<string>,
  folders = true,
): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(SUFFIX)) {
    const end = match.index + match[0].length;
    let start = match.index;
    while (start > 0 && end - start < 200 && NAME_CHAR.test(text[start - 1] ?? '')) start--;
    const raw = text.slice(start, end);
    if (raw !== match[0]) {
      const mention = mentionAt(text, start, raw);
      mentions.push(mention.pattern && isCasePattern(text, start, end) ? { ...mention, case: true } : mention);
    }
    // `"$1".sh`: all that is known of the name is its suffix.
    else if (/["')}]/.test(text[start - 1] ?? '') && !isTemporary(lineBefore(text, start)))
      mentions.push(mentionAt(text, start, `*${raw}`));
  }
  if (bare)
    for (const match of text.matchAll(bare))
      if (!/^[a-z0-9]+$/.test(match[0]) || isCommand(text, match.index, match[0]))
        mentions.push(mentionAt(text, match.index, match[0]));
  addFolders(text, mentions, folders);
  if (modules.size > 0) addModules(text, modules, mentions);
  return mentions;
}

/** `mkstemp(suffix=".sh")`: a script that is made and thrown away is none of the repository's. */
function isTemporary(before: string): boolean {
  const call = before.slice(0, before.lastIndexOf('(') + 1).slice(-100);
  const called = call.split(/\W+/).at(-2) ?? '';
  return /^te?mp|_te?mp|TemporaryFile|mkd?s?te?mp/.test(called) || /\bmktemp\b/.test(before);
}

/** Where a plain word (`run`, `build`) is a program and not just a word: behind a slash, or where a command begins. */
function isCommand(text: string, start: number, name: string): boolean {
  if (text[start - 1] === '/') return true;
  if (/^["']?[ \t]*[:=(,]/.test(text.slice(start + name.length, start + name.length + 10))) return false;
  const before = lineBefore(text, start);
  return /(^|[;&|(`]|\b(exec|sudo|sh|bash|source|then|do|else|xargs|eval)|\bcommand\s*=|\b(run|script|entrypoint|command)\s*:)[ \t]*["']?$/.test(
    before,
  );
}

/** `*.sh)` or `*.sh |` at the start of a branch. */
function isCasePattern(text: string, start: number, end: number): boolean {
  return (
    /^["']?[ \t]*[|)]/.test(text.slice(end, end + 20)) &&
    /(^|;;|\bin)[ \t]*\(?([\w.*?-]+[ \t]*\|[ \t]*)*["']?$/.test(lineBefore(text, start))
  );
}

function mentionAt(text: string, start: number, raw: string): Mention {
  // What languages put values in with; braces that were opened before the name (`{{ x }}name.sh`) are none of it.
  const name = raw
    .replace(/\$\{[^}]*\}|\$\w+|\{[^{}]*\}|^[^{]*\}|%[sdvq](?![a-z])|%[^%]*%/g, '*')
    .replace(/[{}$[\]%]/g, '*')
    .replace(/\*+/g, '*');
  const pattern = /[*?]/.test(name);
  let at = start;
  let deep = false;
  const parts = [name];
  const found = (more: Partial<Mention>): Mention => ({
    offset: start,
    name,
    tail: parts.join('/'),
    absolute: false,
    pattern,
    module: false,
    ...(deep ? { deep } : {}),
    ...more,
  });
  while (at > 0 && text[at - 1] === '/' && start - at < 300) {
    let from = at - 1;
    while (from > 0 && SEGMENT_CHAR.test(text[from - 1] ?? '') && at - from < 100) from--;
    const segment = text.slice(from, at - 1);
    if (segment === '' && text[from - 1] === '*' && parts.length === 1) {
      while (text[from - 1] === '*') from--;
      deep = true;
      at = from;
      continue;
    }
    if (segment === '') {
      const before = text[from - 1] ?? ' ';
      return found({
        absolute: !/[})"'*?\]\w]/.test(before) || quoteOpens(text, from - 1),
        ...ownFolder(text, from, parts, pattern),
      });
    }
    if (/[${}*?)%]/.test(text[from - 1] ?? '')) return found(ownFolder(text, at - 1, parts, pattern));
    parts.unshift(segment);
    at = from;
  }
  return found(pattern && parts.length === 1 ? foundBy(text, start, name) : {});
}

/** A pattern behind a variable that holds the folder of the file itself. */
function ownFolder(text: string, slash: number, parts: readonly string[], pattern: boolean): Partial<Mention> {
  const variable = /\$\{?\w+\}?["']?$/.exec(text.slice(Math.max(0, slash - 60), slash))?.[0].replace(/["']$/, '');
  const folder = pattern && variable !== undefined ? folderOf(text, variable) : undefined;
  return folder?.own ? { own: true, absolute: false, tail: [folder.path, ...parts].join('/') } : {};
}

/** `find setup.d -name '*.sh'`: what it looks for lies there or below. */
function foundBy(text: string, start: number, name: string): Partial<Mention> {
  const line = lineBefore(text, start);
  const written = /\bfind[ \t]+["']?([\w./${}-]+)["']?[ \t][^|;]*-i?name[ \t]+["'\\]*$/.exec(line)?.[1];
  const folder = written === undefined ? undefined : folderOf(text, written);
  return folder ? { deep: true, tail: `${folder.path}/${name}`, absolute: folder.absolute, own: folder.own } : {};
}

/** A quote in front of an absolute path opens it (`"/app/x.sh"`); one that closes something comes behind a variable (`"$A"/x.sh`). */
function quoteOpens(text: string, at: number): boolean {
  return /["']/.test(text[at] ?? '') && !/[\w}")]/.test(text[at - 1] ?? ' ');
}

/** `for f in /init/*`: from the slash on. */
const EVERYTHING = /\/\*(?=["'\s;)]|$)/gm;
/** `sh scripts/$name`, `"$HERE/$1"`: all that is known is the folder. */
const UNKNOWN = /\/["']?\$(?:\w+|\{\w+\})["']?(?=[\s;&|)]|$)/gm;
/** `"$HERE/task-$name"`: of a name without a suffix the beginning is known. */
const BEGINNING = /\/([\w.-]{1,60})\$(?:\w{1,60}|\{\w{1,60}\})(?=["'\s;&|)]|$)/gm;
/** What stands in front of that slash. */
const FOLDER = /([\w./${}-]{1,200})["']?$/;
/** What is run file by file. */
const RUN_PARTS = /\brun-parts[ \t]+([^\n;&|]{1,300})/g;
/** `find scripts -type f -exec sh {} ;` without a name. */
const FIND = /\bfind[ \t]+["']?([\w./${}-]+)["']?[ \t](?![^\n]{0,300}-i?name)[^\n]{0,300}(?:-exec|\|)/g;

/** `rsync -a kiosk/ image/opt/kiosk/`: what it is put into may run it. */
const COPIED =
  /\b(?:rsync|cp[ \t]+-\w{0,8}[rRa]\w{0,8}|scp[ \t]+-r)[ \t]+(?:-\S{1,80}[ \t]+){0,8}["']?([\w./${}-]{1,200})/g;

/** `git ls-files scripts | xargs …`, `fd . scripts -x sh`. */
const LISTER = /\bgit[ \t]{1,9}ls-files[ \t]|\bfd(?:find)?[ \t]/g;

/** The words that such a command may take for folders, where something is done with each file. */
function listedBy(text: string, from: number): string[] {
  const [line = ''] = text.slice(from, from + 300).split('\n', 1);
  const [command = '', ...piped] = line.split('|');
  const words = command.split(/[ \t]+/).slice(1);
  const at = words.findIndex((word) => /^(-x|-X|--exec(-batch)?)$/.test(word));
  if (at === -1 && piped.length === 0) return [];
  return words
    .slice(0, at === -1 ? words.length : at)
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .filter((word) => /^[\w./${}][\w./${}-]*$/.test(word) && word !== 'ls-files');
}

/** `for f in *`: everything where it is by then. */
const HERE = /\bin[ \t]+(?:\.\/)?\*(?=[ \t]*(?:;|$))/gm;

/** `cd "$(dirname "$0")/parts"` */
const OWN_FOLDER =
  /\b(?:cd|pushd)[ \t]+(?:--[ \t]+)?["']?(?:\$\(dirname[ \t]+["']?\$(?:0|\{?BASH_SOURCE[^)"' ]{0,10})["']?\)|\$\{0%\/\*\})["']?((?:\/[\w.-]{1,80}){0,9})/g;

/** Everything in a folder, or what of it nobody can know. */
function addFolders(text: string, mentions: Mention[], everywhere: boolean): void {
  const add = (offset: number, written: string, deep = false): void => {
    for (const each of [written, ...loopedOver(text, written)]) {
      const folder = folderOf(text, each);
      if (!folder) continue;
      const { path, absolute, own } = folder;
      mentions.push({ offset, name: '*', tail: `${path}/*`, absolute, pattern: true, module: false, own, deep });
    }
  };
  for (const { index, 1: written = '' } of text.matchAll(FIND)) add(index, written);
  // Which of its words are values of options is not known; no folder is called like these.
  for (const { index, 1: words = '' } of text.matchAll(RUN_PARTS))
    for (const word of words.split(/[\s"']+/)) if (/^[\w.$/{}][\w./${}-]*$/.test(word)) add(index, word);
  for (const { index } of text.matchAll(LISTER)) for (const word of listedBy(text, index)) add(index, word, true);
  if (!everywhere) return;
  const here = [...text.matchAll(HERE)].slice(0, 3);
  for (const { index } of here) {
    for (const folder of changedFolders(text).slice(0, 20)) add(index, folder);
    for (const { 1: below = '' } of [...text.matchAll(OWN_FOLDER)].slice(0, 20))
      mentions.push({
        offset: index,
        name: '*',
        tail: `.${below}/*`,
        absolute: false,
        pattern: true,
        module: false,
        own: true,
      });
  }
  // The rare end is looked for first and what stands before it second: the other way round each word would be tried.
  for (const { index, 1: beginning = '' } of text.matchAll(BEGINNING)) {
    const raw = FOLDER.exec(text.slice(Math.max(0, index - 201), index))?.[1] ?? '';
    const written = raw === '.' || /^\$\{?\w+\}?$/.test(raw) ? undefined : folderOf(text, raw);
    const name = `${beginning}*`;
    const tail = written ? `${written.path}/${name}` : name;
    mentions.push({
      offset: index,
      name,
      tail,
      absolute: false,
      pattern: true,
      module: false,
      own: written?.own === true,
    });
  }
  const known = new Map<string, boolean>();
  for (const pattern of [EVERYTHING, UNKNOWN])
    for (const { index, 0: end } of text.matchAll(pattern)) {
      if (isKnownName(text, end, known)) continue;
      const before = FOLDER.exec(text.slice(Math.max(0, index - 201), index));
      if (before) add(index - before[0].length, before[1] ?? '');
    }
  for (const { index, 0: words, 1: written = '' } of text.matchAll(COPIED)) {
    add(index + words.length - written.length, written.replace(/\/\.$/, ''), true);
  }
}

const WRITTEN_OUT = /^(?:"[\w.-]+"|'[\w.-]+'|[\w.-]+)$/;
const OWN_NAME = /^["']?\$(?:\(basename[^\w$]{1,9}\$(?:0|\{?BASH_SOURCE)|\{0##\*\/\})/;
/** So many variables are looked for in a text, which is more than any script has for names. */
const MOST_VARIABLES = 100;

/**
 * Is the variable behind the slash one that the text sets once, to a name that is written out (and so found by itself) or to its own?
 * @param known what is known of variables; more is noted there
 */
function isKnownName(text: string, end: string, known: Map<string, boolean>): boolean {
  const name = /\$\{?(\w+)/.exec(end)?.[1];
  if (name === undefined || (!known.has(name) && known.size >= MOST_VARIABLES)) return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  const values: string[] = [];
  for (const { index } of text.matchAll(new RegExp(`(?<![\\w$\\{])${name}(?!\\w)`, 'g'))) {
    const after = text.slice(index + name.length, index + name.length + 200);
    if (after.startsWith('=')) values.push((/^[^\n;]*/.exec(after.slice(1))?.[0] ?? '').trim());
    else if (/\b(?:for|read)\b/.test(lineBefore(text, index).slice(-100))) values.push('$');
    if (values.length > 1) break;
  }
  const [value = ''] = values;
  const answer = values.length === 1 && (WRITTEN_OUT.test(value) || OWN_NAME.test(value));
  known.set(name, answer);
  return answer;
}

/** `for folder in a b; do … "$folder"/*`: what a loop gives the variable in front. */
function loopedOver(text: string, written: string): string[] {
  const [, variable, rest = ''] = /^\$\{?(\w+)\}?(\/[\w./-]*)?$/.exec(written) ?? [];
  if (variable === undefined) return [];
  const words = new RegExp(`\\bfor[ \\t]+${variable}[ \\t]+in[ \\t]+([^;\\n]{1,400})`).exec(text)?.[1] ?? '';
  return words.split(/[\s"']+/).flatMap((word) => {
    const [, list] = /^\$\{?(\w+)(?:\[[@*]\])?\}?$/.exec(word) ?? [];
    if (list === undefined) return /^[\w./-]+$/.test(word) ? [word + rest] : [];
    const values = new RegExp(`\\b${list}=["'(]*([^"')\\n]{1,400})`).exec(text)?.[1] ?? '';
    return values.split(/\s+/).flatMap((value) => (/^[\w./-]+$/.test(value) ? [value + rest] : []));
  });
}

/** A folder as far as it is known; a variable in front is looked up in the text. Undefined when nothing is known. */
function folderOf(
  text: string,
  folder: string,
): { readonly path: string; readonly absolute: boolean; readonly own: boolean } | undefined {
  const [, variable, rest = ''] = /^\$\{?(\w+)\}?(\/[\w./-]*)?$/.exec(folder) ?? [];
  const definition = variable === undefined ? undefined : new RegExp(`\\b${variable}=([^\\n]*)`).exec(text)?.[1];
  if (definition !== undefined && /dirname|BASH_SOURCE|%\/\*\}/.test(definition)) {
    // `$(cd "$(dirname "$0")/.." && pwd)/lib`
    const parts = [...definition.matchAll(/[)}]["']?((?:\/[\w.-]+)+)/g)].map(([, part]) => part ?? '');
    return { path: `.${parts.join('')}${rest.replace(/(?<!\/)\/+$/, '')}`, absolute: false, own: true };
  }
  const value = definition === undefined ? folder : `${/^["']?([^\s"';]*)/.exec(definition)?.[1] ?? ''}${rest}`;
  const known =
    value
      .replace(/(?<!\/)\/+$/, '')
      .split(/[}"')]\/?|\$\w+\/?/)
      .at(-1) ?? '';
  if (!/\w/.test(known)) return undefined;
  return { path: known.replace(/^\/+/, ''), absolute: known.startsWith('/'), own: false };
}

function addModules(text: string, modules: ReadonlySet<string>, mentions: Mention[]): void {
  const add = (offset: number, written: string): void => {
    // `..tools.x` and `./lib/x`: of the dots in front only those of a path lead anywhere.
    const tail = written.includes('/')
      ? written.replace(/^(\.\/)+/, '')
      : written.replace(/^\.+/, '').replaceAll('.', '/');
    const name = tail.split(/[./]/).at(-1) ?? '';
    if (modules.has(name)) mentions.push({ offset, name, tail, absolute: false, pattern: false, module: true });
  };
  for (const match of text.matchAll(
    /(?:\bimport(?<!\bfrom[ \t]{1,9}[\w.]{1,100}[ \t]{1,9}import)\s+|\bfrom\s+|-m[ "',]+|\bload\s+|\bnode\s+|\brequire\(\s*)["']?(?:\$\{?\w+\}?\/)?([\w./-]+)/g,
  ))
    add(match.index, match[1] ?? '');
  // `node --import tsx scripts/lint`: behind the options, with their values, a path.
  for (const { index } of text.matchAll(/\bnode[ \t]+-/g)) {
    const [line = ''] = text.slice(index, index + 200).split(/[\n;&|]/, 1);
    add(index, line.split(/[\s"']+/).find((word) => /^[\w.][\w.-]*\//.test(word)) ?? '');
  }
  // Entry points of manifests: `tool = "scripts.tool:main"`, `"main": "scripts/tool"`.
  for (const match of text.matchAll(/[=:]\s*["']?([\w-]+[./][\w./-]*)/g)) add(match.index, match[1] ?? '');
  for (const { index, 1: folder, 2: names = '' } of text.matchAll(
    /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+([\w., \t]+)/gm,
  ))
    for (const name of names.split(/[, \t]+/)) add(index, folder === undefined ? name : `${folder}.${name}`);
}

/** What stands before an offset on its line, at most so much of it as anybody writes. */
export function lineBefore(text: string, offset: number): string {
  const part = text.slice(Math.max(0, offset - 400), offset);
  return part.slice(part.lastIndexOf('\n') + 1);
}
