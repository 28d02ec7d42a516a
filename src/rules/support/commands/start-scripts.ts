import { posix } from 'node:path';
import { chainInstructions } from '../../../dockerfile/chain.ts';
import type { Dockerfile, Instruction } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';

/** A script that ENTRYPOINT or CMD starts, and that could be read. */
export interface StartScript {
  /** As the Dockerfile calls it. */
  readonly name: string;
  readonly text: string;
}

/** Several rules ask for them, and reading costs. */
const SCRIPTS = new WeakMap<Image, readonly StartScript[]>();
/** Longer ones are no hand-written scripts. */
const MAX_LENGTH = 200_000;

/** The scripts that an image's ENTRYPOINT and CMD start, found through the COPY that brings them. */
export function startScripts(image: Image): readonly StartScript[] {
  const known = SCRIPTS.get(image);
  if (known) return known;
  const found = calledFiles(image.dockerfile).flatMap(({ name, path }) => {
    const text = textOf(image, path);
    return text === undefined || text.length > MAX_LENGTH ? [] : [{ name, text }];
  });
  SCRIPTS.set(image, found);
  return found;
}

/** The words of the last ENTRYPOINT and CMD that can be files, with the absolute path where the image has them. */
function calledFiles(file: Dockerfile): { readonly name: string; readonly path: string }[] {
  const all = chainInstructions(file.target);
  const starts = ['ENTRYPOINT', 'CMD'].flatMap((wanted) => all.findLast(({ keyword }) => keyword === wanted) ?? []);
  return starts.flatMap((start) =>
    start.words.flatMap(({ value }) =>
      /^[\w./-]+$/.test(value) && !value.startsWith('-')
        ? [{ name: value, path: posix.resolve(start.state.workdir ?? '/', value) }]
        : [],
    ),
  );
}

function textOf(image: Image, path: string): string | undefined {
  const copies = chainInstructions(image.dockerfile.target).filter(
    ({ keyword, flags }) => (keyword === 'COPY' || keyword === 'ADD') && !flags.some(({ name }) => name === 'from'),
  );
  for (const copy of copies.reverse()) {
    const text = copiedText(image, copy, path);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** What a COPY puts at a path of the image. */
function copiedText(image: Image, copy: Instruction, path: string): string | undefined {
  const words = copy.words.map(({ value, expanded }) => expanded ?? value);
  const written = words.at(-1);
  if (written === undefined || words.length < 2) return undefined;
  const target = posix.resolve(copy.state.workdir ?? '/', written);
  const name = posix.basename(path);
  if (target === path && copy.heredocs[0]) return copy.heredocs[0].body;
  for (const source of words.slice(0, -1)) {
    const candidates = [];
    if (target === path) candidates.push(source);
    if (target === posix.dirname(path)) candidates.push(source, posix.join(posix.dirname(source), name));
    if (path.startsWith(target === '/' ? '/' : `${target}/`))
      candidates.push(posix.join(source, path.slice(target.length)));
    for (const candidate of candidates) {
      const isItself = target === path || posix.basename(candidate) === name;
      const text = isItself ? readAbove(image, candidate) : undefined;
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

/** Reads a path of the build context, which may also be a folder above the Dockerfile's. */
function readAbove(image: Image, source: string): string | undefined {
  const path = posix.normalize(source.replace(/^\/+/, ''));
  if (path.startsWith('..')) return undefined;
  const inContext = image.readContext(path);
  if (inContext !== undefined) return inContext;
  for (let folder = image.context; folder !== ''; ) {
    const slash = folder.lastIndexOf('/');
    folder = slash === -1 ? '' : folder.slice(0, slash);
    const text = image.snapshot.read(folder === '' ? path : `${folder}/${path}`);
    if (text !== undefined) return text;
  }
  return undefined;
}
