import { entryOf, valueAt } from '../../text/yaml.ts';
import type { ComposeRule } from '../rule.ts';
import { isEngineSocket } from '../support/yaml/compose.ts';

export const composeSensitiveHostMount: ComposeRule = {
  id: 'compose-sensitive-host-mount',
  group: 'compose',
  severity: 'error',
  default: true,
  fix: 'none',
  aliases: ['Volume Has Sensitive Host Directory'],
  summary: "A service gets a folder of the host's system.",
  why: 'What can write to system folders of the host can take it over, and what can read them finds keys and passwords.',
  *checkCompose({ file }) {
    for (const service of file.services) {
      for (const mount of service.mounts) {
        const source = mount.type === 'volume' ? undefined : mount.source;
        const path = source === undefined ? undefined : sensitive(source, mount.readOnly);
        if (path === undefined || isEngineSocket(mount)) continue;
        yield {
          range: mount.range,
          message: `Service \`${service.name}\` gets \`${path}\` of the host; ${adviceFor(path, mount.readOnly)}.`,
        };
      }
    }
    const volumes = entryOf(file.root, 'volumes')?.value;
    for (const { key, value } of volumes?.kind === 'map' ? volumes.entries : []) {
      const options = valueAt(value, 'driver_opts');
      const type = valueAt(options, 'type');
      // NFS and CIFS name a folder of another machine.
      if (type?.kind === 'scalar' && /^(nfs4?|cifs|smb3?|tmpfs)$/.test(type.text)) continue;
      for (const name of ['device', 'mountpoint']) {
        const entry = entryOf(options, name);
        const device = entry?.value.kind === 'scalar' ? file.interpolate(entry.value.text) : undefined;
        const path = device === undefined ? undefined : sensitive(device, false);
        if (!entry || path === undefined) continue;
        yield {
          range: entry.range,
          message: `Volume \`${key}\` is \`${path}\` of the host; let the engine choose where it keeps the volume.`,
        };
      }
    }
  },
};

const FOLDERS = new Set('bin boot cdrom dev etc home lib media proc root run sbin selinux srv sys usr var'.split(' '));
/** Read-only, these tell nothing that an image might not know: the time, names, the release, public certificates. */
const READABLE =
  /^\/(etc\/(localtime|timezone|machine-id|hostname|hosts|resolv\.conf|(os|lsb|debian|redhat|alpine)-release|debian_version|nsswitch\.conf|protocols|services|fonts|ssl\/(certs|cert\.pem)|ca-certificates|pki\/(ca-trust|tls\/certs))|usr\/lib\/os-release|usr\/(local\/)?share\/(zoneinfo|ca-certificates|fonts))(\/|$)/;
const HARMLESS = /^\/dev\/(shm|null|zero|u?random|net\/tun)$/;

/** The path without `.`, `..` and needless slashes, when it lies in a system folder. */
function sensitive(source: string, readOnly: boolean): string | undefined {
  if (!source.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of source.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const path = `/${parts.join('/')}`;
  if ((readOnly && READABLE.test(path)) || HARMLESS.test(path)) return undefined;
  return parts.length === 0 || FOLDERS.has(parts[0] ?? '') ? path : undefined;
}

function adviceFor(path: string, readOnly: boolean): string {
  if (readOnly) return 'it may read secrets there: mount less of it, or nothing';
  return READABLE.test(path)
    ? 'mount it read-only'
    : 'use a named volume, or mount just the file that it needs, read-only';
}
