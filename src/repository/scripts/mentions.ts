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
}

const SUFFIX = /\.(?:sh|bash|ksh|zsh|dash|ash|py|js|mjs|cjs|pl|rb)(?![\w-])/g;
const NAME_CHAR = /[\w.+\-*?${}@%[\]]/;
const SEGMENT_CHAR = /[\w.+\-@]/;

/**
 * Every script-like name of a text.
 * @param bare names of scripts that have no suffix, as one pattern
 * @param modules the names, without suffix, of Python and Node scripts
 */
export function mentionsIn(text: string, bare: RegExp | undefined, modules: ReadonlySet<string>): Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(SUFFIX)) {
    const end = match.index + match[0].length;
    let start = match.index;
    while (start > 0 && end - start < 200 && NAME_CHAR.test(text[start - 1] ?? '')) start--;
    const raw = text.slice(start, end);
    if (raw !== match[0]) mentions.push(mentionAt(text, start, raw));
    // `"$1".sh`: all that is known of the name is its suffix.
    else if (/["')}]/.test(text[start - 1] ?? '')) mentions.push(mentionAt(text, start, `*${raw}`));
  }
  if (bare) for (const match of text.matchAll(bare)) mentions.push(mentionAt(text, match.index, match[0]));
  addFolders(text, mentions);
  if (modules.size > 0) addModules(text, modules, mentions);
  return mentions;
}

function mentionAt(text: string, start: number, raw: string): Mention {
  // Braces that were opened before the name (`{{ x }}name.sh`) are none of it.
  const name = raw
    .replace(/\$\{[^}]*\}|\$\w+|^[^{]*\}|%[^%]*%/g, '*')
    .replace(/[{}$[\]]/g, '*')
    .replace(/\*+/g, '*');
  let at = start;
  const parts = [name];
  while (at > 0 && text[at - 1] === '/' && start - at < 300) {
    let from = at - 1;
    while (from > 0 && SEGMENT_CHAR.test(text[from - 1] ?? '') && at - from < 100) from--;
    const segment = text.slice(from, at - 1);
    if (segment === '') {
      const before = text[from - 1] ?? ' ';
      return {
        offset: start,
        name,
        tail: parts.join('/'),
        absolute: !/[})"'*?\]\w]/.test(before) || quoteOpens(text, from - 1),
        pattern: name.includes('*') || name.includes('?'),
        module: false,
      };
    }
    if (/[${}*?)%]/.test(text[from - 1] ?? '')) break;
    parts.unshift(segment);
    at = from;
  }
  return { offset: start, name, tail: parts.join('/'), absolute: false, pattern: /[*?]/.test(name), module: false };
}

/** A quote in front of an absolute path opens it (`"/app/x.sh"`); one that closes something comes behind a variable (`"$A"/x.sh`). */
function quoteOpens(text: string, at: number): boolean {
  return /["']/.test(text[at] ?? '') && !/[\w}")]/.test(text[at - 1] ?? ' ');
}

/** Everything in a folder: `for f in /init/*`, `run-parts /init`; a variable is looked up in the text. */
function addFolders(text: string, mentions: Mention[]): void {
  const add = (offset: number, folder: string): void => {
    const variable = /^\$\{?(\w+)\}?$/.exec(folder)?.[1];
    const value = variable === undefined ? folder : new RegExp(`\\b${variable}=["']?([^\\s"';]+)`).exec(text)?.[1];
    const known =
      value
        ?.replace(/\/+$/, '')
        .split(/[}"')]\/?|\$\w+\/?/)
        .at(-1) ?? '';
    if (!/\w/.test(known)) return;
    const tail = `${known.replace(/^\/+/, '')}/*`;
    mentions.push({ offset, name: '*', tail, absolute: known.startsWith('/'), pattern: true, module: false });
  };
  for (const { index, 1: folder } of text.matchAll(/([\w./${}-]{1,200})"?\/\*(?=["'\s;)]|$)/g))
    add(index, folder ?? '');
  for (const { index, 1: folder } of text.matchAll(/\brun-parts[ \t]+(?:-\S+[ \t]+)*["']?([\w./${}-]+)/g))
    add(index, folder ?? '');
}

function addModules(text: string, modules: ReadonlySet<string>, mentions: Mention[]): void {
  const add = (offset: number, dotted: string): void => {
    const name = dotted.split(/[./]/).at(-1) ?? '';
    if (modules.has(name)) mentions.push({ offset, name, tail: name, absolute: false, pattern: false, module: true });
  };
  for (const match of text.matchAll(
    /(?:\bimport\s+|\bfrom\s+|-m[ "',]+|\bload\s+|\brequire\(\s*|[=:]\s*)["']?(?:\$\{?\w+\}?\/)?([\w./-]+)/g,
  ))
    add(match.index, match[1] ?? '');
  for (const match of text.matchAll(/^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import[ \t]+([\w., \t]+)/gm))
    for (const name of (match[1] ?? '').split(/[, \t]+/)) add(match.index, name);
}
