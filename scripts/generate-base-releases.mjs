// Makes src/refactor/data/base-releases.ts: which Debian, Ubuntu or Alpine release an official image's tag is built on.
// Source: the library files of https://github.com/docker-library/official-images, given as a git directory:
//   node scripts/generate-base-releases.mjs <git directory>
// An entry lists the tags that mean the same image; where one of them names a release, all of them have it.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const [repository] = process.argv.slice(2);
if (repository === undefined) throw new Error('Name the git directory of docker-library/official-images.');
const git = (...args) =>
  execFileSync('git', ['--git-dir', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
const IMAGES = [
  'eclipse-temurin',
  'gcc',
  'golang',
  'gradle',
  'maven',
  'node',
  'openjdk',
  'php',
  'python',
  'ruby',
  'rust',
];
const RELEASE = /(?:^|-)(bullseye|bookworm|trixie|forky|focal|jammy|noble|resolute|alpine)(?=$|[\d-])/;

const lines = [];
for (const image of IMAGES) {
  const text = git('show', `HEAD:library/${image}`);
  const tags = new Map();
  for (const entry of text.split(/\n\s*\n/)) {
    const names = [...entry.matchAll(/^(?:Tags|SharedTags): (.*)$/gm)].flatMap(([, list]) => list.split(/,\s*/));
    if (/windows/i.test(entry)) continue;
    const release = names.map((name) => RELEASE.exec(name)?.[1]).find((name) => name !== undefined);
    if (release === undefined) continue;
    // A tag that names its release needs no entry.
    for (const name of names) if (!RELEASE.test(name)) tags.set(name, release);
  }
  const releases = [...new Set(tags.values())].sort();
  for (const release of releases) {
    const own = [...tags]
      .filter(([, value]) => value === release)
      .map(([name]) => name)
      .sort();
    lines.push(`${image} ${release} ${own.join(' ')}\n`);
  }
}
const date = git('log', '-1', '--format=%cs').trim();
writeFileSync(
  new URL('../src/refactor/data/base-releases.ts', import.meta.url),
  `// Made by scripts/generate-base-releases.mjs from official-images of ${date}: an image, a release, and the tags on it, a line each.\nexport const baseReleases = \`\n${lines.join('')}\`;\n`,
);
process.stdout.write(`${lines.length} lines\n`);
