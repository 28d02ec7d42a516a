// Base images under the names that Dockerfiles use, made of Debian's packages: what matters here is where the programs lie, what
// the variants bring along and which accounts they have, and that is as in the official images
// (https://github.com/docker-library/official-images, https://github.com/GoogleContainerTools/distroless).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RECIPES } from './recipes.mjs';
import { fullName, hasImage } from './store.mjs';

const RELEASE = 'bookworm';
/** What the machine trusts, so that package managers work behind its certificates. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Makes the base image of that name, and those that it builds on, unless the store has it.
 * @param folder where packages are kept between bases
 */
export function makeBase(store, folder, name) {
  const [key, recipe] = Object.entries(RECIPES).find(([, { names }]) => names.includes(name)) ?? [];
  if (!recipe) throw new Error(`There is no recipe for the base image ${name}; add one to scripts/images/recipes.mjs.`);
  // A recipe that was changed, or the way to make it, makes another image.
  const way = readFileSync(new URL(import.meta.url), 'utf8');
  const version = createHash('sha256')
    .update(`${JSON.stringify(recipe)}${way}`)
    .digest('hex')
    .slice(0, 12);
  const image = `localhost/base-${key}:${version}`;
  if (!hasImage(store, image)) {
    if (recipe.files !== undefined) makeFiles(store, image, recipe);
    else if (recipe.on === undefined) makeTree(store, image);
    else {
      makeBase(store, folder, RECIPES[recipe.on].names[0]);
      build(store, folder, recipe, image);
    }
  }
  store.buildah(['tag', image, fullName(name)]);
}

/** An image of a few files, without shell and packages. */
function makeFiles(store, image, { files, folders, config }) {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-files-'));
  try {
    for (const [path, mode] of Object.entries(folders)) {
      mkdirSync(join(root, path), { recursive: true });
      chmodSync(join(root, path), mode);
    }
    const all = existsSync(CERTIFICATES) ? { ...files, [CERTIFICATES]: readFileSync(CERTIFICATES) } : files;
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const container = store.buildah(['from', 'scratch']);
    store.buildah(['copy', '-q', container, `${root}/`, '/']);
    store.buildah(['config', '--env', `PATH=${PATH}`, ...config, container]);
    store.buildah(['commit', '-q', '--rm', container, image]);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** A Debian of nothing but what apt needs, like `debian:bookworm-slim`. */
function makeTree(store, image) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-tree-'));
  const tree = join(folder, 'tree.tar');
  try {
    const without = ['doc', 'man', 'locale', 'info', 'lintian'].map(
      (part) => `--dpkgopt=path-exclude=/usr/share/${part}/*`,
    );
    const mirror = mirrorOf();
    execFileSync(
      'mmdebstrap',
      ['--quiet', '--variant=minbase', ...without, RELEASE, tree, `deb ${mirror} ${RELEASE} main`],
      { stdio: ['ignore', 'inherit', 'inherit'] },
    );
    const container = store.buildah(['from', 'scratch']);
    store.buildah(['add', '-q', container, tree]);
    // As in the official images: no cache of package indexes, and no waiting for the disk.
    const apt = 'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";\n';
    copyText(store, container, apt, '/etc/apt/apt.conf.d/docker-clean');
    copyText(store, container, 'force-unsafe-io\n', '/etc/dpkg/dpkg.cfg.d/docker-apt-speedup');
    store.buildah(['config', '--cmd', 'bash', '--env', `PATH=${PATH}`, container]);
    store.buildah(['commit', '-q', '--rm', container, image]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The mirror that this machine's apt uses. */
function mirrorOf() {
  const sources = ['/etc/apt/sources.list', '/etc/apt/sources.list.d/debian.sources']
    .filter(existsSync)
    .map((path) => readFileSync(path, 'utf8'));
  const mirror = /^(?:URIs:|deb)\s+(?:\[[^\]]*\]\s+)?(https?:\/\/\S+)/m.exec(sources.join('\n'))?.[1];
  if (mirror === undefined) throw new Error("The machine's apt sources name no mirror of Debian.");
  return mirror;
}

/** Installs a recipe's packages on another base, runs its commands and sets its configuration. */
function build(store, folder, recipe, image) {
  const archives = join(folder, 'archives');
  const lists = join(folder, 'lists');
  for (const path of [archives, lists]) mkdirSync(join(path, 'partial'), { recursive: true });
  const container = store.buildah(['from', '--pull-never', fullName(RECIPES[recipe.on].names[0])]);
  const packages = recipe.packages ?? [];
  const volumes = ['-v', `${archives}:/var/cache/apt/archives`, '-v', `${lists}:/var/lib/apt/lists`];
  if (packages.length > 0) {
    // Some packages' scripts want the folder for pages that were left out.
    const install = `mkdir -p /usr/share/man/man1 && apt-get update -qq && apt-get install -qq -y --no-install-recommends ${packages.join(' ')} >/dev/null`;
    store.buildah(['run', ...volumes, '--env', 'DEBIAN_FRONTEND=noninteractive', container, 'sh', '-c', install]);
  }
  for (const what of recipe.copies ?? []) COPIES[what](store, container);
  if (recipe.setup !== undefined) store.buildah(['run', ...volumes, container, 'sh', '-euc', recipe.setup]);
  const config = Object.entries(recipe.env ?? {}).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  store.buildah(['config', ...config, ...(recipe.config ?? []), container]);
  store.buildah(['commit', '-q', '--rm', '--squash', container, image]);
}

/** What comes from the machine rather than from Debian. */
const COPIES = {
  /** The node and the npm that run this; Debian's node is older than the images'. */
  node(store, container) {
    const npm = dirname(dirname(realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim())));
    store.buildah(['copy', '-q', container, process.execPath, '/usr/local/bin/node']);
    store.buildah(['copy', '-q', container, npm, '/usr/local/lib/node_modules/npm']);
    const settings = ['registry', 'cafile'].flatMap((key) => {
      const value = execFileSync('npm', ['config', 'get', key], { encoding: 'utf8' }).trim();
      return value === 'null' || value === 'undefined' ? [] : [`${key}=${key === 'cafile' ? TRUSTED : value}`];
    });
    copyText(store, container, `${settings.join('\n')}\nupdate-notifier=false\n`, '/usr/local/etc/npmrc');
    if (existsSync(CERTIFICATES)) store.buildah(['copy', '-q', container, CERTIFICATES, TRUSTED]);
  },
  certificates(store, container) {
    if (existsSync(CERTIFICATES)) store.buildah(['copy', '-q', container, CERTIFICATES, CERTIFICATES]);
  },
};
const TRUSTED = '/usr/local/share/certificates.crt';

function copyText(store, container, text, path) {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-text-'));
  try {
    writeFileSync(join(folder, 'text'), text);
    store.buildah(['copy', '-q', '--chmod', '644', container, join(folder, 'text'), path]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
