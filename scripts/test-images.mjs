// npm run test:images: builds the applications of fixtures/apps/ before and after Plimsoll's patch, runs both, and prints what holds.
//   npm run test:images [-- NAME…]   only these applications; `--show` also prints each patched Dockerfile.
// Needs root, a Debian with its mirror, and buildah, mmdebstrap and ip, which it installs where they are missing. Bases and packages
// are kept in PLIMSOLL_IMAGES (a temporary folder without it), so that a second run is quick.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appNames, testApp } from './images/app.mjs';
import { openStore } from './images/store.mjs';

/** Programs and the Debian packages that bring them. */
const NEEDED = { buildah: 'buildah', mmdebstrap: 'mmdebstrap', ip: 'iproute2', unshare: 'util-linux' };

function installMissing() {
  const missing = Object.entries(NEEDED).filter(([program]) => spawnSync('which', [program]).status !== 0);
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (process.getuid() !== 0) throw new Error('Images are built as root here; run it with sudo.');
installMissing();
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const show = process.argv.includes('--show');
const kept = process.env.PLIMSOLL_IMAGES;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'plimsoll-images-'));
mkdirSync(folder, { recursive: true });
const store = openStore(folder);
const results = [];
try {
  for (const name of appNames().filter((app) => wanted.length === 0 || wanted.includes(app))) {
    const started = Date.now();
    let result;
    try {
      result = testApp(store, folder, name);
    } catch (error) {
      result = { name, problems: [error.message] };
    }
    results.push(result);
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stdout.write(`${result.problems.length === 0 ? 'passed' : 'FAILED'} ${name} (${seconds} s)\n`);
    for (const problem of result.problems) process.stdout.write(`  ${problem}\n`);
    if (show || result.problems.length > 0)
      process.stdout.write(`${(result.dockerfile ?? '').replace(/^/gm, '  | ')}\n`);
  }
} finally {
  if (kept === undefined) {
    // buildah knows which mounts to take down first.
    store.buildah(['rmi', '--all', '--force']);
    rmSync(folder, { recursive: true, force: true });
  }
}
const saved = ({ before, after }) => 100 * (1 - after / before);
const rows = results.map((result) => {
  const { name, split, before, after, smoke, user, problems } = result;
  if (before === undefined) return [name, '', '', '', '', 'failed', ''];
  const numbers = [before.toFixed(0), after.toFixed(0), saved(result).toFixed(0)];
  return [name, split ? 'yes' : 'no', ...numbers, problems.length === 0 ? `${smoke} of ${smoke}` : 'failed', user];
});
const titles = ['application', 'split', 'before MB', 'after MB', 'saved %', 'smoke', 'user'];
const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
for (const row of [titles, ...rows])
  process.stdout.write(
    `${row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd()}\n`,
  );
const split = results.filter(({ split }) => split);
if (split.length > 0) {
  const mean = split.reduce((sum, result) => sum + saved(result), 0) / split.length;
  process.stdout.write(`${split.length} of ${results.length} split, ${mean.toFixed(0)} % smaller on average\n`);
}
const failed = results.filter(({ problems }) => problems.length > 0).length;
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
