import { posix } from 'node:path';
import { chainInstructions } from '../dockerfile/chain.ts';
import type { Dockerfile, Instruction, Stage, Word } from '../dockerfile/model.ts';
import type { Image } from './image.ts';

/** A script that ENTRYPOINT or CMD starts, and that could be read. */
export interface StartScript {
  /** As the Dockerfile calls it. */
  readonly name: string;
  readonly text: string;
  /** In the repository; undefined for one that the Dockerfile holds itself, in a here-document. */
  readonly path: string | undefined;
  /** The ENTRYPOINT or CMD. */
  readonly instruction: Instruction;
  /**
   * The kernel starts the script by itself: it is the first word of the exec form. Of a CMD alone only a shell script counts, as an
   * image's own entry point may read other files with its interpreter.
   */
  readonly direct: boolean;
  /** The COPY or ADD that brings it from the build context. */
  readonly copy: Instruction;
  /** That one belongs to another stage, which the image takes the script from. */
  readonly fromStage: boolean;
}

/** Several rules ask for them, and reading costs. */
const SCRIPTS = new WeakMap<Image, readonly StartScript[]>();
/** Longer ones are no hand-written scripts. */
const MAX_LENGTH = 200_000;

/** The scripts that an image's ENTRYPOINT and CMD start, found through the COPY that brings them. */
export function startScripts(image: Image): readonly StartScript[] {
  const known = SCRIPTS.get(image);
  if (known) return known;
  const copies: Copies = new Map();
  const found = calledFiles(image.dockerfile).flatMap(({ path, ...start }) => {
    const source = sourceOf(image, image.dockerfile.target, path, copies);
    return source === undefined || source.text.length > MAX_LENGTH ? [] : [{ ...start, ...source }];
  });
  SCRIPTS.set(image, found);
  return found;
}

interface Called {
  readonly name: string;
  readonly path: string;
  readonly instruction: Instruction;
  readonly direct: boolean;
}

interface Source {
  readonly text: string;
  readonly path: string | undefined;
  readonly copy: Instruction;
  readonly fromStage: boolean;
}

/** The words of the last ENTRYPOINT and CMD that can be files, with the absolute path where the image has them. */
function calledFiles(file: Dockerfile): Called[] {
  const all = chainInstructions(file.target);
  const starts = ['ENTRYPOINT', 'CMD'].flatMap((wanted) => all.findLast(({ keyword }) => keyword === wanted) ?? []);
  const entry = starts.find(({ keyword }) => keyword === 'ENTRYPOINT');
  return starts.flatMap((start) => {
    const program = start.words.findIndex((word) => !isInit(word));
    return start.words.flatMap(({ value }, index) => {
      if (!/^[\w./-]+$/.test(value) || value.startsWith('-')) return [];
      const first = index === 0 && start.form === 'exec' && (entry === undefined || entry === start);
      // An init looks its program up in the same way.
      const behindInit = start.form === 'exec' && index > 0 && (program === -1 || index <= program);
      const onPath = (first || behindInit) && !value.includes('/');
      const paths = onPath
        ? PATH.map((folder) => `${folder}/${value}`)
        : [posix.resolve(start.state.workdir ?? '/', value)];
      const direct = first && (start === entry || /(^|\/)[^/.]+$|\.(sh|bash)$/.test(value));
      return paths.map((path) => ({ name: value, path, instruction: start, direct }));
    });
  });
}

function isInit({ value }: Word): boolean {
  return /^(.*\/)?(tini|dumb-init|catatonit)$|^-/.test(value);
}

/** Where a program without a folder is looked for: https://github.com/moby/moby/blob/master/daemon/pkg/oci/defaults.go and its images. */
const PATH = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

interface Placed {
  readonly copy: Instruction;
  /** Where it writes: absolute, without a slash at its end. */
  readonly target: string;
}

/** The COPY and ADD that a stage's image is made with, the last one first: asked for every path. */
type Copies = Map<Stage | undefined, readonly Placed[]>;

function copiesOf(stage: Stage | undefined, known: Copies): readonly Placed[] {
  const copies =
    known.get(stage) ??
    chainInstructions(stage)
      .flatMap((copy) => placed(copy) ?? [])
      .reverse();
  known.set(stage, copies);
  return copies;
}

function placed(copy: Instruction): Placed | undefined {
  const { keyword, words, state } = copy;
  const written = words.at(-1);
  if ((keyword !== 'COPY' && keyword !== 'ADD') || !written || words.length < 2) return undefined;
  return { copy, target: posix.resolve(state.workdir ?? '/', written.expanded ?? written.value) };
}

/** What a stage has at a path, as far as the build context or a here-document says. */
function sourceOf(image: Image, stage: Stage | undefined, path: string, known: Copies): Source | undefined {
  for (const each of copiesOf(stage, known)) {
    const { copy, target } = each;
    if (path !== target && !path.startsWith(target === '/' ? '/' : `${target}/`)) continue;
    const from = copy.flags.find(({ name }) => name === 'from');
    if (from) {
      const other = earlierStage(image.dockerfile, copy, from.expanded ?? from.value ?? '');
      const sources = other ? candidatesOf(each, path) : [];
      for (const candidate of sources) {
        const source = sourceOf(image, other, posix.resolve('/', candidate), known);
        if (source) return { ...source, fromStage: true };
      }
      continue;
    }
    const source = copiedSource(image, each, path);
    if (source !== undefined) return { ...source, copy, fromStage: false };
  }
  return undefined;
}

function earlierStage({ stages }: Dockerfile, copy: Instruction, name: string): Stage | undefined {
  return stages.find(
    (stage) =>
      stage.index < (copy.stage?.index ?? 0) && (stage.name === name.toLowerCase() || String(stage.index) === name),
  );
}

/** What a COPY puts at a path of the image that is its target or below that. */
function copiedSource(image: Image, placed: Placed, path: string): Omit<Source, 'copy' | 'fromStage'> | undefined {
  const heredoc = placed.copy.heredocs[0];
  if (heredoc && placed.target === path) return { text: heredoc.body, path: undefined };
  for (const candidate of candidatesOf(placed, path)) {
    const found = readAbove(image, candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The paths below a COPY's sources that it would put at a path of the image that is its target or below that. */
function candidatesOf({ copy, target }: Placed, path: string): string[] {
  const name = posix.basename(path);
  return copy.words.slice(0, -1).flatMap(({ value, expanded }) => {
    const source = expanded ?? value;
    if (target === path) return [source];
    const candidates = target === posix.dirname(path) ? [source, posix.join(posix.dirname(source), name)] : [];
    candidates.push(posix.join(source, path.slice(target.length)));
    return candidates.filter((candidate) => posix.basename(candidate) === name);
  });
}

/** Reads a path of the build context, which may also be a folder above the Dockerfile's. */
function readAbove(image: Image, source: string): Omit<Source, 'copy' | 'fromStage'> | undefined {
  const path = posix.normalize(source.replace(/^\/+/, ''));
  if (path.startsWith('..')) return undefined;
  const inContext = image.readContext(path);
  if (inContext !== undefined) return { text: inContext, path: posix.join(image.context, path) };
  for (let folder = image.context; folder !== ''; ) {
    const slash = folder.lastIndexOf('/');
    folder = slash === -1 ? '' : folder.slice(0, slash);
    const there = folder === '' ? path : `${folder}/${path}`;
    const text = image.snapshot.read(there);
    if (text !== undefined) return { text, path: there };
  }
  return undefined;
}
