import { posix } from 'node:path';
import type { Service } from '../../compose/model.ts';
import { parseCompose } from '../../compose/parse.ts';
import { fileKind } from '../../repository/file-kinds.ts';
import type { Image } from '../../repository/image.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import type { YamlValue } from '../../text/yaml.ts';

/** More compose files than that aren't read. */
const MOST_FILES = 20;

const CALLS = new WeakMap<Snapshot, ReadonlyMap<string, readonly string[]>>();

/** What services of compose files call in the image that a Dockerfile makes, beside what it says itself: health checks, commands, entry points. */
export function composeCalls({ snapshot, dockerfile }: Image): readonly string[] {
  let calls = CALLS.get(snapshot);
  if (!calls) {
    calls = callsOf(snapshot);
    CALLS.set(snapshot, calls);
  }
  return calls.get(dockerfile.path) ?? [];
}

/** The calls, by the Dockerfile's path. */
function callsOf(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const paths = snapshot.list().filter((path) => fileKind(path) === 'compose');
  for (const path of paths.slice(0, MOST_FILES)) {
    const text = snapshot.read(path);
    for (const service of text === undefined ? [] : parseCompose(path, text).services) {
      const built = serviceBuilds(service, posix.dirname(path));
      const texts = [service.at('command'), service.at('entrypoint'), service.at('healthcheck', 'test')].flatMap(
        (value) => callOf(value) ?? [],
      );
      if (built !== undefined && texts.length > 0) found.set(built, [...(found.get(built) ?? []), ...texts]);
    }
  }
  return found;
}

/** The Dockerfile that a service is built of: https://docs.docker.com/reference/compose-file/build/ */
export function serviceBuilds(service: Service, folder: string): string | undefined {
  const build = service.at('build');
  if (!build) return undefined;
  const context = build.kind === 'scalar' ? service.text('build') : (service.text('build', 'context') ?? '.');
  const name = (build.kind === 'map' ? service.text('build', 'dockerfile') : undefined) ?? 'Dockerfile';
  return context === undefined ? undefined : posix.normalize(posix.join(folder, context, name));
}

/** The words of a call as a text; the word that says how a health check is called left out. */
function callOf(value: YamlValue | undefined): string | undefined {
  if (value?.kind === 'scalar') return value.text;
  if (value?.kind !== 'list') return undefined;
  const words = value.items.flatMap(({ value: item }) => (item.kind === 'scalar' ? item.text : []));
  return words.filter((word, at) => at > 0 || !/^(CMD|CMD-SHELL|NONE)$/.test(word)).join(' ');
}
