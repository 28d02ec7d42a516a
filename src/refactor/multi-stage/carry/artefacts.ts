import type { Instruction, Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { baseFacts, baseFolder, isSmall } from '../../base-facts.ts';
import type { Refusal } from '../../refactoring.ts';
import { isCompiler } from './compile.ts';
import { packagesPlace } from './interpreter.ts';
import type { ClassifiedRun } from './model.ts';
import { absolute, namesPath, PREFIX, within } from './paths.ts';
import { archiveOf, handsOutFiles, onlySources, programOf, startAmong, startOf } from './program.ts';
import { SYSTEM_PACKAGES } from './python-tools.ts';
import { startTexts } from './starts.ts';

export interface Artefacts {
  /** The RUNs that build, in order. */
  readonly builders: readonly Instruction[];
  /** What is carried over: absolute paths, none inside another. */
  readonly roots: readonly string[];
  /** Folders that only the build needs. */
  readonly left: readonly string[];
  /** All that was built, also what only the build needs. */
  readonly made: readonly string[];
}

/** Folders whose files are made for the build alone. */
export const SCRATCH =
  /^\/(tmp|var\/tmp|root\/\.(cache|npm|cargo|m2|gradle|rustup)|go\/pkg|usr\/local\/go)(\/|$)|\.(tar(\.\w+)?|tgz|tbz2?|txz|zip|deb|rpm|apk|asc|sig|sha\d+|patch|diff)$/;
/** Folders of the system, where packages lie: they can't be carried as a whole. */
const SYSTEM =
  /^\/(bin|sbin|lib|lib64|etc|var|usr|usr\/(bin|sbin|lib|lib64|include|share|src|libexec)|home|root|opt|srv|proc|sys|dev)?$/;

/** What the RUNs leave behind, as paths that the runtime stage takes over. */
export function artefacts(image: Image, stage: Stage, classified: readonly ClassifiedRun[]): Artefacts | Refusal {
  const builders: Instruction[] = [];
  let paths = new Map<string, Instruction>();
  // Also what isn't carried over, as something may be made of it.
  const made: string[] = [];
  for (const { run, commands } of classified) {
    let isBuilder = false;
    for (const { effect } of commands) {
      const derived =
        effect.role !== 'packages' && effect.reads?.some((path) => made.some((root) => within(path, root))) === true;
      if (effect.role === 'build' || derived) {
        isBuilder = true;
        made.push(...effect.writes);
        for (const path of effect.writes) if (!SCRATCH.test(path)) paths.set(path, run);
      }
      for (const removed of effect.removes ?? [])
        paths = new Map([...paths].filter(([path]) => !within(path, removed)));
    }
    if (isBuilder) builders.push(run);
  }
  const user = builders.find(({ state }) => state.user !== undefined && !/^(root|0)(:|$)/.test(state.user));
  if (user && paths.has(PREFIX))
    return {
      message: `It installs as \`${user.state.user}\`, so where to depends on that account; install as root, or into a virtual environment.`,
      range: user.range,
    };
  const all = [...paths.keys()].filter(
    (path) => ![...paths.keys()].some((other) => other !== path && within(path, other)),
  );
  const kept = all.filter((path) => !isLeft(path, all, image, stage, classified));
  const left = [...all.filter((path) => !kept.includes(path)), ...workshops(stage, kept, classified)];
  const lost = lostStart(stage, kept, classified);
  if (lost) return lost;
  const pip = paths.get(SYSTEM_PACKAGES);
  if (pip && !packagesPlace(image, stage, classified, baseFacts(stage)))
    return {
      message: "Alpine's pip installs among the system's packages; use a virtual environment.",
      range: pip.range,
    };
  const system = kept.find(
    (path) => SYSTEM.test(path) && !isFileOf(path) && !(/^\/(opt|srv)$/.test(path) && isSmall(stage)),
  );
  if (system !== undefined) {
    const run = paths.get(system);
    return {
      message: /^\/etc(\/|$)/.test(system)
        ? `It installs settings into \`${system}\`, which holds those of the system, too; use a folder of its own, such as \`--sysconfdir=/etc/app\`.`
        : /^\/usr(\/|$)/.test(system)
          ? `It installs into \`${system}\`, where packages are; use a prefix of its own, such as \`/usr/local\` or \`/opt/app\`.`
          : `It builds in \`${system}\`, which holds other files, too; set \`WORKDIR\` to a folder of its own, such as \`/app\`.`,
      range: run?.range ?? stage.from.range,
    };
  }
  if (kept.length === 0 && builders.length > 0)
    return {
      message: 'It is not known where what is built is put.',
      range: builders.at(-1)?.range ?? stage.from.range,
    };
  const compiled = new Set(
    classified.flatMap(({ commands }) =>
      commands.flatMap(({ command, effect }) => (isCompiler(command.name) ? effect.writes : [])),
    ),
  );
  return {
    builders,
    roots: inOrder(
      stage,
      kept.map((root) => (compiled.has(root) ? refine(image, stage, root) : root)),
    ),
    left,
    made,
  };
}

/** What changes least comes first: installed packages, then folders that the build context goes into. */
function inOrder(stage: Stage, roots: readonly string[]): string[] {
  const targets = stage.instructions.flatMap(({ keyword, words, state }) =>
    keyword === 'COPY' || keyword === 'ADD'
      ? (absolute(words.at(-1)?.expanded, state.workdir ?? baseFolder(stage)) ?? [])
      : [],
  );
  const late = (root: string): boolean => targets.some((target) => within(target, root) || within(root, target));
  return [...new Set(roots)].sort((a, b) => Number(late(a)) - Number(late(b)) || (a < b ? -1 : 1));
}

/** What starts lies among the system's programs, and it may be that the installation put it there, whatever its prefix. */
function lostStart(stage: Stage, roots: readonly string[], classified: readonly ClassifiedRun[]): Refusal | undefined {
  const start = startOf(stage);
  const system = start !== undefined && /^(\/usr)?\/s?bin\//.test(start) && !roots.some((root) => within(start, root));
  const installs = classified.flatMap(({ commands }) =>
    commands.filter(({ command, effect }) => isCompiler(command.name) && effect.writes.includes(PREFIX)),
  );
  const [install] = installs;
  if (!system || !install || KNOWN_PROGRAM.test(start)) return undefined;
  return {
    message: `Whether \`${start}\` comes from a package or from \`${install.command.name}\` is not known; install below \`${PREFIX}\`, and start it from there.`,
    range: install.command.range,
  };
}

const KNOWN_PROGRAM =
  /\/(ba|da|a)?sh$|\/(python[\d.]*|perl|ruby|node|java|php[\d.]*|tini|dumb-init|env|supervisord|nginx|s6-svscan)$/;

/** Folders that a site is made in, while a server hands out what lies elsewhere. */
function workshops(stage: Stage, kept: readonly string[], classified: readonly ClassifiedRun[]): string[] {
  if (!handsOutFiles(stage)) return [];
  const folders = classified.flatMap(({ commands }) =>
    commands.flatMap(({ effect, place }) =>
      effect.role === 'build' && place.folder !== undefined ? place.folder : [],
    ),
  );
  return [...new Set(folders)].filter(
    (folder) =>
      !SYSTEM.test(folder) &&
      !kept.some((root) => within(root, folder) || within(folder, root)) &&
      !/^\/(etc|usr\/share\/nginx|usr\/local\/apache2|var\/www)(\/|$)/.test(folder),
  );
}

/** Whether a folder was only worked in: what is made in it is put elsewhere, and nothing that starts lies in it. */
function isLeft(
  path: string,
  all: readonly string[],
  image: Image,
  stage: Stage,
  classified: readonly ClassifiedRun[],
): boolean {
  const start = startAmong(stage, all) ?? archiveOf(stage);
  if (path === PREFIX || path === '/' || (start !== undefined && within(start, path))) return false;
  const effects = classified.flatMap(({ commands }) => commands);
  const installed = effects.some(
    ({ command, effect }) => isCompiler(command.name) && effect.writes.includes(path) && effect.writes.includes(PREFIX),
  );
  if (installed && start !== undefined && within(start, PREFIX)) return true;
  // A clone that is built in a folder of its own: `git clone …/x && mkdir x/build && cd x/build && cmake .. && make install`.
  const inside = effects.some(
    ({ command, effect }) =>
      isCompiler(command.name) &&
      effect.writes.includes(PREFIX) &&
      effect.writes.some((written) => written !== path && within(written, path)),
  );
  if (inside && all.includes(PREFIX) && !isNamed(path, image, stage)) return true;
  // Programs that the build installs for itself, where nobody looks for them later.
  if (/^\/(root|home\/[^/]+)\/(go|\.cargo)\/bin$/.test(path))
    return !(stage.end.variable('PATH')?.value ?? '').split(':').includes(path);
  const program = programOf(stage);
  // Interpreters read what isn't installed.
  if (start === undefined && program !== undefined && INTERPRETER.test(program)) return false;
  if (installed || (isSourceFolder(path) && all.includes(PREFIX))) return true;
  // `dotnet build -o` beside `dotnet publish -o`.
  const others = effects.filter(({ effect }) => effect.writes.includes(path));
  const publishes = start !== undefined && all.some((root) => root !== path && within(start, root));
  if (publishes && stage.end.workdir !== path && others.every(({ command }) => command.name === 'dotnet')) return true;
  if (start !== undefined && isTakenOut(path, start, image, stage, classified)) return true;
  const copied = effects.some(
    ({ effect }) =>
      effect.reads?.some((read) => within(read, path)) === true &&
      effect.writes.some((target) => !within(target, path) && all.some((other) => within(target, other))),
  );
  return copied && handsOutFiles(stage);
}

/** Whether what starts, or a setting, names a path; also where a start script can't be read. */
function isNamed(path: string, image: Image, stage: Stage): boolean {
  const { known, missing } = startTexts(image, stage);
  const own = stage.instructions
    .filter(({ keyword }) => /^(ENV|CMD|ENTRYPOINT|VOLUME|HEALTHCHECK|WORKDIR)$/.test(keyword))
    .map(({ argsRange }) => image.dockerfile.text.slice(argsRange.start, argsRange.end));
  return missing !== undefined || [...known, ...own].some((text) => namesPath(text, path));
}

/** Whether files of the build context are copied to a folder. */
function copies(stage: Stage, path: string): boolean {
  return stage.instructions.some(
    ({ keyword, words, state }) =>
      (keyword === 'COPY' || keyword === 'ADD') &&
      absolute(words.at(-1)?.expanded, state.workdir ?? baseFolder(stage)) === path,
  );
}

/**
 * Whether a program was compiled in a folder, and put elsewhere: what is left in the folder was for the compiler, unless it is where the
 * program works, something behind names it, or files lie in it that aren't sources.
 */
function isTakenOut(
  path: string,
  start: string,
  image: Image,
  stage: Stage,
  classified: readonly ClassifiedRun[],
): boolean {
  const commands = classified.flatMap((each) => each.commands);
  const compiled = commands.some(({ command, effect }) => isCompiler(command.name) && effect.writes.includes(path));
  const moved = commands.some(({ effect }) => effect.writes.includes(start) && !effect.writes.includes(path));
  const last =
    classified.findLast((each) => each.commands.some(({ effect }) => effect.role === 'build'))?.run.index ?? 0;
  const named = stage.instructions.some(
    ({ keyword, index, words, argsRange }) =>
      (index > last || /^(ENV|CMD|ENTRYPOINT|VOLUME|HEALTHCHECK)$/.test(keyword)) &&
      image.dockerfile.text.slice(argsRange.start, argsRange.end).includes(path) &&
      words.length > 0,
  );
  const brought = stage.instructions.some(({ keyword, words, state }) => {
    const target =
      keyword === 'COPY' || keyword === 'ADD'
        ? absolute(words.at(-1)?.expanded, state.workdir ?? baseFolder(stage))
        : undefined;
    if (target === undefined || !(within(target, path) || within(path, target))) return false;
    return !onlySources(words.slice(0, -1).flatMap(({ value }) => image.matchContext(value)));
  });
  const known = image.listContext().length > 1;
  return compiled && moved && !named && !brought && (stage.end.workdir !== path || (known && copies(stage, path)));
}

const INTERPRETER = /^(sh|bash|python[\d.]*|node|ruby|php|perl|java|gunicorn|uvicorn|npm|yarn|bundle)$/;

/** `/usr/src/x` and `/usr/local/src/x` hold sources by convention; what is built from them is installed elsewhere. */
function isSourceFolder(path: string): boolean {
  return (
    /^\/(usr\/src|usr\/local\/src)(\/|$)/.test(path) && path !== '/usr/src/app' && !path.startsWith('/usr/src/app/')
  );
}

function isFileOf(path: string): boolean {
  return /\.\w+$/.test(path);
}

/**
 * A compiled program that starts by its path goes alone where the build context holds nothing but sources of programs; Java's archives and
 * Rust's programs always do, as what lies beside them is only there for the next build. .NET's programs need what lies beside them.
 */
function refine(image: Image, stage: Stage, root: string): string {
  const start = startAmong(stage, [root]) ?? archiveOf(stage);
  if (start === undefined || !within(start, root) || start === root || root === PREFIX) return root;
  if (/\.dll$/.test(start) || stage.base.image?.repository === 'dotnet/sdk') return root;
  // A distribution of Gradle: programs in `bin`, archives in `lib`.
  const distribution = /^(.*\/build\/install\/[^/]+)\/bin\/[^/]+$/.exec(start)?.[1];
  if (distribution !== undefined) return distribution;
  const alone = /\/target\/([^/]+\/)?(release|debug)\/[^/]+$/.test(start) && /\/target$/.test(root);
  const archive = /\.(jar|war)$/.test(start);
  const program = !/\.(sh|py|rb|js|pl)$/.test(start) && onlySources(image.listContext()) && !makesLibraries(image);
  return alone || archive || program ? start : root;
}

/** Whether the program may need libraries that are built beside it. */
export function makesLibraries(image: Image): boolean {
  return image
    .listContext()
    .filter((path) =>
      /(^|\/)(CMakeLists\.txt|Makefile[^/]*|GNUmakefile|meson\.build|configure\.ac)$|\.(cmake|mk|am)$/.test(path),
    )
    .some((path) =>
      /\bSHARED\b|BUILD_SHARED_LIBS|-shared\b|shared_library|LT_INIT|\.so\b/.test(image.readContext(path) ?? ''),
    );
}
