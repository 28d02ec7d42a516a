import { posix } from 'node:path';
import type { Dockerfile, Instruction, Word } from '../dockerfile/model.ts';
import type { TextEdit } from '../text/edit.ts';
import { fullLineRange } from '../text/lines.ts';

/** More files than this in a COPY are harder to keep in order than a folder and an ignore file. */
const MAX_FILES = 12;

/**
 * Edits that let a COPY bring some files of a folder instead of all of it; files of folders below get a COPY of their own behind it, so
 * that each keeps its place. Undefined where the words are not plain or there are too many files.
 * @param source the folder's word in `copy`
 * @param keep the files, relative to the folder
 */
export function narrowCopy(
  file: Dockerfile,
  copy: Instruction,
  source: Word,
  keep: readonly string[],
): TextEdit[] | undefined {
  const destination = copy.words.at(-1);
  const folder = source.value.replace(/\/(\.|\*)?$/, '');
  if (!destination || copy.onbuild || copy.heredocs.length > 0 || keep.length > MAX_FILES) return undefined;
  if (/[$*?[\\]/.test(folder) || /[$\\]/.test(destination.value) || keep.some((path) => !/^[\w./@+-]+$/.test(path)))
    return undefined;
  if (keep.length === 0) {
    if (copy.words.length > 2) return undefined;
    const { start } = fullLineRange(file.lines, copy.line);
    return [{ range: { start, end: fullLineRange(file.lines, copy.endLine).end }, text: '' }];
  }
  const target = destination.value.endsWith('/') ? destination.value : `${destination.value}/`;
  const groups = new Map<string, string[]>();
  for (const path of [...keep].sort()) {
    const below = posix.dirname(path);
    groups.set(below, [...(groups.get(below) ?? []), posix.join(folder, path)]);
  }
  // The instruction itself needs a group: files of the folder, or those of the first one below when it has no other source.
  const first = groups.has('.') ? '.' : copy.words.length === 2 ? [...groups.keys()][0] : undefined;
  if (first === undefined) return undefined;
  const exec = copy.form === 'exec';
  const joined = (paths: readonly string[]): string =>
    paths.map((path) => (exec ? `"${path}"` : path)).join(exec ? ', ' : ' ');
  const into = first === '.' ? target : posix.join(target, first, '/');
  const edits: TextEdit[] = [{ range: source.range, text: joined(groups.get(first) ?? []) }];
  if (into !== destination.value) edits.push({ range: destination.range, text: exec ? `"${into}"` : into });
  groups.delete(first);
  const flags = file.text.slice(copy.keywordRange.end, copy.flags.at(-1)?.range.end ?? copy.keywordRange.end);
  const others = [...groups].map(([below, paths]) => {
    const words = exec
      ? `[${joined([...paths, posix.join(target, below, '/')])}]`
      : `${joined(paths)} ${posix.join(target, below, '/')}`;
    return `${file.eol}${copy.keyword}${flags} ${words}`;
  });
  if (others.length > 0 && /[\r\n]/.test(flags)) return undefined;
  if (others.length > 0) edits.push({ range: { start: copy.range.end, end: copy.range.end }, text: others.join('') });
  return edits;
}
