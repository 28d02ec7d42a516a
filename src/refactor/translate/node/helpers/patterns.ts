import type { Helper } from '../../helper.ts';
import type { Surroundings } from './helper.ts';

/** Words and patterns. */
export function patternHelpers({ uses: { classes, nullglob } }: Surroundings): Readonly<Record<string, Helper>> {
  return {
    words: {
      needs: ['files', ...(nullglob ? ['matching'] : [])],
      code: nullglob
        ? `
/** The words of a text; those that are file patterns become the files, with nullglob also where there are none. */
function words(text, { nullglob = false } = {}) {
  const found = text.split(/[ \\t\\n]+/).filter(Boolean);
  return found.flatMap((word) => (nullglob && isPattern(word) ? matching(word) : files(word)));
}

/** Does a word have what makes it a file pattern? */
function isPattern(word) {
  return /[*?]|\\[[^/]*\\]/.test(word.replace(/\\\\[^]/g, ''));
}
`
        : `
/** The words of a text; those that are file patterns become the files. */
function words(text) {
  return text.split(/[ \\t\\n]+/).filter(Boolean).flatMap((word) => files(word));
}
`,
    },
    beside: {
      needs: [],
      code: `
/** The items with text before the first and behind the last; without any, only the text. */
function beside(before, items, after) {
  const all = [before + (items[0] ?? ''), ...items.slice(1)];
  return [...all.slice(0, -1), all.at(-1) + after];
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
      needs: ['matching'],
      code: `
/** The files that a pattern matches, in order; without any, the text itself. */
function files(pattern, otherwise = pattern) {
  const found = /[*?[]/.test(pattern) ? matching(pattern) : [];
  return found.length > 0 ? found : [otherwise];
}
`,
    },
    matching: {
      needs: ['namesIn', 'stat'],
      code: `
/** The files that a pattern matches, in order. */
function matching(pattern) {
  let found = [''];
  for (const part of pattern.split(/(\\/+)/).filter(Boolean)) {
    if (part.startsWith('/')) {
      const isFolder = (path) => path === '' || stat(path)?.isDirectory();
      found = found.filter(isFolder).map((folder) => folder + part);
    } else if (!/[*?[]/.test(part)) {
      found = found.map((folder) => folder + part).filter((path) => stat(path, { link: true }));
    } else {
      found = found.flatMap((folder) => namesIn(folder, part).map((name) => folder + name));
    }
  }
  return found.sort();
}
`,
    },
    namesIn: {
      needs: ['fs', 'patternRegex'],
      code: `
/** The names in a folder that a pattern matches. */
function namesIn(folder, pattern) {
  const regex = new RegExp(\`^\${patternRegex(pattern)}$\`, 's');
  const matches = (name) => regex.test(name) && (pattern.startsWith('.') || !name.startsWith('.'));
  try {
    return fs.readdirSync(folder || '.').filter(matches);
  } catch {
    return [];
  }
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
      needs: ['escapeRegex', 'setRegex'],
      code: `
/** A regular expression for a shell pattern. */
function patternRegex(pattern) {
  const pieces = /\\[([!^]?)(\\]?${classes ? '(?:\\[:\\w+:\\]|[^\\]])*' : '[^\\]]*'})\\]|\\\\(.)|[^]/g;
  return pattern.replace(pieces, (piece, negated, inside, escaped) => {
    if (inside !== undefined) return setRegex(inside, negated);
    if (escaped !== undefined) return escapeRegex(escaped);
    return { '*': '.*', '?': '.' }[piece] ?? escapeRegex(piece);
  });
}
`,
    },
    setRegex: {
      needs: ['escapeRegex', ...(classes ? ['CLASSES'] : [])],
      code: `
/** A regular expression for what stands between the brackets of a shell pattern. */
function setRegex(inside, negated) {
${
  classes
    ? `  const set = inside.replace(/\\[:(\\w+):\\]|([^])(?:-([^]))?/g, (_part, name, first, last = first) => {
    if (name !== undefined) return CLASSES[name] ?? '';
`
    : '  const set = inside.replace(/([^])(?:-([^]))?/g, (_part, first, last = first) => {\n'
}    // A range whose ends are the wrong way round holds nothing.
    return first <= last ? \`\${escapeRegex(first)}-\${escapeRegex(last)}\` : '';
  });
  if (set === '') return negated ? '[^]' : '(?!)';
  return \`[\${negated && '^'}\${set}]\`;
}
`,
    },
    CLASSES: {
      needs: [],
      code: `
const CLASSES = {
  alpha: 'a-zA-Z', digit: '0-9', alnum: 'a-zA-Z0-9', upper: 'A-Z', lower: 'a-z', space: '\\\\s',
  blank: ' \\\\t', xdigit: '0-9A-Fa-f', punct: '!-/:-@\\\\[-\`{-~',
};
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
