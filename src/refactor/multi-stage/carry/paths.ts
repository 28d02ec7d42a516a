import { posix } from 'node:path';
import type { State } from '../../../dockerfile/model.ts';
import type { ShellWord } from '../../../shell/model.ts';

/** Where `make install` writes to when nothing else was said: https://www.gnu.org/prep/standards/html_node/Directory-Variables.html */
export const PREFIX = '/usr/local';

/** A word's text with the Dockerfile's variables put in; undefined when one of them isn't known, or it holds a substitution. */
export function expand(word: ShellWord, state: State): string | undefined {
  return word.value ?? expandText(word.text, state);
}

/** The same for a text without quotes. */
export function expandText(written: string, state: State): string | undefined {
  if (/[`]|\$\(/.test(written)) return undefined;
  let known = true;
  const text = written.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const value = state.variable(braced ?? bare ?? '')?.value;
    if (value === undefined) known = false;
    return value ?? '';
  });
  return known && !text.includes('$') ? text : undefined;
}

/**
 * A path as an absolute one without a slash at its end; undefined when it, the folder, or the home that it begins with isn't known.
 * @param home what `~` stands for
 */
export function absolute(path: string | undefined, folder: string | undefined, home = '/root'): string | undefined {
  if (path === undefined) return undefined;
  if (/^~(\/|$)/.test(path)) return posix.join(home, path.slice(1));
  if (!path.startsWith('/') && folder === undefined) return undefined;
  const joined = posix.join('/', path.startsWith('/') ? '' : (folder ?? ''), path);
  return joined.replace(/(.)\/$/, '$1');
}

/** Whether a path is a folder or lies in it. */
export function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

/** Whether a text names a path, or what lies below it: `/x` and `/x/y`, but not `/mnt/x` or `/x.conf`. */
export function namesPath(text: string, path: string): boolean {
  for (let at = text.indexOf(path); at !== -1; at = text.indexOf(path, at + 1))
    if (!/[\w.-]/.test(text[at - 1] ?? '') && !/[\w.-]/.test(text[at + path.length] ?? '')) return true;
  return false;
}
