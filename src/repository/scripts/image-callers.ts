import { posix } from 'node:path';
import type { Dockerfile } from '../../dockerfile/model.ts';
import type { Builder, Draft } from './builder.ts';
import type { Copied } from './images.ts';
import type { Place } from './model.ts';

/** Task runners, by the files that tell them what to do, and the commands that start them. */
const RUNNERS: readonly (readonly [file: RegExp, command: RegExp])[] = [
  [/(^|\/)(GNUmakefile|Makefile[\w.-]*|[\w.-]+\.mk)$/i, command('g?make')],
  [/(^|\/)\.?justfile$/i, command('just')],
  [/(^|\/)Taskfile\.ya?ml$/i, command('(?:go-)?task')],
  [/(^|\/)(Rakefile|[\w.-]+\.rake)$/, command('(?:bundle exec )?(?:rake|rails)')],
  [/(^|\/)(gulpfile|Gruntfile)[\w.-]*$/i, command('(?:npx )?(?:gulp|grunt)')],
  [/\.gradle(\.kts)?$/, command('gradlew?')],
  [/(^|\/)pom\.xml$/, command('mvnw?')],
  [/(^|\/)(CMakeLists\.txt|[\w.-]+\.cmake)$/, command('cmake')],
  [/(^|\/)(meson\.build|BUILD(\.bazel)?|build\.rs|build\.zig)$/, command('(?:meson|ninja|bazel|cargo|zig)')],
  [/(^|\/)(tox\.ini|noxfile\.py|tasks\.py|fabfile\.py|dodo\.py)$/, command('(?:tox|nox|inv|invoke|fab|doit)')],
  [/(^|\/)composer\.json$/, command('composer')],
  [/(^|\/)(setup\.(py|cfg)|pyproject\.toml)$/, /\bpip3? install\b|\bsetup\.py\b|\b(poetry|pdm|hatch|uv|poe) /],
];

/** A program where a command begins, and no package of that name in a list. */
function command(names: string): RegExp {
  return new RegExp(
    `(?:^|[;&|(]|\\b(?:then|do|else|exec|sudo|RUN|CMD|ENTRYPOINT) ) {0,8}(?:\\./)?${names}(?![\\w.-])`,
    'm',
  );
}

const PROGRAM = /\.(py|[cm]?[jt]s|tsx|rb|pl|pm|php|go|rs|java|kts?|groovy|cs|lua|exs?)$/;
/** Their sources come into images to be compiled. */
const COMPILED = /\.(go|rs|java|kts?|cs|tsx?)$/;
/** Programs that people and their tools run, not the container. */
const FOR_PEOPLE =
  /(^|\/)(\.|(tests?|specs?|__tests__|docs?|examples?|e2e|benchmarks?)\/|test_|(conftest|setup)\.py$)|[._-](test|spec)\.\w+$|\.config\.[cm]?[jt]s$/;
const SETTINGS = /\.(ya?ml|json|toml|ini|cfg|conf|xml|properties|tpl|tmpl|j2|erb)$/;
/** What npm runs by itself while it installs: https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts */
const WHILE_INSTALLING = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];

/** The files that run scripts, are no scripts themselves, and may come into an image with them. */
export function possibleCallers({ uses, scripts }: Builder): string[] {
  const callers = new Set<string>();
  for (const list of uses.values())
    for (const { by, when, kind } of list)
      if (when === 'development' && kind !== 'mentions' && !scripts.has(by) && !isForPeople(by)) callers.add(by);
  return [...callers];
}

function isForPeople(path: string): boolean {
  return FOR_PEOPLE.test(path) && !RUNNERS.some(([file]) => file.test(path));
}

/**
 * What a file runs that an image has, and whose own tool or program runs in that image, happens there: `CMD ["npm", "start"]`
 * with a `start` in package.json, `RUN make`, a program that starts a script.
 * @param brought the copies of the files that `possibleCallers` gave
 */
export function placeCallers(
  builder: Builder,
  dockerfiles: readonly Dockerfile[],
  brought: readonly Copied[],
  textOf: (path: string) => string,
): void {
  const byCaller = new Map<string, Copied[]>();
  for (const copy of brought) byCaller.set(copy.script, [...(byCaller.get(copy.script) ?? []), copy]);
  if (byCaller.size === 0) return;
  const inImage = imagesOf(builder, dockerfiles, textOf);
  for (const [script, uses] of builder.uses)
    for (const use of uses) {
      if (use.when !== 'development' || use.kind === 'mentions') continue;
      for (const copy of byCaller.get(use.by) ?? []) {
        if (use.inImage || !builder.copiedIn.get(copy.dockerfile)?.has(script)) continue;
        const place = placeIn(use, script, copy, inImage(copy.dockerfile), textOf(use.by));
        if (place === undefined) continue;
        use.when = place;
        use.inImage = true;
      }
    }
}

/** What a text starts: task runners, by the pattern of their commands, and scripts of a package.json. */
interface Started {
  readonly runners: ReadonlySet<RegExp>;
  readonly npm: readonly string[];
}

interface ImageStarts {
  /** What its build runs, and scripts that it has. */
  readonly build: readonly Started[];
  /** What its containers start, with the scripts that they begin with. */
  readonly start: readonly Started[];
  readonly ansible: boolean;
}

