import { lookup } from '../text/lookup.ts';
import type { ShellCommand, ShellWord } from './model.ts';

/** A call that makes or changes an account or a group, of shadow, BusyBox or Debian's own tools. */
export interface AccountCall {
  readonly kind: 'user' | 'group';
  /** `member`: an account that is there joins a group that is there (`adduser app docker`). */
  readonly action: 'add' | 'modify' | 'member';
  /** The account or group; for `member` the account. Undefined where none is named. */
  readonly name: ShellWord | undefined;
  /** The group that a member joins. */
  readonly group: ShellWord | undefined;
  /** Values of options by their long name (`uid`, `groups`); `undefined` as the value of a flag without one. */
  readonly options: ReadonlyMap<string, ShellWord | undefined>;
}

/** Short options with a value, by the tool's name. `adduser` is BusyBox's, or useradd by another name on Red Hat's systems. */
const SHADOW = 'bcdefgGkKpRPsuZ';
const VALUED: Readonly<Record<string, string>> = lookup({
  useradd: SHADOW,
  usermod: `${SHADOW}lvVwW`,
  adduser: `${SHADOW}h`,
  groupadd: 'gKpRPU',
  groupmod: 'gnpRPU',
  addgroup: 'gKpRPU',
});
const LONG: Readonly<Record<string, string>> = lookup({
  u: 'uid',
  g: 'gid',
  G: 'groups',
  p: 'password',
  o: 'non-unique',
  l: 'no-log-init',
});
/** Long options with a value in the next word: https://man7.org/linux/man-pages/man8/useradd.8.html, and Debian's adduser(8). */
const LONG_VALUED =
  /^(base-dir|comment|conf|expiredate|firstgid|firstuid|gecos|gid|groups|home|home-dir|inactive|ingroup|key|lastgid|lastuid|login|new-name|password|prefix|root|selinux-user|shell|skel|uid|users)$/;

/** Reads a command as a call of useradd, usermod, adduser, groupadd, groupmod or addgroup; undefined when it is none. */
export function accountCall({ name: tool = '', args }: ShellCommand): AccountCall | undefined {
  const valued = Object.hasOwn(VALUED, tool) ? VALUED[tool] : undefined;
  if (valued === undefined) return undefined;
  const options = new Map<string, ShellWord | undefined>();
  const operands: ShellWord[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    const long = /^--([a-z-]+)(=)?/.exec(word.text);
    if (long?.[1] !== undefined) {
      const next = !long[2] && LONG_VALUED.test(long[1]) ? args[++at] : undefined;
      options.set(long[1], long[2] ? rest(word, long[0].length) : next);
    } else if (/^-./.test(word.text)) {
      at += shortOptions(word, args[at + 1], valued, tool, options);
    } else operands.push(word);
  }
  const [name, group] = operands;
  const joins = (tool === 'adduser' || tool === 'addgroup') && group !== undefined;
  const kind = tool.includes('group') ? 'group' : 'user';
  return {
    kind: joins ? 'user' : kind,
    action: joins ? 'member' : tool.endsWith('mod') ? 'modify' : 'add',
    name,
    group: joins ? group : undefined,
    options,
  };
}

/** Reads a cluster such as `-mu` or `-u1000`. Returns how many of the next words are its value. */
function shortOptions(
  word: ShellWord,
  next: ShellWord | undefined,
  valued: string,
  tool: string,
  options: Map<string, ShellWord | undefined>,
): number {
  for (let at = 1; at < word.text.length; at++) {
    const letter = word.text[at] as string;
    // usermod's `-l` renames; BusyBox's `-g` is a comment, which nobody mistakes for a number.
    const name = letter === 'l' && tool === 'usermod' ? 'login' : (LONG[letter] ?? letter);
    if (!valued.includes(letter)) {
      options.set(name, undefined);
      continue;
    }
    const joined = at + 1 < word.text.length;
    options.set(name, joined ? rest(word, at + 1) : next);
    return joined ? 0 : 1;
  }
  return 0;
}

/** What follows in the same word: `1000` of `-u1000`. */
function rest(word: ShellWord, from: number): ShellWord {
  return { ...word, text: word.text.slice(from), value: word.value?.slice(from) };
}

/** The number that a call gives its account or group; undefined where none is written. */
export function numberOf({ kind, options }: AccountCall): string | undefined {
  const id = options.get(kind === 'user' ? 'uid' : 'gid')?.value;
  return id !== undefined && /^\d+$/.test(id) ? id : undefined;
}
