import type { Random } from '../support/random.ts';

/** Longer texts are cut: what is long belongs to `scripts/hostile.mjs`, and short ones are many a second. */
const MAX_LENGTH = 6_000;

/** Pieces that break what was written with care. */
const PIECES = [
  '\\',
  '\\\n',
  '\\\r\n',
  '`',
  '`\n',
  '"',
  "'",
  '$',
  '${',
  '}',
  '$(',
  ')',
  '<<EOF\n',
  'EOF\n',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '\u0000',
  '\ufeff',
  '\ud83d',
  '🚢',
  '\u2028',
  '\u00a0',
  '#',
  '# plimsoll ignore=',
  '# hadolint ignore=DL3008',
  '# escape=`\n',
  ' && ',
  ' || ',
  ' | ',
  ';',
  '&',
  '(',
  '{',
  '[',
  ']',
  '["',
  '"]',
  ',',
  ':',
  '- ',
  '  ',
  '? ',
  '*a',
  '&a ',
  '<<: *a',
  '|\n',
  '>-\n',
  '---\n',
  '~',
  'FROM ',
  'FROM a AS b\n',
  'RUN ',
  'ONBUILD ',
  'COPY --from=b ',
  'SHELL ["a"]\n',
  'sudo ',
  'apt-get install ',
  '-y ',
  '--no-install-recommends',
  '/',
  '..',
  '*',
  '@',
  '@everyone',
  '<img>',
  '```',
  '-->',
  '\u001b[31m',
  '\u202e',
  '__proto__',
  'constructor',
  '0',
  '-1',
  '65536',
  '9007199254740993',
  '999999999999999999999999',
  'latest',
  '@sha256:',
  '=',
  '==',
  '!',
  '%',
  '::',
] as const;

/** Words that every object of JavaScript knows, or that mean something somewhere else. */
const WORDS = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'null',
  'true',
  'yes',
  '0',
  '~',
  '-',
];

type Mutation = (text: string, random: Random, other: string) => string;

const MUTATIONS: readonly Mutation[] = [
  /** A piece more. */
  (text, random) => insert(text, random.below(text.length + 1), random.pick(PIECES)),
  (text, random) => insert(text, lineStart(text, random), random.pick(PIECES)),
  /** Another word. */
  (text, random) => {
    const words = [...text.matchAll(/[\w.-]+/g)];
    if (words.length === 0) return text;
    const { index, 0: word } = random.pick(words);
    return text.slice(0, index) + random.pick(WORDS) + text.slice(index + word.length);
  },
  /** A part less. */
  (text, random) => {
    const [from, to] = part(text, random);
    return text.slice(0, from) + text.slice(to);
  },
  /** A part twice, or many times. */
  (text, random) => {
    const [from, to] = part(text, random);
    return insert(text, to, text.slice(from, to).repeat(random.chance(0.2) ? 2 + random.below(60) : 1));
  },
  /** A part elsewhere. */
  (text, random) => {
    const [from, to] = part(text, random);
    const rest = text.slice(0, from) + text.slice(to);
    return insert(rest, random.below(rest.length + 1), text.slice(from, to));
  },
  /** A line elsewhere. */
  (text, random) => {
    const lines = text.split('\n');
    const [line = ''] = lines.splice(random.below(lines.length), 1);
    lines.splice(random.below(lines.length + 1), 0, line);
    return lines.join('\n');
  },
  /** A part of another text. */
  (text, random, other) => {
    const [from, to] = part(other, random);
    return insert(text, random.below(text.length + 1), other.slice(from, to));
  },
  /** The beginning of this and the end of another. */
  (text, random, other) => text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1)),
  /** Cut off. */
  (text, random) => text.slice(0, random.below(text.length + 1)),
  /** Another character. */
  (text, random) => {
    const at = random.below(text.length + 1);
    return (
      text.slice(0, at) +
      String.fromCharCode(random.chance(0.9) ? 32 + random.below(95) : random.below(65_536)) +
      text.slice(at + 1)
    );
  },
  /** Other line ends. */
  (text) => text.replace(/\r?\n/g, '\r\n'),
  (text) => text.replace(/\n$/, ''),
  /** Another indent. */
  (text, random) => {
    const at = lineStart(text, random);
    return random.chance(0.5) ? insert(text, at, '  ') : text.slice(0, at) + text.slice(at).replace(/^[ \t]+/, '');
  },
];

/** A text that was changed in one to six ways. */
export function mutate(text: string, random: Random, others: readonly string[]): string {
  let changed = text;
  for (let left = 1 + random.below(random.chance(0.3) ? 6 : 2); left > 0; left--) {
    changed = random.pick(MUTATIONS)(changed, random, random.pick(others)).slice(0, MAX_LENGTH);
  }
  return changed;
}

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

/** Most parts are short; some are up to the whole. */
function part(text: string, random: Random): [number, number] {
  const from = random.below(text.length + 1);
  const longest = random.chance(0.8) ? 20 : text.length;
  return [from, Math.min(text.length, from + random.below(longest + 1))];
}

function lineStart(text: string, random: Random): number {
  return text.lastIndexOf('\n', random.below(text.length + 1) - 1) + 1;
}
