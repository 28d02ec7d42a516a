import type { Stage } from '../../../dockerfile/model.ts';
import type { Image } from '../../../repository/image.ts';
import { lookup } from '../../../text/lookup.ts';
import { escapePattern } from '../../../text/pattern.ts';
import { alpineLibraries } from '../../alpine-libraries.ts';
import type { BaseFacts } from '../../base-facts.ts';
import {
  isBuildPackage,
  isHeaderPackage,
  leavesBehind,
  programsOf,
  runtimePackage,
  unversioned,
} from '../../build-packages.ts';
import { runtimeLibraries } from '../../runtime-libraries.ts';
import type { ClassifiedRun } from './model.ts';
import { handsOutFiles } from './program.ts';
import { programsAtStart, startsProgram } from './starts.ts';

/** Tells what the packages of a system's package manager are for. */
export interface PackageUse {
  /** Whether a package only builds. */
  isTool(name: string): boolean;
  /** Whether leaving it out makes the image much smaller. */
  isLarge(name: string): boolean;
  /** What takes its place where the image runs; `stays` where that isn't known, as headers bring their libraries. */
  leaves(name: string): readonly string[] | 'stays';
}

/**
 * Installers of Python packages. Debian's recommend compilers, which apt then installs with them; what they depend on may be what the
 * packages lean on: https://packages.debian.org/trixie/python3-pip
 */
const INSTALLERS: Readonly<Record<string, readonly string[]>> = lookup({
  'python3-pip': ['ca-certificates', 'python3', 'python3-setuptools'],
  'python3-venv': ['python3'],
  'python3-virtualenv': ['python3'],
  virtualenv: ['python3'],
  'py3-pip': ['python3'],
  'py3-virtualenv': ['python3'],
});
/** What Python's own modules are linked with lies in each of its images: https://github.com/docker-library/python/blob/master/Dockerfile-linux.template */
const INTERPRETERS =
  /^(libffi|libssl|zlib1g|libsqlite3|libbz2|liblzma|libncurses|libreadline|uuid|libexpat1|libgdbm|libdb)-dev$/;
/** Programs that fetch and unpack for the build, and the commands that call them for it. */
const FETCHERS: Readonly<Record<string, RegExp>> = lookup({
  git: /^(git|cmake|make|pip3?|composer|npm|yarn|pnpm|go|cargo|bundle|poetry|uv|pipenv)$/,
  unzip: /^(unzip|composer|php)$/,
  zip: /^(zip|composer)$/,
  subversion: /^svn$/,
  mercurial: /^(hg|go)$/,
  'xz-utils': /^(tar|xz)$/,
  nodejs: /^(node|npm|npx|yarn|pnpm)$/,
});

/** What makes sites. */
const SITE_TOOLS =
  /^(nodejs|nodejs-current|node|npm|yarn|yarnpkg|hugo|ruby|ruby-full|ruby-bundler|git|python3|pandoc|mkdocs|asciidoctor)$/;

export function packageUse(
  image: Image,
  stage: Stage,
  classified: readonly ClassifiedRun[],
  facts: BaseFacts,
): PackageUse {
  const { language } = facts;
  const started = programsAtStart(stage);
  const starts = startsProgram(image, stage);
  const commands = classified.flatMap((run) => run.commands);
  const repeated = new Set(
    commands.flatMap(({ command, effect }) => (effect.role === 'both' ? (command.name ?? []) : [])),
  );
  const builders = commands.flatMap(({ command, effect }) => (effect.role === 'build' ? (command.name ?? []) : []));
  const installer = (name: string): boolean => {
    if (!Object.hasOwn(INSTALLERS, name) || facts.language === 'python') return false;
    const used = builders.some((program) => /^(pip[\d.]*|python[\d.]*|virtualenv)$/.test(program));
    return used && !['pip', 'pip3', 'virtualenv'].some((program) => starts(program) || repeated.has(program));
  };
  const fetcher = (name: string): boolean => {
    const callers = Object.hasOwn(FETCHERS, name) ? FETCHERS[name] : undefined;
    const program = { subversion: 'svn', mercurial: 'hg', 'xz-utils': 'xz', nodejs: 'node' }[name] ?? name;
    return (
      callers !== undefined &&
      // Gems may ask for a JavaScript engine when they are loaded.
      !(name === 'nodejs' && (language === 'ruby' || language === 'node')) &&
      builders.some((builder) => callers.test(builder)) &&
      !starts(program) &&
      !repeated.has(program) &&
      mentions(image, program) === false
    );
  };
  // Servers of files call nothing.
  const site = (name: string): boolean => SITE_TOOLS.test(name) && handsOutFiles(stage) && !repeated.has(name);
  return {
    isTool: (name) =>
      installer(name) ||
      site(name) ||
      fetcher(name) ||
      (isBuildPackage(name, started) && !programsOf(name).some((program) => repeated.has(program))),
    isLarge: (name) => !fetcher(name) && (!installer(name) || name === 'python3-pip'),
    leaves(name) {
      if (installer(name)) return INSTALLERS[name] ?? [];
      if (fetcher(name) || site(name)) return [];
      return leftBy(image, name, facts, builders, starts);
    },
  };
}

