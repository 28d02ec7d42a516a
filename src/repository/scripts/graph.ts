import { posix } from 'node:path';
import type { ComposeFile } from '../../compose/model.ts';
import { parseCompose } from '../../compose/parse.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { parseDockerfile } from '../../dockerfile/parse.ts';
import type { ShellScript } from '../../shell/model.ts';
import { parseShell } from '../../shell/parser.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { fileKind } from '../file-kinds.ts';
import type { Snapshot } from '../snapshot.ts';
import { kindInShell, unknownCommands } from './classify.ts';
import { type FoundScript, readable, scriptOf } from './find.ts';
import { type Copied, clean, composeContexts, copiedScripts } from './images.ts';
import { measure } from './measure.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Place, Script, ScriptGraph, ScriptUse, Unresolved, UseKind } from './model.ts';
import { placeOf, runByConvention, toolOf } from './places.ts';
import { spread } from './spread.ts';

type Draft = { -readonly [K in keyof ScriptUse]: ScriptUse[K] };

interface Builder {
  readonly snapshot: Snapshot;
  readonly scripts: ReadonlyMap<string, FoundScript>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  readonly byModule: ReadonlyMap<string, readonly string[]>;
  readonly copied: readonly Copied[];
  /** Scripts by their path in any image, or in a service that mounts them. */
  readonly byTarget: ReadonlyMap<string, ReadonlySet<string>>;
  readonly uses: Map<string, Draft[]>;
  readonly seen: Set<string>;
  readonly unresolved: Unresolved[];
}

/** Every script of a repository and every use of it. The shell grammar must be loaded. */
export function scriptGraph(snapshot: Snapshot): ScriptGraph {
  const texts = new Map<string, string>();
  const scripts = new Map<string, FoundScript>();
  for (const path of snapshot.list()) {
    const text = readable(snapshot, path);
    if (text === undefined) continue;
    texts.set(path, text);
    const script = scriptOf(path, text);
    if (script) scripts.set(path, script);
  }
  const composes: ComposeFile[] = [];
  const dockerfiles: Dockerfile[] = [];
  for (const [path, text] of texts) {
    const kind = fileKind(path);
    if (kind === 'compose') composes.push(parseCompose(path, text));
    if (kind === 'dockerfile') dockerfiles.push(parseDockerfile(path, text));
  }
  const contexts = composeContexts(composes);
  const names = [...scripts.keys()];
  const copied = dockerfiles.flatMap((file) => copiedScripts(file, names, contexts.get(file.path), snapshot));
  const builder: Builder = {
    snapshot,
    scripts,
    byName: index(names, (path) => posix.basename(path)),
    byModule: index(
      names.filter((path) => scripts.get(path)?.language !== 'shell' || path.endsWith('.bash')),
      (path) => posix.basename(path).replace(/\.\w+$/, ''),
    ),
    copied,
    byTarget: targets(copied),
    uses: new Map(names.map((path) => [path, []])),
    seen: new Set(),
    unresolved: [],
  };
  const shells = new Map<string, ShellScript>();
  for (const { path, text, language } of scripts.values()) if (language === 'shell') shells.set(path, parseShell(text));
  for (const copy of copied) {
    const convention = copy.targets.some(runByConvention);
    const use = { by: copy.dockerfile, line: copy.line, when: 'run' as const, inImage: true };
    if (copy.byName) add(builder, copy.script, { ...use, kind: 'copies' });
    else if (convention) add(builder, copy.script, { ...use, kind: 'convention' });
  }
  for (const file of dockerfiles) ofDockerfile(builder, file);
  for (const file of composes) ofCompose(builder, file);
  const parsed = new Set([...dockerfiles, ...composes].map(({ path }) => path));
  const bare = barePattern(names);
  const modules = new Set(builder.byModule.keys());
  for (const [path, text] of texts) {
    const mentions = mentionsIn(text, bare, modules);
    if (mentions.length > 0 && !parsed.has(path)) ofText(builder, path, text, mentions, shells.get(path));
    for (const command of shells.has(path) ? unknownCommands(shells.get(path) as ShellScript) : []) {
      const line = lineAt(lineIndex(text), command.range.start);
      builder.unresolved.push({
        by: path,
        line,
        text: text.slice(command.range.start, command.range.end).split('\n', 1)[0] ?? '',
      });
    }
  }
  for (const { path, text } of scripts.values()) {
    const tool = builder.uses.get(path)?.length === 0 ? toolOf(path, text) : undefined;
    if (tool !== undefined)
      add(builder, path, { by: path, line: 1, when: 'development', kind: 'convention', inImage: false });
  }
  spread(builder.uses);
  return { scripts: names.sort().map((path) => finish(builder, path, shells)), unresolved: builder.unresolved };
}

