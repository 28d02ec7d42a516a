import type { SimpleCommand, Word } from '../syntax/tree.ts';

/** The text of a word without expansions; undefined when it has any. Unquoted patterns count as text. */
export function literal(word: Word | undefined): string | undefined {
  if (!word) return undefined;
  let text = '';
  for (const part of word.parts) {
    if (part.kind !== 'text') return undefined;
    text += part.text;
  }
  return text;
}

/** The name of the program, builtin or function that a command runs, when it is written out. */
export function commandName(command: SimpleCommand): string | undefined {
  return literal(command.words[0]);
}

/** `export "$name=$value"`: the words of the name and of the value; undefined for any other word. */
export function namedExport(word: Word): { readonly name: Word; readonly value: Word } | undefined {
  if (word.raw.startsWith('-') || literal(word) !== undefined) return undefined;
  const at = word.parts.findIndex((part) => part.kind === 'text' && part.text.includes('='));
  const part = word.parts[at];
  if (part?.kind !== 'text') return undefined;
  const place = part.text.indexOf('=');
  const { quoted } = part;
  return {
    name: { ...word, parts: [...word.parts.slice(0, at), { kind: 'text', text: part.text.slice(0, place), quoted }] },
    value: {
      ...word,
      parts: [{ kind: 'text', text: part.text.slice(place + 1), quoted }, ...word.parts.slice(at + 1)],
    },
  };
}

/** `for name in "${!array[@]}"`: the words of a loop are the numbers of an array's places. */
export function goesOverPlaces(words: readonly Word[] | undefined): boolean {
  const parts = words?.flatMap((word) => word.parts.filter((part) => part.kind !== 'text' || part.text !== ''));
  const [part] = parts ?? [];
  return (
    words?.length === 1 &&
    parts?.length === 1 &&
    part?.kind === 'parameter' &&
    part.places === true &&
    (part.index === '@' || !part.quoted)
  );
}

/** Shell builtins whose work no program can do. */
export const BUILTINS: ReadonlySet<string> = new Set(
  (
    '. : alias bg bind break builtin caller cd command compgen complete continue declare dirs disown echo enable eval exec exit ' +
    'export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly ' +
    'return set shift shopt source suspend test times trap true type typeset ulimit umask unalias unset wait ['
  ).split(' '),
);

/** Variables that a shell sets itself; reading others of them is refused. */
export const SPECIAL_VARIABLES: ReadonlySet<string> = new Set(
  (
    'BASH BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_CMDS BASH_COMMAND BASH_EXECUTION_STRING BASH_LINENO BASH_REMATCH ' +
    'BASH_SUBSHELL BASH_VERSINFO BASH_VERSION COPROC DIRSTACK EPOCHREALTIME EPOCHSECONDS FUNCNAME GROUPS HISTCMD HOSTTYPE LINENO ' +
    'MACHTYPE MAPFILE OLDPWD OPTARG OPTIND OSTYPE PIPESTATUS PPID PS4 RANDOM REPLY SECONDS SHELLOPTS SHLVL SRANDOM IFS ' +
    'COLUMNS LINES BASH_ENV ENV OPTERR SHELL TERM'
  ).split(' '),
);

/**
 * Names with lower-case letters are the script's own where it assigns them before it reads them. POSIX keeps them for applications;
 * the proxies' are the ones that environments do set. OPTARG is the shell's, which sets it for the script.
 */
export function looksOwn(name: string): boolean {
  return name === 'OPTARG' || (/[a-z]/.test(name) && !/_proxy$/.test(name));
}
