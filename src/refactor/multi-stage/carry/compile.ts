import type { ShellCommand } from '../../../shell/model.ts';
import { lookup } from '../../../text/lookup.ts';
import { hasWord, operands, option } from './arguments.ts';
import type { Effect, EffectOf, Place, Unknown } from './model.ts';
import { PREFIX } from './paths.ts';
import { canBeStaged, STAGED } from './staging.ts';
import { builds, makes, pathOf } from './words.ts';

const inFolder: EffectOf = (_, place) => builds(place);
/** A configure step; settings that it has installed outside of the prefix are a part of what is installed. */
const configure: EffectOf = (command, place) => {
  const settings = option(command, '--sysconfdir');
  const word = typeof settings === 'string' ? settings : settings?.value;
  return word === undefined || !/^\/(?!usr\/local(\/|$))/.test(word) || place.folder === undefined
    ? builds(place)
    : makes(place.folder, word.replace(/(.)\/$/, '$1'));
};
const nothing: EffectOf = () => ({ role: 'build', writes: [] });

/** `make` works in its folder; `install` targets write to the prefix, which a configure step before it may have set. */
const make: EffectOf = (command, place) => {
  const folder = option(command, '-C', '--directory');
  const here = folder === undefined ? place.folder : pathOf(folder, place);
  if (
    !operands(command, /^(-C|-f|-j|-l|-I|-o|-W|--directory|--file|--jobs)$/).some(({ text }) =>
      /install|^all-install$/.test(text),
    )
  )
    return makes(here);
  return installs(command, place, here);
};

/** An installation to the prefix, and what is written in the folder that it is called in. */
function installs(command: ShellCommand, place: Place, here: string | undefined, given?: string): Effect | Unknown {
  const { path, by } = given === undefined ? prefixOf(command, place) : { path: given, by: 'cmake' };
  // The system's own folders can't be carried.
  const staged = path === '/usr' && canBeStaged(command, by);
  const effect = makes(...(here === undefined ? [] : [here]), staged ? STAGED : path);
  return 'unknown' in effect || !staged ? effect : { ...effect, staged };
}

