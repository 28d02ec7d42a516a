// npm run list:splits -- FOLDER: for every repository in FOLDER, each Dockerfile of one stage that ships what only builds, with `offered` or the reason
// against a split, and the reasons by their number. What starts a shell or nothing, or is there to build others or to develop, is no
// candidate and is counted apart; so are files of several stages, whose last one is repaired.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Name a folder: npm run list:splits -- FOLDER\n');
  process.exit(2);
}

/** Reasons that say that the image is for people or for builds, or that it isn't read. */
const NO_CANDIDATE =
  /^(A shell is what starts|The image starts nothing|Nothing in this file uses its build tools|The file is written for Windows|This `RUN` could not be read)/;

const RULES = new Set(['single-stage-build-tools', 'final-stage-build-tools']);

function findingsOf(repository) {
  const done = spawnSync(
    process.execPath,
    [cli, 'check', '.', '--format', 'json', '--no-shellcheck', '--fail-on', 'never'],
    { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (done.status !== 0) throw new Error(`${repository}: ${done.stderr}`);
  return JSON.parse(done.stdout).findings.filter(({ rule }) => RULES.has(rule));
}

const reasons = new Map();
const counts = { offered: 0, refused: 0, 'no candidate': 0 };
const several = { offered: 0, refused: 0, 'no candidate': 0 };
for (const name of readdirSync(folder).sort()) {
  for (const { rule, path, message, fix } of findingsOf(join(folder, name))) {
    const reason = /No change is suggested: (.*)$/s.exec(message)?.[1] ?? '';
    const apart = NO_CANDIDATE.test(reason) || /\.(dev|develop|development)$/i.test(path);
    const verdict = fix ? 'offered' : apart ? 'no candidate' : 'refused';
    const single = rule === 'single-stage-build-tools';
    (single ? counts : several)[verdict] += 1;
    process.stdout.write(
      `${verdict.padEnd(12)} ${name}/${path}${single ? '' : ' (several stages)'}${reason === '' ? '' : `: ${reason}`}\n`,
    );
    const kind = reason.replace(/`[^`]*`/g, '…');
    if (!fix && single) reasons.set(kind, (reasons.get(kind) ?? 0) + 1);
  }
}
process.stdout.write('\n');
for (const [kind, count] of [...reasons].sort((a, b) => b[1] - a[1]))
  process.stdout.write(`${String(count).padStart(4)} ${kind}\n`);
const candidates = counts.offered + counts.refused;
process.stdout.write(
  `\n${counts.offered} of ${candidates} offered (${Math.round((100 * counts.offered) / Math.max(1, candidates))} %), ${counts['no candidate']} are no candidates\n`,
);
process.stdout.write(
  `of several stages: ${several.offered} offered, ${several.refused} refused, ${several['no candidate']} are no candidates\n`,
);
