// Images and containers in a folder of their own, so that the machine's stay as they are.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Opens a store of images below `folder`. Layers are overlays where the file system allows that, copies elsewhere.
 * @returns `buildah(args, options)` runs buildah and returns what it printed; it throws with the end of its output when it fails.
 *   `flags` are the arguments that choose this store.
 */
export function openStore(folder) {
  for (const driver of ['overlay', 'vfs']) {
    const flags = [
      '--root',
      join(folder, `store-${driver}`),
      '--runroot',
      join(folder, `run-${driver}`),
      '--storage-driver',
      driver,
    ];
    mkdirSync(join(folder, `run-${driver}`), { recursive: true });
    const store = { flags, driver, buildah: (args, options) => buildah(flags, args, options) };
    try {
      const container = store.buildah(['from', 'scratch']);
      store.buildah(['mount', container]);
      store.buildah(['rm', container]);
      return store;
    } catch (error) {
      if (driver === 'vfs') throw error;
    }
  }
}

/** Runs buildah; root of the container is root of the machine, and no other isolation than a changed root is asked for. */
function buildah(flags, args, { cwd, timeout = 900_000 } = {}) {
  const done = spawnSync('buildah', [...flags, ...args], {
    cwd,
    timeout,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, BUILDAH_ISOLATION: 'chroot' },
  });
  if (done.error) throw done.error;
  if (done.status === 0) return done.stdout.trim();
  const end = `${done.stdout}\n${done.stderr}`.trim().split('\n').slice(-25).join('\n');
  throw new Error(`buildah ${args.join(' ')} ended with ${done.signal ?? done.status}:\n${end}`);
}

/** Names an image as a Dockerfile's FROM resolves it: `python:3.11` is `docker.io/library/python:3.11`. */
export function fullName(name) {
  const [first] = name.split('/');
  if (/[.:]/.test(first) && name.includes('/')) return name;
  return name.includes('/') ? `docker.io/${name}` : `docker.io/library/${name}`;
}

/** Whether the store has an image of that name. */
export function hasImage(store, name) {
  try {
    store.buildah(['inspect', '--type', 'image', '--format', '{{.FromImageID}}', name]);
    return true;
  } catch {
    return false;
  }
}
