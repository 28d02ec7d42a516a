import { posix } from 'node:path';
import type { ComposeFile, Service } from '../../compose/model.ts';
import type { Dockerfile, Instruction, Stage } from '../../dockerfile/model.ts';
import { globRegex, ignoreTest } from '../ignore.ts';
import type { Snapshot } from '../snapshot.ts';
import type { FileTree } from './file-tree.ts';

/** One script that a COPY or ADD brings into an image. */
export interface Copied {
  readonly dockerfile: string;
  readonly line: number;
  readonly script: string;
  /** Where it may lie in the image; two places when the destination may be a folder or a file. */
  readonly targets: readonly string[];
  /** The instruction names the script itself. */
  readonly byName: boolean;
  /** It came with the whole build context. */
  readonly whole: boolean;
  /** Its stage becomes an image, and is not only one that others take files from. */
  readonly ships: boolean;
  /** The stage that has it. */
  readonly stage: Stage | undefined;
}

/** Every folder that a compose file builds a Dockerfile in, by the Dockerfile's path. */
export function composeContexts(files: readonly ComposeFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const contexts = new Map<string, Set<string>>();
  for (const file of files)
    for (const service of file.services) {
      const built = buildOf(file, service);
      if (built) contexts.set(built.dockerfile, (contexts.get(built.dockerfile) ?? new Set()).add(built.context));
    }
  return contexts;
}

/** What a service builds: its Dockerfile and the folder, both as paths of the repository; undefined when it builds nothing of it. */
export function buildOf(
  { path }: ComposeFile,
  service: Service,
): { readonly context: string; readonly dockerfile: string } | undefined {
  const written = service.text('build', 'context') ?? service.text('build');
  if (written === undefined || /^\w+:|^git@/.test(written)) return undefined;
  const context = clean(posix.join(posix.dirname(path), written));
  return { context, dockerfile: clean(posix.join(context, service.text('build', 'dockerfile') ?? 'Dockerfile')) };
}

