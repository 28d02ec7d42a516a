// Makes src/refactor/data/package-sizes.ts: how much disk the build packages of Debian take with all that they depend on.
// Source: the package index of that Debian release (Installed-Size, Depends), from the mirror that this machine's apt uses.
//   node scripts/generate-package-sizes.mjs bookworm
// A line is a package, what it takes by itself and what it takes with everything that it brings, in megabytes. What every image has
// (priority required or important, and what that depends on) is left out, and so are small packages.
import { writeFileSync } from 'node:fs';
import { packagesOf } from './debian-index.mjs';

/** Sets of the image buildpack-deps, on which the full official images build: https://github.com/docker-library/buildpack-deps */
const BUILDPACK =
  'autoconf automake bzip2 ca-certificates curl default-libmysqlclient-dev dpkg-dev file g++ gcc git gnupg imagemagick libbz2-dev libc6-dev libcurl4-openssl-dev libdb-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev libkrb5-dev liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libncurses5-dev libncursesw5-dev libpng-dev libpq-dev libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt-dev libyaml-dev make mercurial netbase openssh-client patch procps sq subversion tzdata unzip wget xz-utils zlib1g-dev'.split(
    ' ',
  );
const TOOLS =
  /^(build-essential|gcc|g\+\+|gcc-\d+|g\+\+-\d+|clang|clang-\d+|llvm|llvm-\d+|gfortran|ccache|make|cmake|ninja-build|meson|scons|autoconf|automake|libtool|pkg-config|pkgconf|cargo|rustc|maven|gradle|golang|golang-go|npm|swig|bison|flex|nasm|yasm|debhelper|devscripts|dpkg-dev|default-jdk|openjdk-\d+-jdk(-headless)?|.*-dev)$/;
/** Megabytes; other languages' libraries as packages are left out, too. */
const SMALLEST = 20;
const OTHERS = /^(golang-.*|librust-.*|libghc-.*|node-.*|ruby-.*|.*-ocaml)-dev$|^lib\w*-ocaml/;

const packages = packagesOf(process.argv[2]);
const provided = new Map();
for (const [name, { provides }] of packages)
  for (const other of provides) if (!provided.has(other)) provided.set(other, name);

/** A package and everything that it depends on. */
function closure(names) {
  const seen = new Set();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const real = packages.has(name) ? name : provided.get(name);
    if (real === undefined || seen.has(real)) continue;
    seen.add(real);
    waiting.push(...packages.get(real).depends);
  }
  return seen;
}

const base = closure(
  [...packages].flatMap(([name, { priority }]) => (/^(required|important)$/.test(priority) ? [name] : [])),
);
const size = (names) =>
  [...names].reduce((sum, name) => sum + (base.has(name) ? 0 : (packages.get(name)?.size ?? 0)), 0) / 1024;
const lines = [];
const line = (name, own, names) => {
  const all = Math.round(size(names));
  if (all >= SMALLEST) lines.push(`${name} ${Math.round(own)} ${all}\n`);
};
for (const name of [...packages.keys()].filter((each) => TOOLS.test(each) && !OTHERS.test(each)).sort())
  line(name, size([name]), closure([name]));
line('buildpack-deps', 0, closure(BUILDPACK));
writeFileSync(
  new URL('../src/refactor/data/package-sizes.ts', import.meta.url),
  `// Made by scripts/generate-package-sizes.mjs from ${process.argv[2]}: a package, its size and its size with what it brings, in megabytes.\nexport const packageSizes = \`\n${lines.join('')}\`;\n`,
);
process.stdout.write(`${lines.length} packages\n`);
