import type { Instruction } from '../../../dockerfile/model.ts';
import type { ShellCommand } from '../../../shell/model.ts';
import { type PackageCall, packageCalls } from '../../../shell/packages.ts';
import { lookup } from '../../../text/lookup.ts';

/** Names of compilers and build tools as Debian, Alpine and Fedora package them; a version behind it may follow. */
const TOOLS =
  /^(gcc|g\+\+|gcc-c\+\+|clang|clang\+\+|gfortran|gcc-gfortran|make|cmake|ninja|ninja-build|meson|autoconf|automake|libtool|pkg-config|pkgconf|pkgconfig|bison|flex|nasm|yasm|swig|cargo|rustc|golang|golang-go|go|maven|gradle|openjdk-jdk|linux-headers|kernel-headers|kernel-devel)(-\d+(\.\d+)*)?$/;
/** Packages that stand for a whole set of tools. */
const SETS = /^(build-essential|build-base|base-devel|alpine-sdk|@?"?'?development[- ]tools'?"?|@development-tools)$/i;
const HEADERS = /-(dev|devel)$/;
const JDK = /^openjdk-?\d+-jdk(-headless)?$|^java-[\d.]+-openjdk-devel$/;

/** What a RUN does that belongs into a build stage. */
export interface BuildWork {
  readonly run: Instruction;
  /** Words for the message: `go build`, `gcc`. */
  readonly what: readonly string[];
  readonly score: number;
  /** It makes something, rather than only installing tools or fetching files. */
  readonly builds: boolean;
  /** It installs tools or uses them, rather than only fetching files. */
  readonly tools: boolean;
}

/** A build command weighs as much as a set of build tools with one package of headers. */
const WEIGHT = { build: 4, set: 3, tool: 1, download: 1 } as const;

/** What of a RUN belongs into a build stage; undefined when there is nothing of that kind. Linear in the RUN's commands. */
export function buildWork(run: Instruction): BuildWork | undefined {
  const script = run.shell();
  const calls = packageCalls(script);
  const removed = new Set(calls.filter(isRemoval).flatMap(({ packages }) => packages.map(({ text }) => text)));
  const marked = marksAllAutomatic(script.commands) && calls.some(isRemoval);
  const what = new Set<string>();
  let score = 0;
  let takenAway = false;
  for (const call of calls) {
    if (!isInstall(call)) continue;
    const all = marked || isGroupRemoved(call, removed);
    for (const { text } of call.packages) {
      const name = text.replace(/[=<>~:].*$/s, '');
      const weight = SETS.test(name) ? WEIGHT.set : isTool(name) ? WEIGHT.tool : 0;
      if (weight === 0 || what.has(name)) continue;
      if (all || removed.has(name)) {
        takenAway = true;
        continue;
      }
      what.add(name);
      score += weight;
    }
  }
  // Whoever takes the tools away in the RUN that brought them keeps nothing but the result.
  if ((takenAway || marked) && what.size === 0) return undefined;
  const built = script.commands.map(buildCommand).filter((name) => name !== undefined);
  for (const name of built) what.add(name);
  if (built.length > 0) score += WEIGHT.build;
  const tools = what.size > 0;
  const installs = script.commands.find(({ name, pipeline }) => unpacksOrRuns(name) && pipeline.index > 0);
  const fetches = script.commands.some(({ name }) => name === 'curl' || name === 'wget');
  if (installs && fetches) {
    what.add(`download into ${installs.name}`);
    score += WEIGHT.download;
  }
  return score === 0 ? undefined : { run, what: [...what], score, builds: built.length > 0, tools };
}

/**
 * `apt-mark auto '.*'`, or `apt-mark showmanual | xargs apt-mark auto`, after which `apt-get purge --auto-remove` takes away all that
 * nobody marked again.
 */
