import { entryOf, type YamlMap } from '../text/yaml.ts';
import { splitAtColons } from './interpolate.ts';
import type { Mount, Port, ServiceItem } from './model.ts';
import { isOn } from './values.ts';

type Interpolate = (text: string) => string | undefined;

/** A volume of a service, in the short or the long syntax (https://docs.docker.com/reference/compose-file/services/#volumes). */
export function mountOf(at: ServiceItem, interpolate: Interpolate): Mount | undefined {
  const { value } = at.item;
  if (value.kind === 'map') return longMount(at, value, interpolate);
  if (value.kind !== 'scalar' || value.text === '') return undefined;
  const parts = joinDrives(splitAtColons(value.text));
  const [first = '', second, options = ''] = parts;
  const source = second === undefined ? undefined : interpolate(first);
  const flags = options.toLowerCase().split(',').filter(Boolean);
  const path = source ?? first;
  return {
    range: value.range,
    at,
    type:
      second === undefined
        ? 'volume'
        : /^([/.~\\]|[a-z]:[\\/])/i.test(path)
          ? 'bind'
          : source === undefined
            ? 'other'
            : 'volume',
    source,
    target: interpolate(second ?? first),
    options: flags,
    readOnly: flags.includes('ro'),
    propagation: undefined,
  };
}

/** `C:\data` has a colon that parts nothing. */
function joinDrives(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const next = parts[at + 1];
    if (/^[A-Za-z]$/.test(part) && next !== undefined && /^[\\/]/.test(next)) {
      joined.push(`${part}:${next}`);
      at++;
    } else joined.push(part);
  }
  return joined;
}

function longMount(at: ServiceItem, map: YamlMap, interpolate: Interpolate): Mount {
  const text = (key: string): string | undefined => scalarText(map, key, interpolate);
  const type = text('type');
  const bind = entryOf(map, 'bind')?.value;
  return {
    range: entryOf(map, 'source')?.range ?? entryOf(map, 'src')?.range ?? map.range,
    at,
    type: type === 'bind' || type === 'volume' ? type : 'other',
    source: text('source') ?? text('src'),
    target: text('target') ?? text('destination') ?? text('dst'),
    options: [],
    readOnly: isOn(text('read_only')),
    propagation: entryOf(bind, 'propagation'),
  };
}

/** A port of a service, in the short or the long syntax (https://docs.docker.com/reference/compose-file/services/#ports). */
export function portOf(at: ServiceItem, interpolate: Interpolate): Port | undefined {
  const { value } = at.item;
  if (value.kind === 'map') {
    const text = (key: string): string | undefined => scalarText(value, key, interpolate);
    const known = ['published', 'target'].every((key) => !entryOf(value, key) || text(key) !== undefined);
    const published = text('published');
    return { range: value.range, at, long: value, hostIp: text('host_ip'), published, target: text('target'), known };
  }
  if (value.kind !== 'scalar' || value.text === '') return undefined;
  const whole = interpolate(value.text);
  const parts = splitAtColons((whole ?? value.text).replace(/\/(tcp|udp|sctp)$/i, ''));
  const target = parts.at(-1);
  const published = parts.at(-2);
  const hostIp = parts.slice(0, -2).join(':');
  return {
    range: value.range,
    at,
    long: undefined,
    hostIp: hostIp === '' ? undefined : hostIp,
    published: whole === undefined || published === '' ? undefined : published,
    target: whole === undefined ? undefined : target,
    known: whole !== undefined,
  };
}

function scalarText(map: YamlMap, key: string, interpolate: Interpolate): string | undefined {
  const value = entryOf(map, key)?.value;
  return value?.kind === 'scalar' && value.text !== '' ? interpolate(value.text) : undefined;
}
