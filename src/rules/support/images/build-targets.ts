import { fileKind } from '../../../repository/file-kinds.ts';
import type { Snapshot } from '../../../repository/snapshot.ts';

/** They are the same for every Dockerfile of a snapshot. */
const TARGETS = new WeakMap<Snapshot, ReadonlySet<string>>();

/** Files that say by their name that they build something; of these so many are read. */
const BUILDERS =
  /(^|\/)((GNU)?[Mm]akefile|[^/]*\.mk|docker-bake[^/]*\.(hcl|json)|[^/]*\.sh|[Jj]ustfile|Taskfile\.ya?ml)$/;
const MAX_BUILDERS = 100;

/** What says how the repository's images are built. */
export function builderTexts(snapshot: Snapshot): readonly string[] {
  const paths = snapshot.list();
  const files = paths.filter((path) => /^(compose|workflow)$/.test(fileKind(path) ?? ''));
  const builders = paths.filter((path) => BUILDERS.test(path)).slice(0, MAX_BUILDERS);
  return [...files, ...builders].map((path) => snapshot.read(path) ?? '');
}

/**
 * The stages, lower-cased, that the repository's compose files, workflows, scripts and the like build: `target: dev`,
 * `--target dev`, `target = "dev"`, `DOCKER_TARGET: dev`.
 */
export function buildTargets(snapshot: Snapshot): ReadonlySet<string> {
  const known = TARGETS.get(snapshot);
  if (known) return known;
  const names = builderTexts(snapshot).flatMap((text) =>
    [
      ...text.matchAll(
        /(?:^|[\s{,])(?:(?:target|(?:[A-Z]+_)*TARGET)["']?[ \t]*[:=][ \t]*|--target[= ][ \t]*)["']?([A-Za-z][\w.-]*)/g,
      ),
    ].map(([, name = '']) => name.toLowerCase()),
  );
  const targets = new Set(names);
  TARGETS.set(snapshot, targets);
  return targets;
}
