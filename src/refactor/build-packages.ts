import { lookup } from '../text/lookup.ts';

/**
 * Packages that are there to build other software, with the programs that they bring. What is called after the build keeps them in.
 * Source: build-essential, build-base and their dependencies, and the tools that installation guides of pip, npm and gem ask for.
 */
const BUILD_PACKAGES: Readonly<Record<string, readonly string[]>> = lookup({
  'build-essential': ['gcc', 'g++', 'cc', 'c++', 'make', 'ld', 'as', 'ar', 'dpkg-buildpackage'],
  'build-base': ['gcc', 'g++', 'cc', 'c++', 'make', 'ld', 'as', 'ar', 'patch'],
  'alpine-sdk': ['gcc', 'g++', 'cc', 'c++', 'make', 'abuild'],
  gcc: ['gcc', 'cc'],
  'gcc-multilib': ['gcc'],
  'g++-multilib': ['g++'],
  'g++': ['g++', 'c++'],
  'gcc-c++': ['g++', 'c++'],
  clang: ['clang', 'clang++'],
  llvm: ['llvm-config', 'opt', 'llc'],
  gfortran: ['gfortran'],
  ccache: ['ccache'],
  binutils: ['ld', 'as', 'ar', 'objcopy', 'objdump', 'strip', 'readelf', 'nm'],
  'qt5-qmake': ['qmake'],
  make: ['make'],
  cmake: ['cmake', 'ctest'],
  'ninja-build': ['ninja'],
  ninja: ['ninja'],
  meson: ['meson'],
  scons: ['scons'],
  autoconf: ['autoconf', 'autoreconf'],
  automake: ['automake', 'aclocal'],
  'autotools-dev': [],
  autopoint: ['autopoint'],
  libtool: ['libtool', 'libtoolize'],
  'pkg-config': ['pkg-config'],
  pkgconf: ['pkg-config', 'pkgconf'],
  pkgconfig: ['pkg-config'],
  patch: ['patch'],
  cargo: ['cargo'],
  rust: ['rustc', 'cargo'],
  rustc: ['rustc'],
  maven: ['mvn'],
  gradle: ['gradle'],
  'python-dev-is-python3': [],
  'libc6-dev': [],
  'libc-dev': [],
  'musl-dev': [],
  'linux-libc-dev': [],
  'linux-headers': [],
  'linux-headers-generic': [],
  'kernel-headers': [],
  'kernel-devel': [],
  'dpkg-dev': ['dpkg-buildpackage'],
  debhelper: ['dh'],
  devscripts: ['debuild'],
  'rpm-build': ['rpmbuild'],
  checkinstall: ['checkinstall'],
  swig: ['swig'],
  bison: ['bison'],
  flex: ['flex'],
  m4: ['m4'],
  re2c: ['re2c'],
  gperf: ['gperf'],
  texinfo: ['makeinfo'],
  cython3: ['cython3'],
  nasm: ['nasm'],
  yasm: ['yasm'],
});
/** Compilers of languages whose programs run without them, once nothing starts them. */
const TOOLCHAINS: Readonly<Record<string, readonly string[]>> = lookup({
  golang: ['go'],
  'golang-go': ['go'],
  go: ['go'],
  npm: ['npm', 'npx', 'node'],
  yarn: ['yarn'],
});
/** Development kits, and what runs their programs: https://packages.debian.org/source/stable/java-common */
const KITS: readonly (readonly [RegExp, string])[] = [
  [/^default-jdk$/, 'default-jre'],
  [/^default-jdk-headless$/, 'default-jre-headless'],
  [/^openjdk-?(\d+)-jdk-headless$/, 'openjdk-$1-jre-headless'],
  [/^openjdk-(\d+)-jdk$/, 'openjdk-$1-jre'],
  [/^openjdk(\d+)(-jdk)?$/, 'openjdk$1-jre'],
];
const LANGUAGE_HEADERS = /^(python|ruby|php|lua|libpython|libruby)[\d.]*-(dev|devel)$/;

/**
 * Whether a package is there to build other software: a tool above, of any version, or a header package.
 * @param started the programs that the image starts, where that is known: they keep a language's tools in
 */
export function isBuildPackage(name: string, started?: ReadonlySet<string | undefined>): boolean {
  const plain = unversioned(name);
  if (Object.hasOwn(BUILD_PACKAGES, plain) || isHeaderPackage(name) || LANGUAGE_HEADERS.test(name)) return true;
  if (runtimePackage(name) !== undefined) return started !== undefined;
  const programs = Object.hasOwn(TOOLCHAINS, plain) ? TOOLCHAINS[plain] : undefined;
  const scripts = ['sh', 'bash', undefined];
  return (
    programs !== undefined &&
    started !== undefined &&
    !programs.some((program) => started.has(program)) &&
    !scripts.some((script) => started.has(script))
  );
}

/** Header packages leave libraries behind at run time. */
export function isHeaderPackage(name: string): boolean {
  return /-(dev|devel)$/.test(name) && !Object.hasOwn(BUILD_PACKAGES, name) && !LANGUAGE_HEADERS.test(name);
}

/** What runs the programs of a development kit. */
export function runtimePackage(name: string): string | undefined {
  const kit = KITS.find(([pattern]) => pattern.test(name));
  return kit && name.replace(...kit);
}

/** Libraries that every program of a compiler needs, and that only its package brings. */
export function leavesBehind(name: string): readonly string[] {
  return unversioned(name) === 'gfortran' ? ['libgfortran5'] : [];
}

/** The programs that a build package brings. */
export function programsOf(name: string): readonly string[] {
  const plain = unversioned(name);
  if (runtimePackage(name) !== undefined) return ['javac', 'jar', 'jshell'];
  return BUILD_PACKAGES[plain] ?? TOOLCHAINS[plain] ?? [];
}

/** `gcc-12` is `gcc`, `golang-1.19-go` is `golang-go`. */
export function unversioned(name: string): string {
  return name.replace(/-\d+(\.\d+)*(?=-go$|$)/, '');
}
