import { posix } from 'node:path';
import { namePattern } from '../../text/pattern.ts';
import type { Builder } from './builder.ts';
import { clean } from './images.ts';
import type { Mention } from './mentions.ts';
import type { UseKind } from './model.ts';

/** Where a mention stands. */
export interface Surroundings {
  /** The file that holds it. */
  readonly from: string;
  /** The folder of the image in which it runs; undefined where that is not known. */
  readonly workdir?: string | undefined;
  /** What the text may have changed its folder to before, as written. */
  readonly folders?: readonly string[];
}

/** The scripts that a mention may stand for. */
export interface Resolved {
  readonly scripts: readonly string[];
  /** Only the name is the same: nothing tells that one of these is meant. */
  readonly guess: boolean;
}

/** The scripts that a mention may stand for. More than one when the path does not tell which: then each counts as used. */
export function resolve(builder: Builder, mention: Mention, at: Surroundings): Resolved {
  const { byName, byModule, byTarget, byMount } = builder;
  const sure = (scripts: readonly string[]): Resolved => ({ scripts, guess: false });
  if (mention.pattern) return sure(matching(builder, at.from, mention));
  if (mention.module) return moduleNamed(builder, byModule.get(mention.name) ?? [], mention.tail, at.from);
  if (mention.absolute || at.workdir !== undefined) {
    const target = mention.absolute ? `/${mention.tail}` : posix.join(at.workdir ?? '/', mention.tail);
    const exact = [...(byTarget.get(target) ?? []), ...(byMount.get(target) ?? [])];
    if (exact.length > 0) return sure(exact);
  }
  const candidates = byName.get(mention.name) ?? [];
  if (candidates.length < 2) return sure(candidates);
  if (!mention.absolute) {
    const there = besides(candidates, mention, at);
    if (there.length > 0) return sure(there);
  }
  const tail = `/${mention.tail.replace(/^(\.{1,2}\/)+/, '')}`;
  const ending = candidates.filter((path) => `/${path}`.endsWith(tail));
  return ending.length > 0 ? sure(ending) : { scripts: candidates, guess: true };
}

/** What only has the same name is perhaps used. */
export function sureness(kind: UseKind, { guess }: Resolved): UseKind {
  return guess && kind !== 'mentions' ? 'may-run' : kind;
}

/**
 * The modules that an import names: where the whole path says so, or beside the file, in the repository or in an image. Others of the
 * same name may be the libraries of strangers.
 */
function moduleNamed({ imageFolders }: Builder, candidates: readonly string[], tail: string, from: string): Resolved {
  const beside = clean(posix.join(posix.dirname(from), tail));
  const known = tail.replace(/^(\.\.\/)+/, '');
  const near = imageFolders.get(from);
  const meant = candidates.filter((path) => {
    const module = path.replace(/\.\w+$/, '');
    if (module === beside || (known.includes('/') && `/${module}`.endsWith(`/${known}`))) return true;
    return !tail.includes('/') && [...(imageFolders.get(path) ?? [])].some((folder) => near?.has(folder));
  });
  return meant.length > 0 ? { scripts: meant, guess: false } : { scripts: candidates, guess: true };
}

/** Those that are where the words lead to: from the file's own folder, from the repository's root, and from where a `cd` went. */
function besides(candidates: readonly string[], { tail }: Mention, { from, folders }: Surroundings): readonly string[] {
  const own = posix.dirname(from);
  const changed = (folders ?? []).map((folder) => folder.replace(/^(\$\{?\w+\}?\/)+/, ''));
  if (changed.some((folder) => /[$`%]/.test(folder))) return candidates;
  const bases = [own, '', ...changed, ...changed.map((folder) => posix.join(own, folder))];
  const paths = new Set(bases.map((base) => clean(posix.join(base, tail))));
  const direct = candidates.filter((path) => paths.has(path));
  const ends = changed
    .map((folder) => `/${clean(posix.join('/', folder, tail))}`)
    .filter((end) => end.split('/').length > 2);
  return [...new Set([...direct, ...candidates.filter((path) => ends.some((end) => `/${path}`.endsWith(end)))])];
}

function matching({ scripts, byTargetFolder, byPattern }: Builder, from: string, mention: Mention): string[] {
  const regex = namePattern(mention.name);
  const fitting = byPattern.get(mention.name) ?? [...scripts.keys()].filter((path) => regex.test(posix.basename(path)));
  byPattern.set(mention.name, fitting);
  const named = fitting.filter((path) => path !== from);
  const written = posix.dirname(mention.tail);
  const lies = (folder: string, wanted: string): boolean =>
    folder === wanted || (mention.deep === true && folder.startsWith(`${wanted}/`));
  if (mention.own) {
    const folder = clean(posix.join(posix.dirname(from), written));
    return named.filter((path) => lies(clean(posix.dirname(path)), folder));
  }
  const folder = clean(written.replace(/^(\.{1,2}\/)+/, ''));
  if (folder === '' || folder === '.' || folder === '..') return mention.name === '*' ? [] : named;
  const ends = (path: string): boolean =>
    `/${path}`.endsWith(`/${folder}`) || (mention.deep === true && `/${path}/`.includes(`/${folder}/`));
  const inImage = [...byTargetFolder].flatMap(([path, files]) =>
    ends(path) ? files.filter(([name]) => regex.test(name)).map(([, script]) => script) : [],
  );
  const near = named.filter((path) => ends(posix.dirname(path)));
  const found = new Set([...near, ...inImage]);
  if (found.size > 0) return [...found];
  // The folder is one of an image or a mount that is not known: its last part may still tell.
  const last = folder.split('/').at(-1);
  const alike = named.filter((path) => posix.basename(posix.dirname(path)) === last);
  return alike.length > 0 || mention.name === '*' ? alike : named;
}
