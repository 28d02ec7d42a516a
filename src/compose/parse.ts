import { lineIndex } from '../text/lines.ts';
import { entryOf, parseYaml, valueAt, type YamlEntry, type YamlMap, type YamlValue } from '../text/yaml.ts';
import { interpolate as expand } from './interpolate.ts';
import type { ComposeFile, Mount, Port, Service, ServiceItem, Variable } from './model.ts';
import { mountOf, portOf } from './mounts.ts';

/** So many `extends` in a row, and no more in a ring. */
const MAX_EXTENDS = 10;
/** Values that services may share through anchors, all services together; more than that is a bomb. */
const MAX_VALUES = 80_000;

/** Keys of `deploy` that only a swarm obeys (https://docs.docker.com/reference/compose-file/deploy/). */
const SWARM_KEYS = ['placement', 'mode', 'update_config', 'rollback_config', 'endpoint_mode'];

/**
 * Reads a compose file. Never throws: what cannot be read becomes a problem.
 * @param variables what `.env` beside the file sets
 */
export function parseCompose(
  path: string,
  text: string,
  variables: ReadonlyMap<string, string> = new Map(),
): ComposeFile {
  const document = parseYaml(text);
  const root = document.root?.kind === 'map' ? document.root : undefined;
  const problems = [...document.problems];
  const interpolate = (value: string): string | undefined => expand(value, variables);
  const services: Service[] = [];
  const declared = entryOf(root, 'services')?.value;
  let budget = MAX_VALUES;
  if (declared?.kind === 'map') {
    const byName = new Map(declared.entries.map((entry) => [entry.key, entry]));
    for (const entry of declared.entries) {
      const service = serviceOf(entry, byName, interpolate);
      budget -= service.entries.reduce((sum, { value }) => sum + sizeOf(value), 1);
      if (budget < 0) {
        problems.push({ range: entry.keyRange, message: 'The services from here on hold more than can be checked.' });
        break;
      }
      services.push(service);
    }
  }
  return { path, text, lines: lineIndex(text), document, services, root, problems, interpolate };
}

function sizeOf(value: YamlValue): number {
  if (value.kind === 'scalar') return 1;
  return 1 + (value.kind === 'map' ? value.entries.length : value.items.length);
}

function serviceOf(
  entry: YamlEntry,
  byName: ReadonlyMap<string, YamlEntry>,
  interpolate: (text: string) => string | undefined,
): Service {
  const { maps, whole } = inherited(entry, byName);
  const merged = new Map<string, YamlEntry>();
  for (const map of maps) for (const each of map.entries) if (!merged.has(each.key)) merged.set(each.key, each);
  const at = (...keys: readonly string[]): YamlValue | undefined => {
    const [first = '', ...rest] = keys;
    return valueAt(merged.get(first)?.value, ...rest);
  };
  const items = (key: string): ServiceItem[] =>
    maps.flatMap((map) => {
      const found = entryOf(map, key);
      const list = found?.value;
      if (!found || list?.kind !== 'list') return [];
      return list.items.map((item) => {
        const text = item.value.kind === 'scalar' ? interpolate(item.value.text) : undefined;
        return { item, list, entry: found, text };
      });
    });
  const deploy = merged.get('deploy')?.value;
  return {
    name: entry.key,
    nameRange: entry.keyRange,
    own: entry.value.kind === 'map' && !entry.aliased && !entry.merged ? entry.value : undefined,
    complete: whole && (merged.has('image') || merged.has('build')),
    swarm: SWARM_KEYS.some((key) => entryOf(deploy, key) !== undefined),
    entries: [...merged.values()],
    get: (key) => merged.get(key),
    at,
    text(...keys) {
      const value = at(...keys);
      return value?.kind === 'scalar' ? interpolate(value.text) : undefined;
    },
    items,
    mounts: items('volumes').flatMap((item): Mount | never[] => mountOf(item, interpolate) ?? []),
    ports: items('ports').flatMap((item): Port | never[] => portOf(item, interpolate) ?? []),
    environment: distinct(maps.flatMap((map) => variablesOf(entryOf(map, 'environment')?.value))),
    buildArgs: distinct(maps.flatMap((map) => variablesOf(valueAt(entryOf(map, 'build')?.value, 'args')))),
  };
}

/** A service's mapping and those that it extends, nearest first; `whole` when none of them lies in another file. */
function inherited(entry: YamlEntry, byName: ReadonlyMap<string, YamlEntry>): { maps: YamlMap[]; whole: boolean } {
  const maps: YamlMap[] = [];
  let current: YamlEntry | undefined = entry;
  while (current?.value.kind === 'map' && maps.length < MAX_EXTENDS) {
    const map: YamlMap = current.value;
    maps.push(map);
    const parent: YamlValue | undefined = entryOf(map, 'extends')?.value;
    if (!parent) return { maps, whole: true };
    const elsewhere = parent.kind === 'map' && entryOf(parent, 'file') !== undefined;
    const name: YamlValue | undefined = parent.kind === 'map' ? entryOf(parent, 'service')?.value : parent;
    if (elsewhere || name?.kind !== 'scalar') return { maps, whole: false };
    current = byName.get(name.text);
  }
  return { maps, whole: false };
}

function variablesOf(value: YamlValue | undefined): Variable[] {
  if (value?.kind === 'map') {
    return value.entries.map(({ key, range, value: given }) => ({
      key,
      range,
      value: given.kind === 'scalar' && given.value !== null ? given.text : undefined,
    }));
  }
  if (value?.kind !== 'list') return [];
  return value.items.flatMap(({ value: item }): Variable[] => {
    if (item.kind !== 'scalar') return [];
    const equals = item.text.indexOf('=');
    return [
      equals === -1
        ? { key: item.text, range: item.range, value: undefined }
        : { key: item.text.slice(0, equals), range: item.range, value: item.text.slice(equals + 1) },
    ];
  });
}

function distinct(variables: readonly Variable[]): Variable[] {
  const byKey = new Map<string, Variable>();
  for (const variable of variables) if (!byKey.has(variable.key)) byKey.set(variable.key, variable);
  return [...byKey.values()];
}
