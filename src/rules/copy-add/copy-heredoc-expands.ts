import type { Dockerfile, Heredoc, Instruction } from '../../dockerfile/model.ts';
import type { Range } from '../../text/range.ts';
import type { Fix, Rule } from '../rule.ts';
import { globalArgs } from '../support/images/global-args.ts';
import { written } from '../support/instructions/instructions.ts';

export const copyHeredocExpands: Rule = {
  id: 'copy-heredoc-expands',
  group: 'copy-add',
  severity: 'info',
  default: true,
  fix: 'unsafe',
  mentions: ['<<'],
  aliases: [],
  summary: 'The builder expands the variables of a script.',
  why: 'In a here-document whose delimiter has no quotes the builder puts in the values that it knows, and nothing for all others: the script in the image has lost its variables.',
  *check({ file }) {
    for (const copy of written(file)) {
      if (copy.keyword !== 'COPY' && copy.keyword !== 'ADD') continue;
      for (const heredoc of copy.heredocs) {
        if (!heredoc.expand || !isScript(copy, heredoc)) continue;
        const references = referencesIn(file, heredoc);
        const own = references.find(ownIn(file, copy, heredoc));
        if (!own) continue;
        yield {
          range: own.range,
          message: `The builder puts nothing in the place of \`${own.text}\` here; quote the delimiter (\`<<'${heredoc.name}'\`), or write \`${file.escape}${own.text}\`.`,
          related: [{ range: heredoc.markRange, message: 'Without quotes the text is expanded.' }],
          fix: fixFor(file, copy, heredoc, references),
        };
      }
    }
  },
};

interface Reference {
  /** As it is written. */
  readonly text: string;
  /** Empty for `$@`, `$1` and the like. */
  readonly name: string;
  readonly range: Range;
}

/** A script by its first line, or by the name that it gets. */
function isScript({ words, heredocs }: Instruction, { body, name }: Heredoc): boolean {
  const path = heredocs.length > 1 ? name : (words.at(-1)?.value ?? '');
  return /^#!/.test(body) || /\.(sh|bash|ksh|zsh)$/.test(path);
}

/** What the builder replaces: https://docs.docker.com/reference/dockerfile/#environment-replacement, and `$@` and the like as a shell does. */
const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w{0,100})(?!\w)[^{}\n]{0,200}\}|[0-9@*#?!$-]|\{[0-9@*#?!-]\})/g;

function referencesIn({ escape: sign }: Dockerfile, { body, bodyRange }: Heredoc): Reference[] {
  return [...body.matchAll(REFERENCE)].flatMap((match): Reference[] => {
    const [text, bare, braced] = match;
    if (isEscaped(body, match.index, sign)) return [];
    const start = bodyRange.start + match.index;
    return [{ text, name: bare ?? braced ?? '', range: { start, end: start + text.length } }];
  });
}

function isEscaped(body: string, at: number, sign: string): boolean {
  let first = at;
  while (first > 0 && body[first - 1] === sign) first--;
  return (at - first) % 2 === 1;
}

/**
 * Says whether the script means something of its own: what a shell alone knows, a name that it sets itself, or one in small letters
 * that nothing declares. Other names may come from the base image.
 */
function ownIn(file: Dockerfile, { state }: Instruction, { body }: Heredoc): (reference: Reference) => boolean {
  const global = globalArgs(file);
  const names = new Set([...body.matchAll(SETS)].map(([, set, bound]) => set ?? bound ?? ''));
  return ({ name }) => {
    if (name === '') return true;
    if (state.variable(name) !== undefined || global.has(name)) return false;
    return names.has(name) || (/^[a-z][a-z\d_]*$/.test(name) && !/_proxy$/.test(name));
  };
}

/** `NAME=`, `for NAME`, `read -r NAME`. */
const SETS = /(?<![\w$.{-])(?:([A-Za-z_]\w{0,100})=|(?:for|read)(?: -\w{1,5}){0,3} ([A-Za-z_]\w{0,100}))/g;

/** Quotes around the delimiter, where the script has nothing that the builder was meant to replace, or to unescape. */
function fixFor(
  file: Dockerfile,
  { state }: Instruction,
  { name, body, markRange }: Heredoc,
  references: readonly Reference[],
): Fix | undefined {
  if (body.includes(file.escape) || references.some((each) => state.variable(each.name) !== undefined))
    return undefined;
  const range = { start: markRange.end - name.length, end: markRange.end };
  if (file.text.slice(range.start, range.end) !== name) return undefined;
  return {
    safety: 'unsafe',
    title: 'Leave the script as it is',
    edits: [{ range, text: `'${name}'` }],
  };
}
