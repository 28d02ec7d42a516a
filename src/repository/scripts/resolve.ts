import { posix } from 'node:path';
import { namePattern } from '../../text/pattern.ts';
import type { Builder } from './builder.ts';
import { clean } from './images.ts';
import type { Mention } from './mentions.ts';

/** Where a mention stands. */
export interface Surroundings {
  /** The file that holds it. */
  readonly from: string;
  /** The folder of the image in which it runs; undefined where that is not known. */
  readonly workdir?: string | undefined;
  /** What the text may have changed its folder to before, as written. */
  readonly folders?: readonly string[];
}

/** The scripts that a mention may stand for. More than one when the path does not tell which: then each counts as used. */
export function resolve(builder: Builder, mention: Mention, at: Surroundings): readonly string[] {
  const { byName, byModule, byTarget, byMount } = builder;
  if (mention.pattern) return matching(builder, at.from, mention);
  if (mention.absolute || at.workdir !== undefined) {
    const target = mention.absolute ? `/${mention.tail}` : posix.join(at.workdir ?? '/', mention.tail);
    const exact = [...(byTarget.get(target) ?? []), ...(byMount.get(target) ?? [])];
    if (exact.length > 0) return exact;
  }
  const candidates = (mention.module ? byModule : byName).get(mention.name) ?? [];
  if (candidates.length < 2) return candidates;
  if (!mention.absolute) {
    const there = besides(candidates, mention, at);
    if (there.length > 0) return there;
  }
  const tail = `/${mention.tail.replace(/^(\.{1,2}\/)+/, '')}`;
  const ending = candidates.filter((path) => `/${path}`.endsWith(tail));
  return ending.length > 0 ? ending : candidates;
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

function matching({ scripts, byTargetFolder }: Builder, from: string, mention: Mention): string[] {
  const regex = namePattern(mention.name);
  const named = [...scripts.keys()].filter((path) => path !== from && regex.test(posix.basename(path)));
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
