import type { Helper } from '../../helper.ts';

/** Words and patterns. */
export function patternHelpers(): Readonly<Record<string, Helper>> {
  return {
    words: {
      needs: ['files'],
      code: `
/** The words of a text; those that are file patterns become the files. */
function words(text) {
  return text.split(/[ \\t\\n]+/).filter(Boolean).flatMap((word) => files(word));
}
`,
    },
    mixed: {
      needs: ['files', 'quoted'],
      code: `
/** The words of one in which some text is split, and some, in lists, is not. */
function mixed(...parts) {
  const found = [];
  let goesOn = false;
  const add = (pattern, text) => {
    if (!goesOn) found.push({ pattern: '', text: '' });
    found.at(-1).pattern += pattern;
    found.at(-1).text += text;
    goesOn = true;
  };
  for (const part of parts) {
    if (Array.isArray(part)) add(quoted(part[0]), part[0]);
    else
      for (const piece of part.match(/[ \\t\\n]+|[^ \\t\\n]+/g) ?? []) {
        if (/^\\s/.test(piece)) goesOn = false;
        else add(piece, piece);
      }
  }
  return found.flatMap(({ pattern, text }) => files(pattern, text));
}
`,
    },
    files: {
      needs: ['fs', 'patternRegex', 'stat'],
      code: `
/** The files that a pattern matches, in order; without any, the text itself. */
function files(pattern, otherwise = pattern) {
  if (!/[*?[]/.test(pattern)) return [otherwise];
  let found = [''];
  for (const part of pattern.split(/(\\/+)/).filter(Boolean)) {
    if (part.startsWith('/')) found = found.filter((folder) => folder === '' || stat(folder)?.isDirectory()).map((folder) => folder + part);
    else if (!/[*?[]/.test(part)) found = found.map((folder) => folder + part).filter((path) => stat(path, { link: true }));
    else {
      const regex = new RegExp(\`^\${patternRegex(part)}$\`, 's');
      const matching = (name) => regex.test(name) && (part.startsWith('.') || !name.startsWith('.'));
      found = found.flatMap((folder) => {
        try {
          return fs.readdirSync(folder || '.').filter(matching).map((name) => folder + name);
        } catch {
          return [];
        }
      });
    }
  }
  return found.length > 0 ? found.sort() : [otherwise];
}
`,
    },
    quoted: {
      needs: [],
      code: `
/** Text that isn't to be taken for a file pattern. */
function quoted(text) {
  return text.replace(/[*?[]/g, '[$&]');
}
`,
    },
    matches: {
      needs: ['patternRegex'],
      code: `
/** Does the text match a shell pattern that is known only now? */
function matches(text, pattern) {
  return new RegExp(\`^(?:\${patternRegex(pattern)})$\`, 's').test(text);
}
`,
    },
    patternRegex: {
      needs: ['escapeRegex'],
      code: `
/** A regular expression for a shell pattern. */
function patternRegex(pattern) {
  const classes = { alpha: 'a-zA-Z', digit: '0-9', alnum: 'a-zA-Z0-9', upper: 'A-Z', lower: 'a-z', space: '\\\\s', blank: ' \\\\t', xdigit: '0-9A-Fa-f', punct: '!-/:-@\\\\[-\`{-~' };
  const member = (_part, name, first, last) => {
    if (name !== undefined) return classes[name] ?? '';
    if (last === undefined) return escapeRegex(first);
    // A range whose ends are the wrong way round holds nothing.
    return first <= last ? \`\${escapeRegex(first)}-\${escapeRegex(last)}\` : '';
  };
  return pattern.replace(/\\[([!^]?)(\\]?(?:\\[:\\w+:\\]|[^\\]])*)\\]|\\\\(.)|([^])/g, (piece, negated, inside, escaped, char) => {
    if (inside !== undefined) {
      const set = inside.replace(/\\[:(\\w+):\\]|([^])(?:-([^]))?/g, member);
      if (set === '') return negated ? '[^]' : '(?!)';
      return \`[\${negated && '^'}\${set}]\`;
    }
    if (escaped !== undefined) return escapeRegex(escaped);
    return { '*': '.*', '?': '.' }[char] ?? escapeRegex(char);
  });
}
`,
    },
    escapeRegex: {
      needs: [],
      code: `
/** A regular expression that matches the text. */
function escapeRegex(text) {
  return text.replace(/[\\\\^$.*+?()[\\]{}|/-]/g, (char) => (char === '-' ? '\\\\x2d' : \`\\\\\${char}\`));
}
`,
    },
    substitute: {
      needs: [],
      code: `
/** The text with what matches replaced; nothing in the replacement has a meaning of its own. */
function substitute(text, what, replacement) {
  return text.replace(what, () => replacement);
}
`,
    },
    cutPrefix: {
      needs: [],
      code: `
/** The text without the shortest or longest beginning that the pattern matches. */
function cutPrefix(text, pattern, { longest = false } = {}) {
  const ends = Array.from({ length: text.length + 1 }, (_, end) => end);
  const end = (longest ? ends.reverse() : ends).find((at) => pattern.test(text.slice(0, at)));
  return end === undefined ? text : text.slice(end);
}
`,
    },
    cutSuffix: {
      needs: [],
      code: `
/** The text without the shortest or longest end that the pattern matches. */
function cutSuffix(text, pattern, { longest = false } = {}) {
  const starts = Array.from({ length: text.length + 1 }, (_, start) => start);
  const start = (longest ? starts : starts.reverse()).find((at) => pattern.test(text.slice(at)));
  return start === undefined ? text : text.slice(0, start);
}
`,
    },
    withoutPrefix: {
      needs: [],
      code: `
function withoutPrefix(text, prefix) {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
`,
    },
    withoutSuffix: {
      needs: [],
      code: `
function withoutSuffix(text, suffix) {
  return text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text;
}
`,
    },
    afterFirst: {
      needs: [],
      code: `
/** What stands behind the first separator; the whole text without one. */
function afterFirst(text, separator) {
  const at = text.indexOf(separator);
  return at === -1 ? text : text.slice(at + separator.length);
}
`,
    },
    beforeLast: {
      needs: [],
      code: `
/** What stands before the last separator; the whole text without one. */
function beforeLast(text, separator) {
  const at = text.lastIndexOf(separator);
  return at === -1 ? text : text.slice(0, at);
}
`,
    },
    substring: {
      needs: ['fail'],
      code: `
/** A part of the text; a negative start or length counts from the end. */
function substring(text, start, length) {
  const from = start < 0 ? start + text.length : start;
  if (from < 0 || from > text.length) return '';
  const to = length === undefined ? text.length : length >= 0 ? from + length : text.length + length;
  if (to < from) fail(\`\${length}: substring expression < 0\`, 1);
  return text.slice(from, to);
}
`,
    },
  };
}