function finish(
  { scripts, uses, copied, snapshot }: Builder,
  path: string,
  shells: ReadonlyMap<string, ShellScript>,
): Script {
  const script = scripts.get(path) as FoundScript;
  const order = (use: ScriptUse): string => `${use.by}:${String(use.line).padStart(7, '0')}`;
  return {
    path,
    language: script.language,
    shebang: script.shebang,
    executable: snapshot.executable(path),
    ...measure(script, shells.get(path)),
    uses: (uses.get(path) ?? []).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    copiedBy: copied.filter((copy) => copy.script === path).map(({ dockerfile, line }) => ({ path: dockerfile, line })),
  };
}

function index(paths: readonly string[], key: (path: string) => string): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const path of paths) {
    const list = map.get(key(path));
    if (list) list.push(path);
    else map.set(key(path), [path]);
  }
  return map;
}

function targets(copied: readonly Copied[]): Map<string, Set<string>> {
  const map = new Map<string, Set<string>>();
  for (const { script, targets: paths } of copied)
    for (const path of paths) map.set(path, (map.get(path) ?? new Set()).add(script));
  return map;
}

/** Names without a suffix. Common words count only behind a slash. */
function barePattern(paths: readonly string[]): RegExp | undefined {
  const names = new Set(
    paths
      .map((path) => posix.basename(path))
      .filter((name) => !/\.(sh|bash|ksh|zsh|dash|ash|py|js|mjs|cjs|pl|rb)$/.test(name)),
  );
  if (names.size === 0) return undefined;
  const escaped = [...names].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\w.-])(?:${escaped.join('|')})(?![\\w-]|\\.\\w)`, 'g');
}

function add({ uses, seen }: Builder, script: string, use: Draft): void {
  const key = `${script}\0${use.by}\0${use.line}\0${use.when}\0${use.kind}`;
  if (seen.has(key)) return;
  seen.add(key);
  uses.get(script)?.push(use);
}

function ofDockerfile(builder: Builder, file: Dockerfile): void {
  const bare = barePattern([...builder.scripts.keys()]);
  const modules = new Set(builder.byModule.keys());
  for (const outer of file.instructions) {
    const instruction = outer.trigger ?? outer;
    const when = placeOfInstruction(instruction);
    if (when === undefined) continue;
    const text = file.text.slice(instruction.range.start, instruction.range.end);
    const shell = when === 'build' ? instruction.shell() : undefined;
    for (const mention of mentionsIn(text, bare, modules)) {
      const offset = mention.offset + instruction.range.start;
      if (file.comments.some(({ range }) => range.start <= offset && offset < range.end)) continue;
      const kind = shell && shell.commands.length > 0 ? kindInShell(shell, { ...mention, offset }) : 'runs';
      if (kind === undefined) continue;
      const line = lineAt(file.lines, offset);
      for (const script of resolve(builder, file.path, mention, instruction.state.workdir))
        add(builder, script, {
          by: file.path,
          line,
          when,
          kind: mention.pattern ? 'may-run' : kind,
          inImage: kind !== 'mentions',
        });
    }
    // Words that name a script by the place that it was copied to, perhaps under another name.
    for (const word of text.split(/[\s"',[\];&|()=]+/)) {
      const path = word.startsWith('/') ? word : posix.join(instruction.state.workdir ?? '/', word);
      const found = [path, `/usr/local/bin/${word}`, `/usr/bin/${word}`, `/bin/${word}`].map((at) =>
        builder.byTarget.get(at),
      );
      for (const script of found.find((scripts) => scripts !== undefined) ?? [])
        if (when !== 'build' || !/^RUN\s+chmod/i.test(text))
          add(builder, script, { by: file.path, line: instruction.line, when, kind: 'runs', inImage: true });
    }
  }
}

function placeOfInstruction({ keyword }: Instruction): Place | undefined {
  if (keyword === 'HEALTHCHECK') return 'healthcheck';
  if (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'ENV' || keyword === 'SHELL') return 'run';
  return keyword === 'RUN' ? 'build' : undefined;
}

function ofCompose(builder: Builder, file: ComposeFile): void {
  const folder = posix.dirname(file.path);
  const mounted = new Map<string, string>();
  const paths = [...builder.scripts.keys()];
  const modules = new Set(builder.byModule.keys());
  const done = new Set<number>();
  for (const service of file.services) {
    const built = service.get('build') !== undefined;
    for (const mount of service.mounts) {
      if (mount.source === undefined || !/^[./]/.test(mount.source)) continue;
      const source = clean(posix.join(folder, mount.source));
      for (const script of paths) {
        if (script !== source && source !== '' && !script.startsWith(`${source}/`)) continue;
        const target = posix.join(mount.target ?? '/', script.slice(source.length));
        mounted.set(`${service.name}\0${target}`, script);
        const named = script === source;
        if (named || runByConvention(target))
          add(builder, script, {
            by: file.path,
            line: lineAt(file.lines, mount.range.start),
            when: 'run',
            kind: named ? 'mounts' : 'convention',
            inImage: built,
          });
        done.add(mount.range.start);
      }
    }
    for (const key of ['entrypoint', 'command', 'healthcheck'] as const) {
      const entry = service.get(key);
      if (!entry) continue;
      const text = file.text.slice(entry.range.start, entry.range.end);
      for (const mention of mentionsIn(text, barePattern(paths), modules)) {
        const offset = entry.range.start + mention.offset;
        const at = mounted.get(`${service.name}\0/${mention.tail}`);
        const when = key === 'healthcheck' ? 'healthcheck' : 'run';
        for (const script of at === undefined ? resolve(builder, file.path, mention, undefined) : [at])
          add(builder, script, { by: file.path, line: lineAt(file.lines, offset), when, kind: 'runs', inImage: built });
      }
      done.add(entry.range.start);
    }
  }
  // Anything else that names a script (develop, post_start, x- fields, services that could not be read).
  const rest = mentionsIn(file.text, barePattern(paths), modules).filter(
    ({ offset }) => !inComment(file.text, offset, '#'),
  );
  for (const mention of rest) {
    const line = lineAt(file.lines, mention.offset);
    for (const script of resolve(builder, file.path, mention, undefined)) {
      if (builder.uses.get(script)?.some((use) => use.by === file.path && use.line === line)) continue;
      add(builder, script, { by: file.path, line, when: 'run', kind: 'mentions', inImage: false });
    }
  }
}

function ofText(
  builder: Builder,
  path: string,
  text: string,
  mentions: readonly Mention[],
  shell: ShellScript | undefined,
): void {
  const lines = lineIndex(text);
  const when = placeOf(path);
  for (const mention of mentions) {
    if (mention.name === '*' && !shell) continue;
    const kind = shell ? kindInShell(shell, mention) : kindInText(path, text, mention, when);
    if (kind === undefined) continue;
    const line = lineAt(lines, mention.offset);
    const said = text.slice(lines.starts[line - 1], lines.starts[line]);
    const execs =
      mention.absolute && /\b(exec|run|kubectl|docker|podman)\b/.test(said) && builder.byTarget.has(`/${mention.tail}`);
    // `$(dirname "$0")/$x.sh` stays below the folder of its script.
    const below = mention.pattern && /dirname[ "]+\$\{?(0|BASH_SOURCE)/.test(said) ? `${posix.dirname(path)}/` : '';
    for (const script of resolve(builder, path, mention, undefined)) {
      if (script === path || !`./${script}`.includes(below)) continue;
      const place = kind === 'mentions' && shell ? 'documentation' : execs ? 'run' : when;
      add(builder, script, { by: path, line, when: place, kind, inImage: execs });
    }
  }
}

function kindInText(path: string, text: string, mention: Mention, when: Place): UseKind | undefined {
  if (when === 'documentation') return mention.pattern ? undefined : 'mentions';
  const marker = /\.(js|mjs|cjs|ts|tsx|go|java|rs|c|cc|cpp|php|kt|cs|groovy)$|Jenkinsfile/.test(path) ? '//' : '#';
  if (inComment(text, mention.offset, marker)) return undefined;
  if (path.endsWith('.py') && inDocstring(text, mention.offset)) return undefined;
  return mention.pattern ? patternInText(text, mention.offset) : 'runs';
}

/** A pattern in a Makefile, workflow or program: checks and copies of files run nothing. */
function patternInText(text: string, offset: number): UseKind | undefined {
  const start = text.lastIndexOf('\n', offset) + 1;
  const before = text.slice(start, offset);
  return /\b(chmod|shellcheck|shfmt|dos2unix|paths(-ignore)?|files?|include|exclude|glob)\b|^\s*-\s*["']?!?[\w.*/-]*$|bash -n/.test(
    before,
  )
    ? undefined
    : 'may-run';
}

function inComment(text: string, offset: number, marker: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return marker === '#' ? /^\s*#|\s#\s[^"']*$/.test(line) : /^\s*(\/\/|\*|\/\*)/.test(line);
}

function inDocstring(text: string, offset: number): boolean {
  return (text.slice(0, offset).match(/"""|'''/g) ?? []).length % 2 === 1;
}

/** The scripts that a mention may stand for. More than one when the path does not tell which: then each counts as used. */
function resolve(builder: Builder, from: string, mention: Mention, workdir: string | undefined): readonly string[] {
  const { byName, byModule, byTarget, scripts } = builder;
  if (mention.pattern) return matching(builder, from, mention);
  const exact = byTarget.get(mention.absolute ? `/${mention.tail}` : posix.join(workdir ?? '/', mention.tail));
  if (exact && (mention.absolute || workdir !== undefined)) return [...exact];
  const candidates = (mention.module ? byModule : byName).get(mention.name) ?? [];
  if (candidates.length < 2) return candidates;
  const beside = [clean(posix.join(posix.dirname(from), mention.tail)), clean(mention.tail)].find((path) =>
    scripts.has(path),
  );
  if (beside !== undefined && !mention.absolute) return [beside];
  const tail = `/${mention.tail.replace(/^(\.{1,2}\/)+/, '')}`;
  const ending = candidates.filter((path) => `/${path}`.endsWith(tail));
  return ending.length > 0 ? ending : candidates;
}

function matching({ scripts, byTarget }: Builder, from: string, mention: Mention): string[] {
  const source = mention.name
    .replace(/[.+^()|\\]/g, '\\$&')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  const regex = new RegExp(`^${source}$`);
  const named = [...scripts.keys()].filter((path) => path !== from && regex.test(posix.basename(path)));
  const folder = clean(posix.dirname(mention.tail).replace(/^(\.{1,2}\/)+/, ''));
  if (folder === '' || folder === '.' || folder === '..') return named;
  const inImage = [...byTarget].filter(
    ([path]) => posix.dirname(path).endsWith(folder) && regex.test(posix.basename(path)),
  );
  const near = named.filter((path) => posix.dirname(`/${path}`).endsWith(`/${folder}`));
  const found = new Set([...near, ...inImage.flatMap(([, paths]) => [...paths])]);
  if (found.size > 0) return [...found];
  // The folder is one of an image or a mount that is not known: its last part may still tell.
  const last = folder.split('/').at(-1);
  const alike = named.filter((path) => posix.basename(posix.dirname(path)) === last);
  return alike.length > 0 || mention.name === '*' ? alike : named;
}
