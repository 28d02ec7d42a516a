import { posix } from 'node:path';
import type { ComposeFile, Service } from '../../compose/model.ts';
import { chainInstructions } from '../../dockerfile/chain.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { clean } from '../../repository/scripts/images.ts';
import { dominantEol } from '../../text/lines.ts';
import type { YamlEntry } from '../../text/yaml.ts';
import type { Process } from './find.ts';

/** A service of a compose file that is built from a Dockerfile. */
export interface BuiltService {
  readonly file: ComposeFile;
  readonly service: Service;
}

/** The first service that builds this Dockerfile as a whole. */
export function builtBy(composes: readonly ComposeFile[], dockerfile: Dockerfile): BuiltService | undefined {
  for (const file of composes)
    for (const service of file.services)
      if (dockerfileOf(file, service) === dockerfile.path && service.text('build', 'target') === undefined)
        return { file, service };
  return undefined;
}

/** The service, of another image or command, that runs a process already. */
export function runsAlready(
  composes: readonly ComposeFile[],
  dockerfiles: ReadonlyMap<string, Dockerfile>,
  except: Dockerfile,
  { words }: Process,
): string | undefined {
  for (const file of composes)
    for (const service of file.services) {
      const path = dockerfileOf(file, service);
      const command = service.get('command')?.value;
      const own =
        command?.kind === 'list'
          ? command.items.map(({ value }) => (value.kind === 'scalar' ? value.text : ''))
          : command?.kind === 'scalar'
            ? command.text.split(/\s+/)
            : path === except.path
              ? undefined
              : startWords(dockerfiles.get(path ?? ''));
      if (own && own.join(' ') === words.join(' ')) return service.name;
    }
  return undefined;
}

function startWords(file: Dockerfile | undefined): readonly string[] | undefined {
  return chainInstructions(file?.target)
    .findLast(({ keyword }) => keyword === 'CMD')
    ?.words.map(({ value }) => value);
}

function dockerfileOf(file: ComposeFile, service: Service): string | undefined {
  const context = service.text('build', 'context') ?? service.text('build');
  if (service.get('build') === undefined || (context !== undefined && /^\w+:|^git@/.test(context))) return undefined;
  const base = posix.join(posix.dirname(file.path), context ?? '.');
  return clean(posix.join(base, service.text('build', 'dockerfile') ?? 'Dockerfile'));
}

/** What a new service has in common with the one that it comes from. */
const SHARED = ['environment', 'env_file', 'depends_on', 'networks', 'secrets', 'restart'];

/** The compose file with a service for each process behind the one that ran all of them. */
export function withServices({ file, service }: BuiltService, processes: readonly Process[]): string | undefined {
  const { own } = service;
  const build = own?.entries.find(({ key, merged }) => key === 'build' && !merged);
  if (!own || own.flow || !build || build.aliased) return undefined;
  const eol = dominantEol(file.text);
  const last = own.entries.filter(({ merged }) => !merged).at(-1);
  if (!last) return undefined;
  const lineOf = (offset: number): number => file.text.lastIndexOf('\n', offset - 1) + 1;
  const indent = ' '.repeat(build.range.start - lineOf(build.range.start));
  const outer = ' '.repeat(service.nameRange.start - lineOf(service.nameRange.start));
  const step = indent.slice(outer.length);
  if (step === '' || /\S/.test(indent)) return undefined;
  const lines = (entry: YamlEntry): string =>
    file.text.slice(lineOf(entry.range.start), endOfLine(file.text, entry.range.end));
  const shared = own.entries
    .filter((entry) => SHARED.includes(entry.key) && !entry.merged && !entry.aliased && !lines(entry).includes('&'))
    .map(lines);
  const taken = new Set(file.services.map(({ name }) => name));
  const added = processes.map(({ name }) => {
    const label = taken.has(name) ? `${service.name}-${name}` : name;
    return [`${outer}${label}:`, ...buildLines(build, lines(build), indent, step, name), ...shared].join(eol);
  });
  const at = endOfLine(file.text, last.range.end);
  // A blank line between services where the file has one here, or ends.
  const gap =
    /^\s*?\n[ \t]*\S/.test(file.text.slice(at)) && !/^\r?\n[ \t]*\r?\n/.test(file.text.slice(at)) ? eol : eol + eol;
  return `${file.text.slice(0, at)}${gap}${added.join(gap)}${file.text.slice(at)}`;
}

function buildLines(build: YamlEntry, written: string, indent: string, step: string, target: string): string[] {
  const inner = `${indent}${step}`;
  if (build.value.kind === 'scalar')
    return [`${indent}build:`, `${inner}context: ${build.value.text}`, `${inner}target: ${target}`];
  return [written, `${inner}target: ${target}`];
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const line = end === -1 ? text.length : end;
  return text[line - 1] === '\r' ? line - 1 : line;
}

/** A compose file for an image that none builds. */
export function newCompose(dockerfile: Dockerfile, main: Process | undefined, processes: readonly Process[]): string {
  const folder = posix.dirname(dockerfile.path);
  const name = posix.basename(dockerfile.path);
  const build = (target: string | undefined): string[] => [
    '    build:',
    `      context: ${folder}`,
    ...(name === 'Dockerfile' ? [] : [`      dockerfile: ${name}`]),
    ...(target === undefined ? [] : [`      target: ${target}`]),
    '    restart: unless-stopped',
  ];
  return [
    'services:',
    ...(main ? [`  ${main.name}:`, ...build(undefined)] : []),
    ...processes.flatMap((process) => [`  ${process.name}:`, ...build(process.name)]),
    '',
  ].join('\n');
}
