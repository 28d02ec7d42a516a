import { posix } from 'node:path';
import type { Service } from '../compose/model.ts';
import { parseCompose } from '../compose/parse.ts';
import { fileKind } from '../repository/file-kinds.ts';
import type { Image } from '../repository/image.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import type { Range } from '../text/range.ts';
import { serviceBuilds } from './multi-stage/compose-calls.ts';
import type { Refusal } from './refactoring.ts';

/** Options of `docker run` that give what only root can use: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities */
const PRIVILEGES = /--privileged(?![-\w])|--cap-add\b(?:[= ]\w+)?|--device\b(?![-\w])/;
/** The same in compose files. */
const KEYS = ['privileged', 'cap_add', 'devices'] as const;
/** `docker run --volume "$(pwd):…" --workdir "$(pwd)"`: it works on the files of whoever calls it. */
const CALLERS_FOLDER = [/\bdocker\s+run\b/i, /\s(?:-v|--volume)\b/i, /\s(?:-w|--workdir)[= ]*["']?\$[({]*pwd\b/i];
/** Files beside a Dockerfile that say how its image is run. */
const SCRIPTS = /^([\w.-]+\.sh|Makefile|GNUmakefile|[Jj]ustfile)$/;

/**
 * What a Dockerfile's comments and labels, the compose files and the scripts beside it say of how its image is run, where another account than
 * root would be in the way.
 * @param range where the reasons are told
 */
export function runHints({ dockerfile: { path, text }, snapshot }: Image, range: Range): Refusal[] {
  const told = text
    .split('\n')
    .filter((line) => /^\s*#|--(privileged|cap-add|device)\b/.test(line))
    .map((line) => PRIVILEGES.exec(line)?.[0])
    .find(Boolean);
  if (told !== undefined)
    return [{ message: `The file says that it is run with \`${told}\`, which another account can't use.`, range }];
  const folder = posix.dirname(path);
  const beside = filesIn(snapshot).get(folder) ?? [];
  for (const each of beside) {
    const content = fileKind(each) === 'compose' ? snapshot.read(each) : undefined;
    for (const service of content === undefined ? [] : parseCompose(each, content).services) {
      const key = runs(service, folder, path) ? KEYS.find((name) => isGiven(service, name)) : undefined;
      if (key !== undefined)
        return [{ message: `\`${each}\` runs it with \`${key}\`, which another account can't use.`, range }];
    }
  }
  const caller = beside.find(
    (each) => SCRIPTS.test(posix.basename(each)) && usesCallersFolder(snapshot.read(each) ?? ''),
  );
  return caller === undefined
    ? []
    : [
        {
          message: `\`${caller}\` runs it in the caller's folder, which another account may not write to; say there whom it runs as: \`--user "$(id -u):$(id -g)"\`.`,
          range,
        },
      ];
}

const FOLDERS = new WeakMap<Snapshot, ReadonlyMap<string, readonly string[]>>();

/** The compose files and scripts of a repository, by their folders. */
function filesIn(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const known = FOLDERS.get(snapshot);
  if (known) return known;
  const folders = new Map<string, string[]>();
  for (const path of snapshot.list()) {
    if (!SCRIPTS.test(posix.basename(path)) && fileKind(path) !== 'compose') continue;
    const folder = posix.dirname(path);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  FOLDERS.set(snapshot, folders);
  return folders;
}

function isGiven(service: Service, key: (typeof KEYS)[number]): boolean {
  const value = service.at(key);
  if (value?.kind === 'scalar') return /^(true|yes|on)$/i.test(value.text);
  return value?.kind === 'list' && value.items.length > 0;
}

/** Whether a service runs the image of a Dockerfile: it builds it, or it names an image that is called as the Dockerfile's folder is. */
function runs(service: Service, folder: string, path: string): boolean {
  if (service.at('build')) return serviceBuilds(service, folder) === path;
  const image =
    service
      .text('image')
      ?.replace(/[:@].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  const names = folder.split('/').slice(-2);
  return names.some((name) => name !== '' && name !== '.' && (image === name || image.startsWith(`${name}-`)));
}

function usesCallersFolder(script: string): boolean {
  const commands = script.replace(/\\\r?\n/g, ' ').split('\n');
  return commands.some((command) => CALLERS_FOLDER.every((part) => part.test(command)));
}
