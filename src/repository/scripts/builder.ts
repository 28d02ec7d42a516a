import { posix } from 'node:path';
import { escapePattern } from '../../text/pattern.ts';
import type { Snapshot } from '../snapshot.ts';
import type { FoundScript } from './find.ts';
import type { Copied } from './images.ts';
import type { ScriptUse, Unresolved } from './model.ts';

/** A use that is still being worked out. */
export type Draft = { -readonly [K in keyof ScriptUse]: ScriptUse[K] } & {
  /** It is put somewhere or written into a file while an image is built, for what reads that in the container. */
  readonly stored?: boolean | undefined;
};

/** What the search for uses knows, and what it has found. */
export interface Builder {
  readonly snapshot: Snapshot;
  readonly scripts: ReadonlyMap<string, FoundScript>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byModule: ReadonlyMap<string, readonly string[]>;
  readonly copied: readonly Copied[];
  /** Scripts by their path in any image that copies them. */
  readonly byTarget: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same for each Dockerfile by itself. */
  readonly byImage: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** The scripts that each Dockerfile copies. */
  readonly copiedIn: ReadonlyMap<string, ReadonlySet<string>>;
  /** Scripts by their path in any service that mounts them. */
  readonly byMount: ReadonlyMap<string, ReadonlySet<string>>;
  /** All that services mount. */
  readonly mounted: ReadonlySet<string>;
  /** Both, by the folder that they lie in. */
  readonly byTargetFolder: ReadonlyMap<string, readonly (readonly [name: string, script: string])[]>;
  /** All that any image copies, or lends its build. */
  readonly held: ReadonlySet<string>;
  /** The folders of images that a script which others may import lies in. */
  readonly imageFolders: ReadonlyMap<string, ReadonlySet<string>>;
  /** The folders that hold scripts. */
  readonly folders: ReadonlySet<string>;
  /** Names of scripts that have no suffix. */
  readonly bare: RegExp | undefined;
  /** Names, without suffix, of scripts that other languages import. */
  readonly modules: ReadonlySet<string>;
  /** Scripts by the pattern that their name fits, as far as it was asked for. */
  readonly byPattern: Map<string, readonly string[]>;
  readonly uses: Map<string, Draft[]>;
  readonly seen: Set<string>;
  readonly unresolved: Unresolved[];
}

/** An empty search over the scripts of a snapshot. */
export function newBuilder(
  snapshot: Snapshot,
  scripts: ReadonlyMap<string, FoundScript>,
  copied: readonly Copied[],
  byMount: ReadonlyMap<string, ReadonlySet<string>>,
): Builder {
  const names = [...scripts.keys()];
  const byModule = index(
    names.filter((path) => scripts.get(path)?.language !== 'shell' || path.endsWith('.bash')),
    (path) => posix.basename(path).replace(/\.\w+$/, ''),
  );
  const byTarget = targets(copied);
  const each = new Map<string, Copied[]>();
  for (const copy of copied) {
    const list = each.get(copy.dockerfile);
    if (list) list.push(copy);
    else each.set(copy.dockerfile, [copy]);
  }
  const byTargetFolder = new Map<string, (readonly [string, string])[]>();
  for (const map of [byTarget, byMount])
    for (const [path, found] of map) {
      const folder = posix.dirname(path);
      const list = byTargetFolder.get(folder) ?? [];
      for (const script of found) list.push([posix.basename(path), script]);
      byTargetFolder.set(folder, list);
    }
  return {
    snapshot,
    scripts,
    byName: index(names, (path) => posix.basename(path)),
    byModule,
    copied,
    byTarget,
    byImage: new Map([...each].map(([path, list]) => [path, targets(list)])),
    copiedIn: new Map([...each].map(([path, list]) => [path, new Set(list.map(({ script }) => script))])),
    byMount,
    mounted: new Set([...byMount.values()].flatMap((found) => [...found])),
    byTargetFolder,
    held: new Set(copied.map(({ script }) => script)),
    imageFolders: imageFolders(copied.filter(({ script }) => scripts.get(script)?.language !== 'shell')),
    folders: new Set(names.map((path) => posix.dirname(path))),
    bare: barePattern(names),
    modules: new Set(byModule.keys()),
    byPattern: new Map(),
    uses: new Map(names.map((path) => [path, []])),
    seen: new Set(),
    unresolved: [],
  };
}

/** Notes a use, once. */
export function add({ uses, seen }: Builder, script: string, use: Draft): void {
  const key = `${script}\0${use.by}\0${use.line}\0${use.when}\0${use.kind}`;
  if (seen.has(key)) return;
  seen.add(key);
  uses.get(script)?.push(use);
}

function index(paths: readonly string[], key: (path: string) => string): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const path of paths) {
    const list = map.get(key(path));
    if (list) list.push(path);
    else map.set(key(path), [path]);
  }
  return map;
}

function targets(copied: readonly Copied[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const { script, targets: paths } of copied)
    for (const path of paths) {
      const known = map.get(path);
      if (known) known.add(script);
      else map.set(path, new Set([script]));
    }
  return map;
}

function imageFolders(copied: readonly Copied[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const { script, targets: paths } of copied) {
    const folders = map.get(script) ?? new Set();
    map.set(script, folders);
    for (const path of paths) folders.add(posix.dirname(path));
  }
  return map;
}

/** The names without a suffix, as one pattern. */
function barePattern(paths: readonly string[]): RegExp | undefined {
  const names = new Set(
    paths
      .map((path) => posix.basename(path))
      .filter((name) => !/\.(sh|bash|ksh|zsh|dash|ash|py|js|mjs|cjs|pl|rb)$/.test(name)),
  );
  if (names.size === 0) return undefined;
  return new RegExp(`(?<![\\w.-])(?:${[...names].map(escapePattern).join('|')})(?![\\w-]|\\.\\w)`, 'g');
}
