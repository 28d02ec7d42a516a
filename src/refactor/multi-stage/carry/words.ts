import type { ShellWord } from '../../../shell/model.ts';
import { homeOf } from './home.ts';
import type { Effect, Place, Unknown } from './model.ts';
import { absolute, expand } from './paths.ts';

/** The absolute path that a word or an option's text names; undefined when it isn't known. */
export function pathOf(word: ShellWord | string | undefined, { instruction, folder }: Place): string | undefined {
  if (word === undefined) return undefined;
  const text = typeof word === 'string' ? (word.includes('$') ? undefined : word) : expand(word, instruction.state);
  if (!/^~(\/|$)/.test(text ?? '')) return absolute(text, folder);
  const home = homeOf(instruction);
  return home === undefined ? undefined : absolute(text, folder, home);
}

/** Builds in the working directory, and in more paths; unknown when one of them isn't known. */
export function builds(place: Place, ...more: readonly (string | undefined)[]): Effect | Unknown {
  const writes = [place.folder, ...more];
  const known = writes.filter((path) => path !== undefined);
  return known.length === writes.length
    ? { role: 'build', writes: known }
    : { unknown: 'where it writes is not known; name the folder in full' };
}

/** Builds nothing but these paths. */
export function makes(...paths: readonly (string | undefined)[]): Effect | Unknown {
  const known = paths.filter((path) => path !== undefined);
  return known.length === paths.length
    ? { role: 'build', writes: known }
    : { unknown: 'where it writes is not known; name the folder in full' };
}