/** A path of the repository without `./`; the root is ''. */
export function clean(path: string): string {
  const normal = posix.normalize(path).replace(/\/$/, '');
  return normal === '.' ? '' : normal.replace(/^\//, '');
}

/** What the image files of a repository copy of its scripts. */
export function copiedScripts(
  dockerfile: Dockerfile,
  scripts: readonly string[],
  known: ReadonlySet<string> | undefined,
  snapshot: Snapshot,
  tree: FileTree,
): Copied[] {
  const candidates = contextsOf(dockerfile, known, tree);
  const ignored = new Map<string, (path: string) => boolean>();
  const isIgnored = (context: string, path: string): boolean => {
    let test = ignored.get(context);
    if (!test) {
      const files = [`${dockerfile.path}.dockerignore`, inside(context, '.dockerignore')];
      test = ignoreTest(files.map((file) => snapshot.read(file)).find((text) => text !== undefined) ?? '');
      ignored.set(context, test);
    }
    return test(path);
  };
  const result: Copied[] = [];
  for (const outer of dockerfile.instructions) {
    const instruction = outer.trigger ?? outer;
    const { keyword, stage, line } = instruction;
    if (keyword === 'RUN') result.push(...boundScripts(instruction, dockerfile.path, candidates, scripts, tree));
    if (keyword !== 'COPY' && keyword !== 'ADD') continue;
    const words = instruction.words.map(({ expanded, value }) => expanded ?? value);
    const destination = words.at(-1);
    if (destination === undefined) continue;
    const common = { dockerfile: dockerfile.path, line, ships: stage?.role !== 'source', stage };
    const from = instruction.flags.find(({ name }) => name === 'from');
    for (const source of words.slice(0, -1)) {
      if (source.startsWith('<<') || /^\w+:\/\//.test(source)) continue;
      if (from) {
        const other = stageNamed(dockerfile, from.expanded ?? from.value ?? '');
        if (other) result.push(...fromStage(result, other, instruction, source, destination, common));
        continue;
      }
      const pattern = contextPattern(source);
      const whole = pattern === '' || pattern === '.';
      // What a child image's build copies comes from the child's folder.
      if (whole && instruction.onbuild) continue;
      const regex = globRegex(pattern);
      const context = whole ? candidates[0] : candidates.find((folder) => tree.matches(folder, pattern));
      if (context === undefined) continue;
      const base = posix.resolve(instruction.state.workdir ?? '/', destination);
      for (const script of scripts) {
        if (!under(context, script)) continue;
        const path = relative(context, script);
        if (!regex.test(path) || isIgnored(context, path)) continue;
        const targets = targetsOf(base, pattern, path, destination, words.length > 2);
        result.push({ ...common, script, targets, byName: path === pattern, whole });
      }
    }
  }
  return result;
}

/** What `RUN --mount=type=bind` lends a build of its context; none of it ends in the image. */
function boundScripts(
  { flags, stage, line, state }: Instruction,
  dockerfile: string,
  candidates: readonly string[],
  scripts: readonly string[],
  tree: FileTree,
): Copied[] {
  return flags.flatMap(({ name, expanded, value }) => {
    if (name !== 'mount') return [];
    const options = new Map((expanded ?? value ?? '').split(',').map((part) => part.split('=', 2) as [string, string]));
    if ((options.get('type') ?? 'bind') !== 'bind' || options.has('from')) return [];
    const target = options.get('target') ?? options.get('dst') ?? options.get('destination');
    const pattern = contextPattern(options.get('source') ?? options.get('src') ?? '.');
    const context =
      pattern === '' || pattern === '.' ? candidates[0] : candidates.find((folder) => tree.matches(folder, pattern));
    if (target === undefined || context === undefined) return [];
    const base = posix.resolve(state.workdir ?? '/', target);
    const regex = globRegex(pattern);
    return scripts
      .filter((script) => under(context, script) && regex.test(relative(context, script)))
      .map((script) => {
        const path = relative(context, script);
        const targets = targetsOf(base, pattern, path, path === pattern ? target : `${target}/`, false);
        return {
          dockerfile,
          line,
          script,
          targets,
          byName: false,
          whole: pattern === '' || pattern === '.',
          ships: false,
          stage,
        };
      });
  });
}

function stageNamed({ stages }: Dockerfile, name: string): Stage | undefined {
  return stages.find((stage) => stage.name === name.toLowerCase() || String(stage.index) === name);
}

/** What a COPY takes of the scripts that an earlier stage, or one that it is built from, has. */
function fromStage(
  known: readonly Copied[],
  stage: Stage,
  copy: Instruction,
  source: string,
  destination: string,
  common: Pick<Copied, 'dockerfile' | 'line' | 'ships' | 'stage'>,
): Copied[] {
  const chain = new Set<Stage | undefined>();
  for (let next: Stage | undefined = stage; next; next = next.parent) chain.add(next);
  const path = posix.join('/', source).replace(/(.)\/$/, '$1');
  const base = posix.resolve(copy.state.workdir ?? '/', destination);
  const regex = globRegex(path.slice(1));
  return known
    .filter((each) => chain.has(each.stage))
    .flatMap(({ script, targets, whole }) => {
      const matching = targets.filter((target) => regex.test(target.slice(1)));
      if (matching.length === 0) return [];
      const there = matching.flatMap((target) => [
        posix.join(base, target.startsWith(`${path}/`) ? target.slice(path.length) : posix.basename(target)),
        ...(target === path && !/(^|\/)\.?$/.test(destination) ? [base] : []),
      ]);
      return [{ ...common, script, targets: there, byName: matching.includes(path), whole }];
    });
}

/** A source as a pattern of the context; variables that are not known may stand for anything. */
function contextPattern(source: string): string {
  return source
    .replace(/^(\.?\/)+/, '')
    .replace(/(?<!\/)\/+$/, '')
    .replace(/\$\{[^}]{0,300}\}|\$\w+/g, '*');
}

/**
 * Where a build may run: as compose says, in the Dockerfile's folder, in one around it; the one first that holds most of what the
 * Dockerfile copies. A folder with nothing in it but files of the build is no context for `COPY . .`.
 */
function contextsOf(file: Dockerfile, known: ReadonlySet<string> | undefined, tree: FileTree): string[] {
  const contexts = [...(known ?? [])];
  for (let folder = clean(posix.dirname(file.path)); ; folder = clean(posix.dirname(folder))) {
    if (!contexts.includes(folder)) contexts.push(folder);
    if (folder === '') break;
  }
  const sources = file.instructions
    .filter(({ keyword, flags }) => /^(COPY|ADD)$/.test(keyword) && !flags.some(({ name }) => name === 'from'))
    .flatMap(({ words }) => words.slice(0, -1).map(({ expanded, value }) => contextPattern(expanded ?? value)))
    .filter((source) => source !== '' && source !== '.' && !source.startsWith('<<') && !/^\w+:\/\//.test(source));
  const score = (folder: string): number =>
    known?.has(folder)
      ? Number.POSITIVE_INFINITY
      : sources.filter((source) => tree.matches(folder, source)).length + (tree.onlyBuildFiles(folder) ? 0 : 0.5);
  const scores = new Map(contexts.map((folder) => [folder, score(folder)]));
  return contexts.sort((a, b) => (scores.get(a) === scores.get(b) ? 0 : (scores.get(b) ?? 0) - (scores.get(a) ?? 0)));
}

/** @param base the destination, absolute */
function targetsOf(base: string, pattern: string, path: string, destination: string, many: boolean): string[] {
  const folder = base === '/' ? '' : base;
  // What lies below a folder that is named keeps its place; a pattern drops the folders before it.
  const depth = pattern === '' || pattern === '.' ? 0 : pattern.split('/').length;
  const parts = path.split('/');
  if (parts.length > depth) {
    const below = `${folder}/${depth === 0 ? path : parts.slice(depth).join('/')}`;
    return /[*?[]/.test(pattern) ? [below, `${folder}/${parts.slice(depth - 1).join('/')}`] : [below];
  }
  const inFolder = `${folder}/${parts.at(-1)}`;
  return many || /(^|\/)\.?$/.test(destination) ? [inFolder] : [base, inFolder];
}

function under(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function relative(folder: string, path: string): string {
  return folder === '' ? path : path.slice(folder.length + 1);
}

function inside(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
