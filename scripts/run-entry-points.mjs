// Runs real entry points and their translations side by side, as root, in a file system of their own: what is there can only be read,
// the folders that entry points write to are empty and forgotten. Reads the file that scripts/entry-points.mjs --json writes.
// unshare -m --propagation private node scripts/run-entry-points.mjs FILE [--to node] [--only TEXT]
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: 'string', default: 'python' }, only: { type: 'string', default: '' } },
});
/** Folders that entry points write to. */
const OPEN = [
  '/etc',
  '/var',
  '/opt',
  '/home',
  '/srv',
  '/data',
  '/run',
  '/app',
  '/config',
  '/root',
  '/logs',
  '/mnt',
  '/tmp',
];
/** Programs that really run; all others are stand-ins that say how they were called. */
const REAL =
  'awk basename cat cp cut dirname env expr find grep egrep head id ln ls mkdir mv printenv readlink rm rmdir sed seq sort tail tee touch tr uniq wc xargs true false sh bash dash python3 node export test'.split(
    ' ',
  );

const box = mkdtempSync(join(tmpdir(), 'plimsoll-real-'));
execFileSync('mount', ['-t', 'tmpfs', 'none', box]);
for (const name of ['usr', 'proc', 'dev', 'proof', ...OPEN.map((path) => path.slice(1))])
  mkdirSync(join(box, name), { recursive: true });
for (const name of readdirSync('/').filter((each) => /^(bin|sbin|lib.*)$/.test(each)))
  if (existsSync(`/usr/${name}`)) symlinkSync(`usr/${name}`, join(box, name));
execFileSync('mount', ['--rbind', '/usr', join(box, 'usr')]);
execFileSync('mount', ['-o', 'remount,ro,bind', join(box, 'usr')]);
execFileSync('mount', ['--rbind', '/proc', join(box, 'proc')]);
execFileSync('mount', ['--rbind', '/dev', join(box, 'dev')]);
const driver = resolve(import.meta.dirname, '../test/refactor/translate/proof/driver.py');
const text = readFileSync(driver, 'utf8')
  .replace('f"{TOOLS}:/usr/local/bin:/usr/bin:/bin"', '"/proof/work/tools:/proof/real"')
  .replace('LIMIT = 20', 'LIMIT = 6');
writeFileSync(join(box, 'proof/driver.py'), text);
mkdirSync(join(box, 'proof/real'));
for (const name of REAL) {
  const path = ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find((each) => existsSync(each));
  // Debian's alternatives lie in /etc, which isn't there.
  if (path) symlinkSync(realpathSync(path), join(box, 'proof/real', name));
}
// Nobody sleeps, whether a program does it or the language.
writeFileSync(join(box, 'proof/real/sleep'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
const awake = (program) =>
  program.replace(/time\.sleep\([\d.]+\)/g, 'time.sleep(0)').replace(/await sleep\(\d+\)/g, 'await sleep(0)');
const child = spawn('chroot', [box, '/usr/bin/python3', '/proof/driver.py', '/proof/work', 'python3', OPEN.join(':')], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { PATH: '/usr/sbin:/usr/bin' },
});
const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
const jobs = JSON.parse(readFileSync(positionals[0], 'utf8')).filter(({ path }) => path.includes(values.only));
let runs = 0;
let different = 0;
let racy = 0;
for (const { path, text: script, program } of jobs) {
  const bash = /^#!.*bash/.test(script);
  const tools = [...new Set(script.match(/[A-Za-z_][\w.+-]*/g))].filter(
    (name) =>
      !REAL.includes(name) &&
      name !== 'sleep' &&
      !/^(if|then|else|elif|fi|for|while|until|do|done|case|esac|in|function|set|echo|printf|cd|exit|return|local|export|read|trap|wait|kill|unset|shift|exec|eval|source|declare|readonly|test|command|type|break|continue|umask|pushd|popd|pwd|hash|true|false|let|getopts|shopt|alias|jobs|bg|fg|ulimit|times|builtin|enable|help|history|logout|mapfile|readarray|select|suspend|time|typeset|caller|compgen|complete|compopt|dirs|disown|bind)$/.test(
        name,
      ),
  );
  const names = [...new Set(script.match(/\$\{?([A-Z][A-Z0-9_]{2,})/g))]
    .map((each) => each.replace(/\$\{?/, ''))
    .slice(0, 40);
  // Those of its functions aren't expected in the environment.
  const locals = new Set([...script.matchAll(/\blocal\s+(?:-\w+\s+)*(\w+)/g)].map((match) => match[1]));
  const env = (value) =>
    Object.fromEntries(
      names
        .filter(
          (name) =>
            !locals.has(name) &&
            !/^(PATH|HOME|PWD|PPID|UID|EUID|BASH.*|IFS|HOSTNAME|OLDPWD|LINENO|RANDOM|SECONDS|OPT(ARG|IND|ERR))$/.test(
              name,
            ),
        )
        .map((name, index) => [name, value(name, index)]),
    );
  const job = {
    id: 0,
    shell: bash ? 'bash' : 'dash',
    flags: /^#! *\S+ +(-[eu]+)/.exec(script)?.slice(1) ?? [],
    script,
    translation: awake(program),
    fresh: true,
    language: values.to,
    tools,
    runs: [
      { env: {}, args: [], stdin: '' },
      { env: {}, args: ['say', 'a b', '*'], stdin: '' },
      { env: env(() => 'true'), args: ['start'], stdin: 'line\n' },
      {
        env: env((name, index) => (/PORT|ID|TIME|NUM|SIZE/.test(name) ? String(80 + index) : `v ${index}`)),
        args: ['-x', 'y'],
        stdin: '',
      },
      { env: env((_, index) => (index % 2 === 0 ? '' : '1')), args: ['web', ''], stdin: '' },
    ],
  };
  child.stdin.write(`${JSON.stringify(job)}\n`);
  const answer = await answers.next();
  if (answer.done) throw new Error('The driver ended.');
  const verdict = JSON.parse(answer.value);
  runs += verdict.runs;
  racy += verdict.racy;
  if (verdict.differences.length > 0) different++;
  console.log(`${verdict.differences.length === 0 ? 'same' : 'DIFFERENT'} ${path} (${basename(path)})`);
  for (const each of verdict.differences.slice(0, 4)) {
    console.log(`  ${each.what} for ${JSON.stringify(each.run.args)} ${JSON.stringify(each.run.env).slice(0, 200)}`);
    const [shell, translation] = [each.shell, each.translation].map((side) =>
      typeof side === 'object' ? side : String(side).split('\n'),
    );
    if (typeof shell !== 'object' || typeof translation !== 'object') continue;
    const gone = Object.entries(shell).filter(
      ([key, value]) =>
        !Object.values(translation).includes(value) || (!Array.isArray(shell) && translation[key] !== value),
    );
    const come = Object.entries(translation).filter(
      ([key, value]) => !Object.values(shell).includes(value) || (!Array.isArray(shell) && shell[key] !== value),
    );
    console.log(
      `    - ${JSON.stringify(gone.slice(0, 3)).slice(0, 500)}\n    + ${JSON.stringify(come.slice(0, 3)).slice(0, 500)}`,
    );
    console.log(`    stderr ${JSON.stringify(each.stderr).slice(0, 700)}`);
  }
}
console.log(
  `${runs} runs of ${jobs.length} entry points: ${different} differ, ${racy} runs with a race of the script itself`,
);
child.stdin.end();
process.exitCode = different === 0 ? 0 : 1;
