// Runs before `npm test` and the like, so that it works straight after `git clone`.
// Only Node's own modules may be used here: nothing else need be installed yet.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The range in package.json's `engines` (^20.18.1 || >=22), tested without the semver package. */
function nodeIsNewEnough(version) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major >= 22 || (major === 20 && (minor > 18 || (minor === 18 && patch >= 1)));
}

/** The lock file's packages by folder; undefined when the file isn't there or can't be read. */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Why `npm ci` has to run, or undefined. Contents are compared, not times: git gives every file that it writes the
 * time of the checkout. npm leaves optional packages of other platforms out, so these may be missing.
 */
function reasonToInstall() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (installed === undefined) return 'The dependencies are not installed yet';
  for (const [folder, wanted] of Object.entries(lockedPackages('package-lock.json') ?? {})) {
    if (folder === '' || wanted.link === true) continue;
    const found = installed[folder];
    if (found === undefined && wanted.optional === true) continue;
    if (found?.version !== wanted.version) return 'The installed dependencies differ from package-lock.json';
  }
  return undefined;
}

if (!nodeIsNewEnough(process.versions.node)) {
  console.error(
    `Plimsoll needs Node 20.18.1 or a later 20.x, or Node 22 and later; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org/.`,
  );
  process.exit(1);
}

const reason = reasonToInstall();
if (reason !== undefined) {
  console.error(`${reason}: running \`npm ci\` (takes about a minute, once).`);
  const npm = process.env.npm_execpath;
  // npm's chatter goes to stderr: what the caller prints on stdout stays clean.
  const options = { cwd: root, stdio: ['inherit', 2, 'inherit'] };
  // Without --include=dev a NODE_ENV=production in the environment would leave the build's tools out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const run =
    npm !== undefined && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (run.status !== 0) {
    console.error(
      '`npm ci` failed; its messages are above. Mend that (often: no network, or a proxy) and run it again.',
    );
    process.exit(run.status ?? 1);
  }
}
