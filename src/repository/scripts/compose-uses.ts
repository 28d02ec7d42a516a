import { posix } from 'node:path';
import type { ComposeFile, Mount, Service } from '../../compose/model.ts';
import { lineAt } from '../../text/lines.ts';
import { add, type Builder } from './builder.ts';
import { buildOf, clean } from './images.ts';
import { lineBefore, type Mention, mentionsIn } from './mentions.ts';
import { callable, placeOf, runByConvention, runBySystem } from './places.ts';
import { type Resolved, resolve, sureness } from './resolve.ts';

/** One script that a service mounts. */
interface Mounted {
  readonly service: Service;
  readonly mount: Mount;
  readonly script: string;
  /** Where the service has it. */
  readonly target: string;
  /** The mount names the script itself, not a folder around it. */
  readonly named: boolean;
  /** The folder that is mounted holds the compose file itself: people work in it, and the image does without it. */
  readonly workspace: boolean;
}

/** The scripts that the services of a compose file mount from the repository. */
export function mountedScripts(file: ComposeFile, scripts: readonly string[]): Mounted[] {
  const folder = posix.dirname(file.path);
  return file.services.flatMap((service) =>
    service.mounts.flatMap((mount) => {
      if (mount.source === undefined || !/^[./]/.test(mount.source)) return [];
      const source = clean(posix.join(folder, mount.source));
      return scripts
        .filter((script) => script === source || source === '' || script.startsWith(`${source}/`))
        .map((script) => ({
          service,
          mount,
          script,
          target: posix.join(mount.target ?? '/', script.slice(source.length)),
          named: script === source,
          workspace: source === '' || `${file.path}/`.startsWith(`${source}/`),
        }));
    }),
  );
}

/** Where any service of these compose files has scripts of the repository. */
export function mountTargets(files: readonly ComposeFile[], scripts: readonly string[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const file of files)
    for (const { script, target } of mountedScripts(file, scripts))
      map.set(target, (map.get(target) ?? new Set()).add(script));
  return map;
}

/** The scripts that services mount, but for those that come with the folder that people work in. */
export function mountedOnPurpose(files: readonly ComposeFile[], scripts: readonly string[]): string[] {
  return files.flatMap((file) =>
    mountedScripts(file, scripts)
      .filter(({ workspace }) => !workspace)
      .map(({ script }) => script),
  );
}

/** Finds what the services of a compose file run. */
export function ofCompose(builder: Builder, file: ComposeFile): void {
  const mounted = new Map<string, string>();
  for (const { service, mount, script, target, named, workspace } of mountedScripts(file, [
    ...builder.scripts.keys(),
  ])) {
    mounted.set(`${service.name}\0${target}`, script);
    if (named || (workspace ? runBySystem(target) : runByConvention(target) || callable(target)))
      add(builder, script, {
        by: file.path,
        line: lineAt(file.lines, mount.range.start),
        when: 'run',
        kind: named ? 'mounts' : 'convention',
        inImage: service.get('build') !== undefined,
      });
  }
  const read = new Set<number>();
  for (const service of file.services) {
    const inImage = service.get('build') !== undefined;
    for (const key of ['entrypoint', 'command', 'healthcheck'] as const) {
      const entry = service.get(key);
      if (!entry) continue;
      const text = file.text.slice(entry.range.start, entry.range.end);
      for (const mention of mentionsIn(text, builder.bare, builder.modules)) {
        const offset = entry.range.start + mention.offset;
        read.add(offset);
        const at = mounted.get(`${service.name}\0/${mention.tail}`);
        const found = at === undefined ? inItsImage(builder, file, service, mention) : { scripts: [at], guess: false };
        const kind = sureness(mention.pattern ? 'may-run' : 'runs', found);
        for (const script of found.scripts) {
          const when = key === 'healthcheck' ? 'healthcheck' : placeOf(script) === 'ci' ? 'ci' : 'run';
          add(builder, script, { by: file.path, line: lineAt(file.lines, offset), when, kind, inImage });
        }
      }
    }
  }
  mentionedElsewhere(builder, file, read);
}

/** What a mention may stand for; of several scripts those that the service's own Dockerfile puts there, or at least copies. */
function inItsImage(builder: Builder, file: ComposeFile, service: Service, mention: Mention): Resolved {
  const found = resolve(builder, mention, { from: file.path });
  const dockerfile = buildOf(file, service)?.dockerfile;
  if (found.scripts.length < 2 || mention.pattern || dockerfile === undefined) return found;
  const exact = builder.byImage.get(dockerfile)?.get(`/${mention.tail}`);
  if (mention.absolute && exact) return { scripts: [...exact], guess: false };
  const own = builder.copiedIn.get(dockerfile);
  const copied = found.scripts.filter((script) => own?.has(script));
  return copied.length > 0 ? { scripts: copied, guess: false } : found;
}

/** Anything else that names a script: develop, post_start, x- fields, services that could not be read. What begins at the offsets in `read` is known. */
function mentionedElsewhere(builder: Builder, file: ComposeFile, read: ReadonlySet<number>): void {
  for (const mention of mentionsIn(file.text, builder.bare, builder.modules)) {
    if (read.has(mention.offset) || /^\s*#|\s#\s[^"']*$/.test(lineBefore(file.text, mention.offset))) continue;
    const line = lineAt(file.lines, mention.offset);
    for (const script of resolve(builder, mention, { from: file.path }).scripts) {
      if (builder.uses.get(script)?.some((use) => use.by === file.path && use.line === line)) continue;
      add(builder, script, { by: file.path, line, when: 'run', kind: 'mentions', inImage: false });
    }
  }
}
