// Looks at the files of a built image: how large it is, what is in it that doesn't belong, what its account may write to.
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a tree, as {path, stat}: paths begin with a slash. */
export function filesOf(root) {
  const found = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const name of readdirSync(join(root, folder))) {
      const path = `${folder}/${name}`;
      const stat = lstatSync(join(root, path));
      found.push({ path, stat });
      if (stat.isDirectory()) waiting.push(path);
    }
  }
  return found;
}

/** Megabytes of files; one with two names counts once. */
export function sizeOf(files) {
  const seen = new Set();
  let bytes = 0;
  for (const { stat } of files) {
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

/** What dpkg knows of a header package. */
const HEADERS = /^\/var\/lib\/dpkg\/info\/[^/]+-dev(:\w+)?\.list$/;

/** Compilers, header packages and caches among files. */
export function leftovers(files) {
  return files
    .filter(({ stat }) => !stat.isDirectory())
    .map(({ path }) => path)
    .filter((path) => TOOLS.test(path) || CACHES.test(path) || HEADERS.test(path));
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
export function writable(files, { uid, gid, home }) {
  const found = [];
  for (const { path, stat } of files) {
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
