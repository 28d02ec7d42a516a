import { fileKind } from '../../../repository/file-kinds.ts';
import type { Snapshot } from '../../../repository/snapshot.ts';

/** They are the same for every Dockerfile of a snapshot. */
const TARGETS = new WeakMap<Snapshot, ReadonlySet<string>>();

/** The stages, lower-cased, that the repository's compose files and workflows build: `target: dev`, `--target dev`. */
export function buildTargets(snapshot: Snapshot): ReadonlySet<string> {
  const known = TARGETS.get(snapshot);
  if (known) return known;
  const texts = snapshot
    .list()
    .filter((path) => /^(compose|workflow)$/.test(fileKind(path) ?? ''))
    .map((path) => snapshot.read(path) ?? '');
  const names = texts.flatMap((text) =>
    [...text.matchAll(/(?:^|[\s{,])(?:target:[ \t]*|--target[= ][ \t]*)["']?([A-Za-z][\w.-]*)/g)].map(([, name = '']) =>
      name.toLowerCase(),
    ),
  );
  const targets = new Set(names);
  TARGETS.set(snapshot, targets);
  return targets;
}
