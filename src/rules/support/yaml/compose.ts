import type { ComposeFile, Mount, Service, ServiceItem } from '../../../compose/model.ts';
import { isOn } from '../../../compose/values.ts';
import type { TextEdit } from '../../../text/edit.ts';
import { removeEntry, removeItem } from '../../../text/yaml-edits.ts';
import type { Fix, Problem } from '../../rule.ts';

/** An unsafe fix, where there are edits. */
export function unsafeFix(title: string, edits: readonly TextEdit[] | undefined): Fix | undefined {
  return edits && { safety: 'unsafe', title, edits };
}

/** A problem of each service whose key has this value, for `true` also `yes` and the like; the fix takes the key away. */
export function* forbiddenValue(
  file: ComposeFile,
  key: string,
  value: string,
  message: (service: Service) => string,
  title: string,
): Iterable<Problem> {
  for (const service of file.services) {
    const entry = service.get(key);
    const text = service.text(key);
    if (!entry || !(value === 'true' ? isOn(text) : text?.toLowerCase() === value)) continue;
    yield {
      range: entry.range,
      message: message(service),
      fix: unsafeFix(title, removeEntry(file.text, entry, service.own)),
    };
  }
}

/** A problem of each item of `security_opt` with this name and value; the fix takes the item away. */
export function* forbiddenSecurityOption(
  file: ComposeFile,
  option: string,
  message: (service: Service) => string,
  title: string,
): Iterable<Problem> {
  for (const service of file.services) {
    for (const each of securityOptions(service)) {
      if (each.option !== option) continue;
      const { item, list, entry } = each.at;
      yield {
        range: item.range,
        message: message(service),
        fix: unsafeFix(title, removeItem(file.text, item, list, entry, service.own)),
      };
    }
  }
}

/** The items of `security_opt`, written with a colon and in lower case: `no-new-privileges:true`. */
export function securityOptions(service: Service): { readonly option: string; readonly at: ServiceItem }[] {
  return service
    .items('security_opt')
    .flatMap((at) =>
      at.text === undefined ? [] : [{ option: at.text.toLowerCase().replace('=', ':').replace(/\s/g, ''), at }],
    );
}

/** Whether a mount gives the container the socket of a container engine, with which it can do everything on the host. */
export function isEngineSocket(mount: Mount): boolean {
  const path = mount.source ?? (mount.type === 'other' || mount.at.text === mount.target ? mount.target : undefined);
  return path !== undefined && /(^|[\\/])(docker|podman|containerd)\.sock$|[\\/]pipe[\\/]docker_engine$/.test(path);
}

/** Services that can be judged by what they lack: with an image or a build, and all of their keys known. */
export function completeServices(file: ComposeFile): Service[] {
  return file.services.filter(({ complete }) => complete);
}
