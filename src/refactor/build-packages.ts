/**
 * Packages that are there to build other software, with the programs that they bring. What is called after the build keeps them in.
 * Source: Debian's build-essential and its dependencies, and the tools of section devel that installation guides of pip, npm and gem ask for.
 */
const BUILD_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'build-essential': ['gcc', 'g++', 'cc', 'c++', 'make', 'ld', 'as', 'ar', 'dpkg-buildpackage'],
  gcc: ['gcc', 'cc'],
  'g++': ['g++', 'c++'],
  clang: ['clang', 'clang++'],
  gfortran: ['gfortran'],
  make: ['make'],
  cmake: ['cmake', 'ctest'],
  'ninja-build': ['ninja'],
  meson: ['meson'],
  autoconf: ['autoconf', 'autoreconf'],
  automake: ['automake', 'aclocal'],
  libtool: ['libtool', 'libtoolize'],
  'pkg-config': ['pkg-config'],
  pkgconf: ['pkg-config', 'pkgconf'],
  patch: ['patch'],
  cargo: ['cargo'],
  rustc: ['rustc'],
  'python3-dev': [],
  'python-dev-is-python3': [],
  swig: ['swig'],
  bison: ['bison'],
  flex: ['flex'],
  m4: ['m4'],
  cython3: ['cython3'],
  nasm: ['nasm'],
  yasm: ['yasm'],
};

/** Whether a Debian package is there to build other software: a tool above, of any version, or a header package. */
export function isBuildPackage(name: string): boolean {
  return Object.hasOwn(BUILD_PACKAGES, unversioned(name)) || isHeaderPackage(name);
}

/** Header packages leave libraries behind at run time. */
export function isHeaderPackage(name: string): boolean {
  return /-dev$/.test(name) && !Object.hasOwn(BUILD_PACKAGES, name);
}

/** The programs that a build package brings. */
export function programsOf(name: string): readonly string[] {
  return BUILD_PACKAGES[unversioned(name)] ?? [];
}

/** `gcc-12` is `gcc`. */
function unversioned(name: string): string {
  return name.replace(/-\d+(\.\d+)*$/, '');
}
