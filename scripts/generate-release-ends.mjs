// Makes src/rules/support/data/release-ends.ts: the last day with security updates of Debian's, Ubuntu's and Node's releases.
// Sources: Debian's package distro-info-data and npm's package node-releases, of which the folder and a file are given:
//   node scripts/generate-release-ends.mjs /usr/share/distro-info package/data/release-schedule/release-schedule.json
// For Debian the end of LTS, for Ubuntu the end of standard security maintenance, which is free of charge.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, schedule] = process.argv.slice(2);
if (folder === undefined || schedule === undefined)
  throw new Error('Name the folder of distro-info-data and the release-schedule.json of node-releases.');

const lines = [...distribution('debian', 'eol-lts'), ...distribution('ubuntu', 'eol'), ...node()];
writeFileSync(
  new URL('../src/rules/support/data/release-ends.ts', import.meta.url),
  `// Made by scripts/generate-release-ends.mjs: an image, a release by number and code name (- without one), its last day, a line each.\nexport const releaseEnds = \`\n${lines.join('\n')}\n\`;\n`,
);
process.stdout.write(`${lines.length} lines\n`);

function distribution(name, end) {
  const [head, ...rows] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  const field = (row, title) => row[head.indexOf(title)]?.trim() ?? '';
  return rows.flatMap((row) => {
    const number = field(row, 'version').replace(/ LTS$/, '');
    const day = field(row, end) || field(row, 'eol');
    return number === '' || day === '' ? [] : [`${name} ${number} ${field(row, 'series')} ${day}`];
  });
}

function node() {
  return Object.entries(JSON.parse(readFileSync(schedule, 'utf8')))
    .map(([line, { end }]) => [line.slice(1), end])
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([line, end]) => `node ${line} - ${end}`);
}