/** Each text is read once, however many images have it. */
function imagesOf(
  builder: Builder,
  dockerfiles: readonly Dockerfile[],
  textOf: (path: string) => string,
): (dockerfile: string) => ImageStarts {
  const scripts = new Map<string, Started>();
  const ofScript = (path: string): Started => {
    const known = scripts.get(path) ?? startedBy(textOf(path));
    scripts.set(path, known);
    return known;
  };
  const images = new Map<string, ImageStarts>();
  const files = new Map(dockerfiles.map((file) => [file.path, file]));
  return (path) => {
    const known = images.get(path);
    if (known) return known;
    const made = imageStarts(builder, path, files.get(path), ofScript);
    images.set(path, made);
    return made;
  };
}

function imageStarts(
  builder: Builder,
  path: string,
  file: Dockerfile | undefined,
  ofScript: (path: string) => Started,
): ImageStarts {
  const of = (keywords: RegExp): string =>
    (file?.instructions ?? [])
      .map((instruction) => instruction.trigger ?? instruction)
      .filter(({ keyword }) => keywords.test(keyword))
      .map(({ range, heredocs }) =>
        [file?.text.slice(range.start, range.end), ...heredocs.map(({ body }) => body)].join('\n'),
      )
      .join('\n')
      .replace(/\\\r?\n(?:[ \t]*#[^\n]*\n)*/g, ' ')
      .replace(/^(\w+)(?:[ \t]+--[\w-]+(?:=\S*)?)+/gm, '$1')
      .replace(/["'[\],\t]+/g, ' ');
  const build = of(/^RUN$/);
  const scripts = [...(builder.copiedIn.get(path) ?? [])];
  const isFirst = (script: string): boolean => builder.uses.get(script)?.some(isStarted) === true;
  return {
    // What other scripts say may be for the build.
    build: [startedBy(build), ...scripts.filter((script) => !isFirst(script)).map(ofScript)],
    start: [startedBy(of(/^(CMD|ENTRYPOINT|HEALTHCHECK)$/)), ...scripts.filter(isFirst).map(ofScript)],
    ansible: /\bansible/.test(build),
  };
}

function startedBy(text: string): Started {
  const runners = RUNNERS.filter(([, command]) => command.test(text)).map(([, command]) => command);
  return { runners: new Set(runners), npm: npmScripts(text) };
}

function isStarted({ when, kind, inImage }: Draft): boolean {
  return inImage && kind === 'runs' && (when === 'run' || when === 'healthcheck');
}

function placeIn(
  { by, kind }: Draft,
  script: string,
  copy: Copied,
  { build, start, ansible }: ImageStarts,
  text: string,
): Place | undefined {
  if (posix.basename(by) === 'package.json') {
    const names = (commands: string): boolean => kind === 'may-run' || commands.includes(posix.basename(script));
    if (names(npmCommands(text, start))) return 'run';
    return names(npmCommands(text, build)) ? 'build' : undefined;
  }
  const runner = RUNNERS.find(([file]) => file.test(by))?.[1];
  const runs = (started: readonly Started[]): boolean => started.some(({ runners }) => runner && runners.has(runner));
  if (runner) return runs(start) ? 'run' : runs(build) ? 'build' : undefined;
  if (COMPILED.test(by)) return kind === 'may-run' ? undefined : 'build';
  if (PROGRAM.test(by)) return copy.ships ? 'run' : 'build';
  // A whole folder brings settings that are nothing to the image.
  if (!SETTINGS.test(by) || copy.whole) return undefined;
  return copy.ships && !ansible && !by.includes('ansible') ? 'run' : 'build';
}

/** The scripts that a text asks npm and its like for. */
function npmScripts(text: string): string[] {
  return [...text.matchAll(/\b(?:npm|pnpm|yarn|bun)\b([^\n&|;]{0,300})/g)].flatMap(([, rest = '']) => {
    const words = rest
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '' && !word.startsWith('-'));
    const [first = 'install', second = ''] = words;
    if (/^(install|i|ci|add|clean-install)$/.test(first)) return WHILE_INSTALLING;
    return [/^run(-script)?$/.test(first) ? second : first];
  });
}

/** The commands of a package.json that are run for what was asked for, with those that these run. */
function npmCommands(manifest: string, started: readonly Started[]): string {
  const scripts = scriptsOf(manifest);
  const wanted = [...new Set(started.flatMap(({ npm }) => npm))];
  const seen = new Set<string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const command = scripts.get(name);
    if (command === undefined || seen.has(name)) continue;
    seen.add(name);
    wanted.push(`pre${name}`, `post${name}`, ...command.split(/[\s"':*]+/), ...command.split(/[\s"']+/));
  }
  return [...seen].map((name) => scripts.get(name) ?? '').join('\n');
}

function scriptsOf(manifest: string): Map<string, string> {
  try {
    const { scripts } = JSON.parse(manifest) as { readonly scripts?: Readonly<Record<string, unknown>> };
    return new Map(Object.entries(scripts ?? {}).map(([name, command]) => [name, String(command)]));
  } catch {
    // What is no JSON is nothing to npm either.
    return new Map();
  }
}
