import { escapePattern, type Wildcard, wildcardSource } from '../text/pattern.ts';

/**
 * The patterns of a `.dockerignore`: a test that says whether a context path is left out of the build.
 * Last match wins, `!` brings back, `**` spans folders; a folder that matches takes everything below it along.
 * Source: https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function ignoreTest(text: string): (path: string) => boolean {
  const patterns = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const negated = line.startsWith('!');
      const pattern = (negated ? line.slice(1).trim() : line).replace(/^\/+|(?<!\/)\/+$/g, '').replace(/^\.\//, '');
      return { negated, regex: globRegex(pattern) };
    });
  return (path) => patterns.reduce((ignored, { negated, regex }) => (regex.test(path) ? !negated : ignored), false);
}

/**
 * A glob of Docker's kind (`*`, `?`, `[…]`, `**`) as a regular expression that matches a path or anything below it. No pattern can make
 * the match slow.
 */
export function globRegex(pattern: string): RegExp {
  if (pattern === '.' || pattern === '') return /(?:)/;
  const parts: (Wildcard | { readonly plain: string })[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === '*') {
      const begins = at === 0 || pattern[at - 1] === '/';
      let stars = 1;
      while (pattern[at + 1] === '*') {
        stars++;
        at++;
      }
      if (stars === 1) parts.push('star');
      else if (begins && pattern[at + 1] === '/') {
        if (parts.at(-1) !== 'folders') parts.push('folders');
        at++;
      } else parts.push('all');
    } else if (char === '?') parts.push({ plain: '[^/]' });
    else if (char === '[' && pattern.indexOf(']', at + 2) !== -1) {
      const close = pattern.indexOf(']', at + 2);
      const inside = pattern.slice(at + 1, close).replace(/[\\[]/g, '\\$&');
      parts.push({ plain: `[${inside}]` });
      at = close;
    } else parts.push({ plain: escapePattern(char) });
  }
  try {
    return new RegExp(`^${wildcardSource(parts, '(?:/|$)')}`);
  } catch {
    return /^(?!)/; // a character class that is none (`[z-a]`): Docker refuses the pattern, so it matches nothing
  }
}