/** The prefix of an installation, and what set it: its own words, else the configure step before it in the file. */
function prefixOf(command: ShellCommand, place: Place): { readonly path: string | undefined; readonly by?: string } {
  const own = command.args.map(
    ({ text }) => /^(?:DESTDIR|PREFIX|prefix|INSTALL_ROOT|INSTALL_TOP)=(.+)$/.exec(text)?.[1],
  );
  const word = own.find((value) => value !== undefined);
  if (word !== undefined) return { path: pathOf(word, place) };
  const { instruction } = place;
  const earlier = (instruction.stage?.instructions ?? [])
    .filter(({ keyword, index }) => keyword === 'RUN' && index <= instruction.index)
    .flatMap((run) => run.shell().commands.map((candidate) => ({ candidate, run })))
    .filter(({ candidate, run }) => run !== instruction || candidate.range.start < command.range.start)
    .findLast(
      ({ candidate }) =>
        /^(cmake|meson|autogen\.sh|setup|config|Configure)$/.test(candidate.name ?? '') || isConfigure(candidate.name),
    );
  // A project without settings, below somebody's home, may install there.
  if (!earlier) return { path: /^\/(home|root)\//.test(place.folder ?? '') ? undefined : PREFIX };
  const at = earlier.candidate.args.findIndex(({ text }) => text === '--prefix');
  const given = earlier.candidate.args
    .map(({ text }) => /^(?:--prefix=|-DCMAKE_INSTALL_PREFIX(?::\w+)?=|-Dprefix=)(.+)$/.exec(text)?.[1])
    .find((value) => value !== undefined);
  const value = given ?? (at === -1 ? undefined : earlier.candidate.args[at + 1]);
  return {
    path: value === undefined ? PREFIX : pathOf(value, { ...place, instruction: earlier.run }),
    by: earlier.candidate.name,
  };
}

const cmake: EffectOf = (command, place) => {
  if (hasWord(command, '--install')) {
    const given = option(command, '--prefix');
    const path = given === undefined ? undefined : pathOf(given, place);
    // What it installs was built in the folder that it names.
    const [folder] = operands(
      command,
      /^(--prefix|--config|--component|--default-directory-permissions|-j|--parallel)$/,
    );
    const built = folder === undefined ? undefined : pathOf(folder, place);
    return given !== undefined && path === undefined ? makes(undefined) : installs(command, place, built, path);
  }
  const folder = option(command, '-B', '--build');
  const target = option(command, '--target', '-t');
  const here = folder === undefined ? place.folder : pathOf(folder, place);
  const text = typeof target === 'string' ? target : target?.text;
  return text === 'install' ? installs(command, place, here) : makes(here);
};

/** Compilers write what `-o` names, else to their folder. */
const compiler: EffectOf = (command, place) => {
  const output = option(command, '-o');
  return output === undefined ? builds(place) : makes(pathOf(output, place));
};

/** protoc writes where its options say: `--python_out=DIR`, `--go_out=plugins=grpc:DIR`; https://protobuf.dev/reference/ */
export const protoc: EffectOf = (command, place) => {
  const folders = command.args.flatMap(({ text }) => /^--\w+_out=(?:[^:]*:)?(.+)$/.exec(text)?.[1] ?? []);
  return folders.length === 0 ? builds(place) : makes(...folders.map((folder) => pathOf(folder, place)));
};

const go: EffectOf = (command, place) => {
  const [action] = operands(command);
  if (action?.text === 'build') return compiler(command, place);
  if (action?.text === 'install' || action?.text === 'get') {
    const folder = place.instruction.state.variable('GOBIN')?.value;
    const path =
      place.instruction.state.variable('GOPATH')?.value ??
      (place.base.language === 'golang' ? '/go' : pathOf('~/go', place));
    return makes(folder ?? (path === undefined ? undefined : `${path}/bin`));
  }
  if (/^(mod|env|vet|test|version|list|clean|generate|work)$/.test(action?.text ?? '')) return nothing(command, place);
  return { unknown: 'what it makes is not known' };
};

const cargo: EffectOf = (command, place) => {
  const [action] = operands(command, /^(--target|--manifest-path|--features|--bin|-p|--package|--root|--target-dir)$/);
  if (action?.text === 'install') {
    const root = option(command, '--root');
    if (root !== undefined) return makes(pathOf(root, place));
    return makes(place.base.language === 'rust' ? '/usr/local/cargo/bin' : pathOf('~/.cargo/bin', place));
  }
  if (/^(build|rustc)$/.test(action?.text ?? '')) {
    const folder = option(command, '--target-dir') ?? 'target';
    return makes(pathOf(folder, place));
  }
  if (/^(init|new)$/.test(action?.text ?? '')) return builds(place);
  return nothing(command, place);
};

/** Java's tools work in the project's folder; dependencies go to a cache of their own, which nothing needs later. */
const javac: EffectOf = (command, place) => {
  const folder = option(command, '-d');
  return folder === undefined ? builds(place) : makes(pathOf(folder, place));
};

const dotnet: EffectOf = (command, place) => {
  const output = option(command, '-o', '--output');
  if (/^(restore|tool|nuget|workload|test)$/.test(command.args[0]?.text ?? '')) return nothing(command, place);
  return output === undefined ? builds(place) : makes(pathOf(output, place));
};

export const COMPILE_EFFECTS: Readonly<Record<string, EffectOf>> = lookup({
  configure,
  config: inFolder,
  Configure: inFolder,
  'autogen.sh': inFolder,
  'bootstrap.sh': inFolder,
  'buildconf.sh': inFolder,
  buildconf: inFolder,
  bootstrap: inFolder,
  autoreconf: inFolder,
  autoconf: inFolder,
  automake: inFolder,
  aclocal: inFolder,
  libtoolize: inFolder,
  autopoint: inFolder,
  qmake: inFolder,
  meson: inFolder,
  patch: inFolder,
  bison: inFolder,
  flex: inFolder,
  protoc,
  strip: nothing,
  ccache: nothing,
  make,
  gmake: make,
  ninja: make,
  'ninja-build': make,
  cmake,
  ctest: nothing,
  gcc: compiler,
  'g++': compiler,
  cc: compiler,
  'c++': compiler,
  clang: compiler,
  'clang++': compiler,
  gfortran: compiler,
  ld: compiler,
  ar: inFolder,
  go,
  cargo,
  rustc: compiler,
  rustup: nothing,
  javac,
  jar: inFolder,
  mvn: inFolder,
  mvnw: inFolder,
  gradle: inFolder,
  gradlew: inFolder,
  ant: inFolder,
  sbt: inFolder,
  lein: inFolder,
  dotnet,
  msbuild: inFolder,
  stack: inFolder,
  cabal: inFolder,
  mix: inFolder,
  rebar3: inFolder,
  zig: inFolder,
  swift: inFolder,
  nasm: compiler,
  yasm: compiler,
});

/** Scripts that set up a build in their folder, as projects name them: `configure`, `configure_cmake.sh`. */
export function isConfigure(name: string | undefined): boolean {
  return /^configure([_-][\w-]+)?(\.sh)?$/.test(name ?? '');
}

/** Whether a program makes something of sources that needs them no more. */
export function isCompiler(name: string | undefined): boolean {
  return name !== undefined && Object.hasOwn(COMPILE_EFFECTS, name);
}
