import { posix } from 'node:path';
import type { Dockerfile, Instruction, Word } from '../../../dockerfile/model.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { keepLast } from '../../../text/memory.ts';

/** A COPY or ADD, taken apart. */
export interface Copy {
  /** The COPY or ADD itself, also where it is the trigger of an ONBUILD. */
  readonly instruction: Instruction;
  /** What it copies, here-documents left out. */
  readonly sources: readonly Word[];
  readonly destination: Word;
  /** The stage or image that the files come from; undefined for the build context. */
  readonly from: string | undefined;
  /** Where it writes: absolute, without a slash at its end; undefined when that isn't known. */
  readonly path: string | undefined;
  /** The destination is written as a folder. */
  readonly folder: boolean;
}

/** Every COPY and ADD of a file, those that are triggers of ONBUILD included. */
export const copies = keepLast((file: Dockerfile): readonly Copy[] =>
  file.instructions.flatMap((outer) => readCopy(outer.trigger ?? outer) ?? []),
);

function readCopy(instruction: Instruction): Copy | undefined {
  const { keyword, words, heredocs, flags, state } = instruction;
  const destination = words.at(-1);
  if ((keyword !== 'COPY' && keyword !== 'ADD') || words.length < 2 || !destination) return undefined;
  const sources = words.slice(0, -1).filter(({ raw }) => heredocs.length === 0 || !raw.startsWith('<<'));
  const from = flags.find(({ name }) => name === 'from');
  const target = destination.expanded;
  return {
    instruction,
    sources,
    destination,
    from: from ? (from.expanded ?? from.value ?? '') : undefined,
    path: target === undefined ? undefined : resolvePath(target, state.workdir),
    folder: words.length > 2 || /(^|\/)\.{0,2}$/.test(target ?? destination.value),
  };
}

/** An absolute path without a slash at its end; undefined for Windows' paths and where the working directory isn't known. */
export function resolvePath(path: string, workdir: string | undefined): string | undefined {
  if (path === '' || /[\\]|^[A-Za-z]:/.test(path)) return undefined;
  if (!path.startsWith('/') && workdir === undefined) return undefined;
  return posix.join('/', path.startsWith('/') ? '' : (workdir ?? ''), path).replace(/(.)\/$/, '$1');
}

/** A source in the build context as a path in it: without a leading slash, `''` for the context itself. */
export function contextPath({ expanded, value }: Word): string {
  const path = posix.join('/', expanded ?? value).replace(/\/$/, '');
  return path.replace(/^\//, '');
}

/** Whether a source is an address rather than a path. */
export function isRemote({ value }: Word): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|git@)/i.test(value);
}

/** Where a COPY puts each source that is a file. */
export function copiedFiles({ path, folder, sources }: Copy): readonly string[] {
  if (path === undefined) return [];
  if (!folder) return [path];
  return sources.map(({ expanded, value }) => posix.join(path, posix.basename(expanded ?? value)));
}

/** Gives an instruction a flag, in place of the one of that name. */
export function setFlag({ flags, keywordRange }: Instruction, name: string, value: string): TextEdit {
  const present = flags.find((flag) => flag.name === name);
  if (present) return { range: present.range, text: `--${name}=${value}` };
  const at = (flags.at(-1)?.range ?? keywordRange).end;
  return { range: { start: at, end: at }, text: ` --${name}=${value}` };
}
