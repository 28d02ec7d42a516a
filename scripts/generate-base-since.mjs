// Makes src/refactor/data/base-since.ts: the versions of official images whose plain tags (`3.11`, `18.16.0`) were built on Debian 12 or newer, the
// first of each minor version. A tag is built anew as long as its version is cared for, so what counts is what was listed since Debian 12.
// Source: the history of the library files of https://github.com/docker-library/official-images, given as a git directory:
//   node scripts/generate-base-since.mjs <git directory>
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const [repository] = process.argv.slice(2);
if (repository === undefined) throw new Error('Name the git directory of docker-library/official-images.');
const git = (...args) =>
  execFileSync('git', ['--git-dir', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
const IMAGES = ['gcc', 'golang', 'node', 'php', 'python', 'ruby', 'rust'];
/** https://www.debian.org/News/2023/20230610 */
const RELEASED = '2023-06-10';
const NEW = /(?:^|-)(?:bookworm|trixie|forky)$/;

/** The whole versions that a library file lists with a plain tag on Debian 12 or newer. */
function versionsOn(text) {
  return text.split(/\n\s*\n/).flatMap((entry) => {
    const tags = [...entry.matchAll(/^(?:Tags|SharedTags): (.*)$/gm)].flatMap(([, list]) => list.split(/,\s*/));
    if (/windows/i.test(entry) || !tags.some((tag) => NEW.test(tag))) return [];
    return tags.flatMap((tag) => /^(\d+\.\d+\.\d+)(?:-(?:apache|cli|fpm|zts))?$/.exec(tag)?.[1] ?? []);
  });
}

const lines = IMAGES.map((image) => {
  const path = `library/${image}`;
  const commits = git('log', `--since=${RELEASED}`, '--format=%H', '--', path).trim().split('\n');
  const first = new Map();
  for (const version of commits.flatMap((commit) => versionsOn(git('show', `${commit}:${path}`)))) {
    const [, minor, patch] = /^(.*)\.(\d+)$/.exec(version);
    first.set(minor, Math.min(first.get(minor) ?? Number.POSITIVE_INFINITY, Number(patch)));
  }
  const versions = [...first].map(([minor, patch]) => `${minor}.${patch}`);
  return `${image} ${versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(' ')}\n`;
});
const date = git('log', '-1', '--format=%cs').trim();
writeFileSync(
  new URL('../src/refactor/data/base-since.ts', import.meta.url),
  `// Made by scripts/generate-base-since.mjs from official-images of ${date}: an image, and of each minor version the first on Debian 12 or newer.\nexport const baseSince = \`\n${lines.join('')}\`;\n`,
);
process.stdout.write(`${lines.length} lines\n`);
