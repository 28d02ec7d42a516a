import { posix } from 'node:path';
import type { Dockerfile, Instruction, Word } from '../../dockerfile/model.ts';
import type { Image } from '../../repository/image.ts';
import type { StartScript } from '../../repository/start-scripts.ts';
import { setFlag } from '../../rules/support/files/copies.ts';
import type { TextEdit } from '../../text/edit.ts';

/** How the image gets the translation, and whether it still gets the script. */
export interface Copied {
  readonly edits: readonly TextEdit[];
  readonly keepsScript: boolean;
}

/**
 * The COPY that brings the script, bringing its translation to the same folder; or the sentence that says why not.
 * @param program the new file's name; it lies beside the script
 * @param options `needed`: something else needs the script; `mode`: the new file is made executable while it is copied
 */
export function copyEdits(
  image: Image,
  { copy, path = '', name }: StartScript,
  program: string,
  options: { readonly needed: boolean; readonly mode: boolean },
): Copied | string {
  const { dockerfile: file } = image;
  const destination = copy.words.at(-1);
  const sources = copy.words.slice(0, -1);
  if (!destination || copy.onbuild) return 'How the image gets the script is not plain.';
  if (isIgnored(image, path, program))
    return `The ignore file keeps \`${program}\` out of the build; let it through first.`;
  const script = posix.basename(path);
  const source = sources.find(({ value }) => posix.basename(value) === script);
  const folder = !source && sources.some(({ value }) => !/[*?[]/.test(value));
  // A folder that holds both comes as a whole, with the file's own mode.
  if (folder) return { edits: [], keepsScript: true };
  const pattern = source ?? sources.find(({ value }) => /[*?[]/.test(value));
  if (!pattern) return 'How the image gets the script is not plain.';
  const from = swapped(file, pattern, posix.basename(pattern.value), program);
  const asFile = posix.basename(destination.value) === posix.basename(name) && !destination.value.endsWith('/');
  const to = asFile ? swapped(file, destination, posix.basename(name), program) : [];
  if (!from || !to) return 'The words of the COPY that brings the script are written in parts.';
  if (options.needed || !source)
    return { edits: [behind(file, copy, after(file, pattern, from), after(file, destination, to))], keepsScript: true };
  const given = copy.flags.some((flag) => flag.name === 'chmod');
  const mode = options.mode && !given && sources.length === 1 ? [setFlag(copy, 'chmod', '755')] : [];
  return { edits: [...mode, ...from, ...to], keepsScript: false };
}

function isIgnored(image: Image, script: string, program: string): boolean {
  const inside = posix.relative(image.context, posix.join(posix.dirname(script), program));
  return !inside.startsWith('..') && !image.matchesContext(inside, [inside]);
}

/** One name in a word put in the place of another; undefined where the word isn't written in one piece. */
function swapped(file: Dockerfile, { range }: Word, from: string, to: string): TextEdit[] | undefined {
  const at = file.text.slice(range.start, range.end).lastIndexOf(from);
  if (at === -1) return undefined;
  const start = range.start + at;
  return [{ range: { start, end: start + from.length }, text: to }];
}

/** A word as it is written, with edits of its own applied. */
function after(file: Dockerfile, { range }: Word, edits: readonly TextEdit[]): string {
  const raw = file.text.slice(range.start, range.end);
  const [edit] = edits;
  if (!edit) return raw;
  return raw.slice(0, edit.range.start - range.start) + edit.text + raw.slice(edit.range.end - range.start);
}

/** A COPY of the new file alone, behind the one that brings the script. */
function behind(file: Dockerfile, copy: Instruction, source: string, destination: string): TextEdit {
  const flags = copy.flags
    .filter((flag) => flag.name === 'chown' || flag.name === 'link')
    .map(({ range }) => ` ${file.text.slice(range.start, range.end)}`)
    .join('');
  const words = copy.form === 'exec' ? `[${source}, ${destination}]` : `${source} ${destination}`;
  const { end } = copy.range;
  return { range: { start: end, end }, text: `${file.eol}COPY${flags} --chmod=755 ${words}` };
}