/** Releases whose package `python` is Python 2. */
const OLD = /^(wheezy|jessie|stretch|buster|trusty|xenial|bionic)$/;

function leftBy(
  image: Image,
  name: string,
  { family, language, release: own, libraries: release }: BaseFacts,
  builders: readonly string[],
  starts: (program: string) => boolean,
): readonly string[] | 'stays' {
  const instead = runtimePackage(name);
  if (instead !== undefined) return [hasWindows(image) ? instead : headless(instead)];
  if (isHeaderPackage(name)) {
    if (family === 'alpine') return alpineLibraries(name) ?? 'stays';
    if (family === 'rpm') return 'stays';
    return runtimeLibraries(name, release) ?? (language === 'python' && INTERPRETERS.test(name) ? [] : 'stays');
  }
  const interpreter = /^(python[\d.]*|ruby[\d.]*)-dev$/.exec(name)?.[1];
  if (interpreter !== undefined && language !== 'python' && language !== 'ruby') {
    const used = builders.some((program) => /^(pip[\d.]*|python[\d.]*|gem|bundle|ruby)$/.test(program));
    if (!used && !starts(interpreter) && !starts('python')) return [];
    // Which package is Python 2 depends on the release: https://wiki.debian.org/Python/FAQ
    return interpreter === 'python' && family === 'debian' && !OLD.test(own ?? '') ? 'stays' : [interpreter];
  }
  if (name === 'python-dev-is-python3') return ['python-is-python3'];
  const libraries = leavesBehind(name);
  const plain = unversioned(name);
  const compiler = /^(build-base|alpine-sdk|gcc|g\+\+|clang|build-essential|rust|cargo)$/.test(plain);
  // Alpine's base has none of the compiler's libraries; Node's images bring them: https://pkgs.alpinelinux.org/package/edge/main/x86_64/g++
  if (family === 'alpine' && compiler && language !== 'node') {
    const fetched = builders.some((program) =>
      /^(git|curl|wget|pip[\d.]*|python[\d.]*|gem|bundle|pecl|poetry|pipenv|uv|cargo)$/.test(program),
    );
    if (fetched || image.listContext().some((path) => /\.(cc|cpp|cxx|hpp)$/.test(path)))
      return [/^(gcc|rust|cargo)$/.test(plain) ? 'libgcc' : 'libstdc++'];
  }
  const threads = usesOpenMp(image) || buildsFetched(builders);
  return family === 'debian' && compiler && threads ? [...libraries, 'libgomp1'] : libraries;
}

/** Whether sources are fetched and compiled, so that nobody sees what they need. */
export function buildsFetched(builders: readonly string[]): boolean {
  return (
    builders.some((program) => /^(git|curl|wget)$/.test(program)) &&
    builders.some((program) => /^(make|gmake|cmake|ninja|meson|gcc|g\+\+|cc|c\+\+|clang|clang\+\+)$/.test(program))
  );
}

/** Sources that open windows need the whole runtime; sources that aren't there may. */
function hasWindows(image: Image): boolean {
  const sources = image.listContext().filter((path) => /\.(java|kt|scala|groovy)$/.test(path));
  return (
    sources.length === 0 ||
    sources.some((path) => /\b(javax\.swing|java\.awt|javafx)\b/.test(image.readContext(path) ?? 'javafx'))
  );
}

function headless(name: string): string {
  return /^(openjdk-\d+-jre|default-jre)$/.test(name) ? `${name}-headless` : name;
}

/** Programs with threads by OpenMP need its library, which comes with the compiler. */
function usesOpenMp(image: Image): boolean {
  return image
    .listContext()
    .filter((path) => /(^|\/)(CMakeLists\.txt|Makefile[^/]*|configure\.ac|meson\.build|setup\.py)$|\.cmake$/.test(path))
    .some((path) => /openmp/i.test(image.readContext(path) ?? ''));
}

const SOURCE = /\.(py|rb|php|js|mjs|cjs|ts|go|rs|java|kt|cs|pl|sh|bash|lua|ex|exs|c|cc|cpp|h|hpp)$/;
const MAX_SOURCES = 500;

/** Whether the sources name a program; undefined where they can't all be read. */
function mentions(image: Image, program: string): boolean | undefined {
  const sources = image.listContext().filter((path) => SOURCE.test(path));
  if (sources.length === 0 || sources.length > MAX_SOURCES) return undefined;
  const word = new RegExp(`(^|[\\s"'\`/(\\[])${escapePattern(program)}(?=[\\s"'\`,)\\]]|$)`, 'm');
  let known = true;
  const found = sources.some((path) => {
    const text = image.readContext(path);
    if (text === undefined) known = false;
    return text !== undefined && word.test(text);
  });
  return found ? true : known ? false : undefined;
}
