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
      const pattern = (negated ? line.slice(1).trim() : line).replace(/^\/+|\/+$/g, '').replace(/^\.\//, '');
      return { negated, regex: globRegex(pattern) };
    });
  return (path) => patterns.reduce((ignored, { negated, regex }) => (regex.test(path) ? !negated : ignored), false);
}

/**
 * A glob of Docker's kind (`*`, `?`, `[…]`, `**`) as a regular expression that matches a path or anything below it.
 * Runs of stars are folded, so that no pattern can make the match slow.
 */
export function globRegex(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] as string;
    if (char === '*') {
      let stars = 1;
      while (pattern[at + 1] === '*') {
        stars++;
        at++;
      }
      if (stars === 1) source += '[^/]*';
      else if (pattern[at + 1] === '/') {
        source += '(?:[^/]+/)*';
        at++;
      } else source += '.*';
    } else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const close = pattern.indexOf(']', at + 2);
      if (close === -1) source += '\\[';
      else {
        source += `[${pattern
          .slice(at + 1, close)
          .replace(/\\/g, '\\\\')
          .replace(/\[/g, '\\[')}]`;
        at = close;
      }
    } else source += char.replace(/[.+^${}()|\\\]]/g, '\\$&');
  }
  if (pattern === '.' || pattern === '') return /(?:)/;
  try {
    return new RegExp(`^${source}(?:/|$)`);
  } catch {
    return /^(?!)/; // a character class that is none (`[z-a]`): Docker refuses the pattern, so it matches nothing
  }
}
