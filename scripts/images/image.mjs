// Looks at the files of a built image: how large it is, what is in it that doesn't belong, what its account may write to.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a tree, as {path, stat}: paths begin with a slash. Mount points of the machine aren't in an image. */
export function* walk(root, folder = '') {
  for (const name of readdirSync(join(root, folder))) {
    const path = `${folder}/${name}`;
    const stat = lstatSync(join(root, path));
    yield { path, stat };
    if (stat.isDirectory()) yield* walk(root, path);
  }
}

/** Megabytes of a tree's files; a file with two names counts once. */
export function sizeOf(root) {
  const seen = new Set();
  let bytes = 0;
  for (const { stat } of walk(root)) {
    if (stat.isDirectory() || (stat.nlink > 1 && seen.has(stat.ino))) continue;
    seen.add(stat.ino);
    bytes += stat.size;
  }
  return bytes / 1e6;
}

/** Compilers and build tools, where they lie. */
const TOOLS =
  /^(\/usr(\/local)?)?\/(bin|go\/bin|cargo\/bin)\/(gcc|g\+\+|cc|c\+\+|cpp|ld|as|make|cmake|ninja|cargo|rustc|javac|mvn|gradle|go|bundle-install|tsc)$/;
/** What package managers keep for later. */
const CACHES =
  /^(\/var\/lib\/apt\/lists\/.*_Packages.*|\/var\/cache\/apt\/(archives\/.*\.deb|.*pkgcache\.bin)|\/root\/\.(npm|cache|cargo|m2|gradle|bundle)\/.*|\/usr\/local\/share\/\.cache\/.*|\/go\/pkg\/mod\/.*)$/;

/** Compilers, headers and caches of a tree. */
export function leftovers(root) {
  const found = [];
  for (const { path, stat } of walk(root)) {
    if (stat.isDirectory()) continue;
    if (TOOLS.test(path) || CACHES.test(path) || /^\/usr\/include\/.*\.h$/.test(path)) found.push(path);
  }
  return found;
}

/** The number and group of an image's account, as its configuration names it. */
export function accountOf(root, user) {
  const [name = '', group] = (user || '0').split(':');
  const entry = read(join(root, 'etc/passwd'))
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name || fields[2] === name);
  if (!/^\d+$/.test(name) && entry === undefined) throw new Error(`The image has no account ${name}.`);
  return {
    uid: Number(/^\d+$/.test(name) ? name : entry[2]),
    gid: Number(/^\d+$/.test(group ?? '') ? group : (entry?.[3] ?? name)),
    home: entry?.[5],
  };
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Folders that anybody may write to in every Debian; others of that kind have the sticky bit, too. */
const COMMON = /^\/(tmp|var\/tmp|run\/lock|dev|proc|sys)(\/|$)/;

/** The topmost paths that an account may write to, apart from its home and what everybody may. */
export function writable(root, { uid, gid, home }) {
  const found = [];
  for (const { path, stat } of walk(root)) {
    if (
      COMMON.test(path) ||
      (stat.mode & 0o1002) === 0o1002 ||
      stat.isSymbolicLink() ||
      found.some((parent) => path.startsWith(`${parent}/`))
    )
      continue;
    if (home !== undefined && home !== '/' && (path === home || path.startsWith(`${home}/`))) continue;
    const mode = stat.mode;
    const may = stat.uid === uid ? mode & 0o200 : stat.gid === gid ? mode & 0o020 : mode & 0o002;
    if (may !== 0) found.push(path);
  }
  return found;
}