function marksAllAutomatic(commands: readonly ShellCommand[]): boolean {
  return commands.some(
    ({ name, args, wrappers }, at) =>
      name === 'apt-mark' &&
      args[0]?.text === 'auto' &&
      (args.some(({ value }) => value === '.*') ||
        (wrappers.some((wrapper) => wrapper.name === 'xargs') && commands[at - 1]?.args[0]?.text === 'showmanual')),
  );
}

function isTool(name: string): boolean {
  return TOOLS.test(name) || HEADERS.test(name) || JDK.test(name);
}

function unpacksOrRuns(name: string | undefined): boolean {
  return name !== undefined && /^(tar|bsdtar|unzip|sh|bash|ash|dash)$/.test(name);
}

function isInstall({ family, subcommand }: PackageCall): boolean {
  if (family === 'pip' || family === 'npm') return false;
  return subcommand === 'install' || subcommand === 'add' || subcommand === 'groupinstall';
}

function isRemoval({ family, subcommand }: PackageCall): boolean {
  if (family === 'pip' || family === 'npm') return false;
  return /^(remove|purge|del|erase|autoremove)$/.test(subcommand ?? '');
}

/** `apk add --virtual .deps …` that `apk del .deps` takes away again. */
function isGroupRemoved({ flags }: PackageCall, removed: ReadonlySet<string>): boolean {
  return flags.some(
    ({ name, value }) => /^(--virtual|-[a-zA-Z]*t)$/.test(name) && value !== undefined && removed.has(value),
  );
}

/** Commands that make the program, by name, with the subcommands that do. */
const BUILDS: Readonly<Record<string, RegExp>> = lookup({
  go: /^(build|install)$/,
  cargo: /^(build|install)$/,
  dotnet: /^(build|publish|msbuild)$/,
  swift: /^build$/,
  zig: /^build$/,
  stack: /^(build|install)$/,
  cabal: /^(build|install|v2-build|v2-install)$/,
  bazel: /^build$/,
  mix: /^(compile|release)$/,
  sbt: /(^|:)(assembly|package|stage|dist|compile)$/,
  mvn: /^(package|install|verify|compile)$/,
  mvnw: /^(package|install|verify|compile)$/,
  gradle: /(^|:)(build|assemble|jar|bootJar|shadowJar|installDist|distTar|war)$/,
  gradlew: /(^|:)(build|assemble|jar|bootJar|shadowJar|installDist|distTar|war)$/,
  ng: /^build$/,
  vite: /^build$/,
  jekyll: /^build$/,
  mkdocs: /^build$/,
  next: /^build$/,
  cmake: /^--build$/,
  ninja: /^/,
  make: /^/,
});
/** Targets of make that make nothing. */
const NO_BUILD = /^(clean|distclean|help|test|check|lint|uninstall)$/;

/** Words for a command that builds, such as `go build`; undefined for all others. */
function buildCommand({ name, args }: ShellCommand): string | undefined {
  if (name === undefined) return undefined;
  const words = args.map(({ text }) => text);
  if (/^(npm|yarn|pnpm|bun)$/.test(name)) {
    const [first, second] = words.filter((word) => !word.startsWith('-'));
    const script = first === 'run' || first === 'run-script' ? second : name === 'npm' ? undefined : first;
    return script !== undefined && /^build($|[:-])/.test(script)
      ? `${name} ${first === script ? '' : 'run '}${script}`
      : undefined;
  }
  if (
    name === 'hugo' &&
    !words.some((word) => /^(server|serve|new|version|env|config|mod|list|help|deploy)$/.test(word))
  )
    return name;
  if (/^(gcc|g\+\+|cc|c\+\+|clang|clang\+\+|rustc|javac)$/.test(name))
    return words.some((word) => /\.(c|cc|cpp|cxx|rs|java)$/.test(word)) ? name : undefined;
  const targets = Object.hasOwn(BUILDS, name) ? BUILDS[name] : undefined;
  if (!targets) return undefined;
  if (name === 'make' || name === 'ninja') return words.some((word) => NO_BUILD.test(word)) ? undefined : name;
  const target = words.find((word) => targets.test(word));
  return target === undefined ? undefined : `${name} ${target}`;
}
