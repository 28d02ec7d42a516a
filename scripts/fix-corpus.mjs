// npm run prove:fixes -- FOLDER [WORDS]: what fixes must hold, tried on real repositories, each a folder in FOLDER (or FOLDER
// itself, when it holds Dockerfiles), with every rule on. Works on copies. WORDS picks the repositories whose name holds them.
// For safe fixes and for all fixes: a second run changes nothing, no fix is left that could be applied, every file can
// still be read, stages stay, and no rule finds more than before. Safe fixes also leave alone what is started, exposed and
// set. Prints each violation with its file and rule; exit 1 when there is one. DIFFS=<file> keeps a diff of each fix.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const [folder, words = ''] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Name a folder: npm run prove:fixes -- FOLDER\n');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'plimsoll-fixes-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const config = join(scratch, 'strict.yml');
writeFileSync(config, 'extends: [strict]\n');

function plimsoll(cwd, ...args) {
  const done = spawnSync(process.execPath, [cli, ...args, '--config', config, '--no-shellcheck'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (done.status !== 0 && done.status !== 1) throw new Error(`plimsoll ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}

const check = (cwd) => JSON.parse(plimsoll(cwd, 'check', '.', '--format', 'json')).findings;

const isChecked = (name) => /dockerfile|containerfile|\.ya?ml$/i.test(name);

function textsOf(root) {
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && isChecked(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

const plain = (text) =>
  text
    .replace(/["'[\],\\]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');

/** What the fixes must leave alone, read with a parser that isn't Plimsoll's own model. */
function shape(text, safe) {
  const file = DockerfileParser.parse(text);
  const instructions = file.getInstructions();
  // Of a tag and a digest the digest decides.
  const stages = file.getFROMs().map((from) => from.getImage()?.replace(/:[^:@/]+(?=@)/, ''));
  const names = file.getFROMs().map((from) => from.getBuildStage()?.toLowerCase());
  const last = (keyword) =>
    plain(instructions.findLast((each) => each.getKeyword() === keyword)?.getArgumentsContent() ?? '');
  const ports = file
    .getInstructions()
    .filter((each) => each.getKeyword() === 'EXPOSE')
    .flatMap((each) =>
      each.getArguments().map((port) =>
        String(port)
          .toLowerCase()
          .replace(/\/tcp$/, ''),
      ),
    );
  const variables = file
    .getENVs()
    .flatMap((env) =>
      env.getProperties().map((property) => `${property.getName()}=${plain(property.getUnescapedValue() ?? '')}`),
    );
  return safe
    ? {
        stages,
        names,
        ENTRYPOINT: last('ENTRYPOINT'),
        CMD: last('CMD'),
        EXPOSE: [...new Set(ports)].sort(),
        ENV: [...new Set(variables)].sort(),
      }
    : { target: names.at(-1) };
}

const counted = (findings) => {
  const counts = new Map();
  for (const { rule, path } of findings) counts.set(`${path}\0${rule}`, (counts.get(`${path}\0${rule}`) ?? 0) + 1);
  return counts;
};

/** What a rule may find more of, because a fix of another rule makes it visible or makes the file longer. */
const FOLLOWS = {
  'apt-pin-version': 'a new stage installs what the old one did',
  'apt-single-install': 'an index that a second RUN was missing',
  'compose-networks-missing': 'network_mode: host taken away',
  'digest-freezes-updates': 'a new stage',
  'entrypoint-without-exec': 'a script that is started without a shell in front',
  'file-too-long': 'more lines',
  'pin-base-image-digest': 'a new stage',
  'redirect-may-downgrade': 'curl that follows redirects, https for http',
  'required-instruction-missing': 'an EXPOSE taken away',
  'copy-heredoc-over-echo': 'a new stage writes what the old one did',
};

/** The same where safe fixes alone bring it, and only an unsafe fix takes it away again. */
const FOLLOWS_SAFELY = {
  'file-too-long': 'more lines',
  'merge-adjacent-copy': 'a blank line less between two COPY',
  'run-heredoc-over-chain': 'a command more in a chain, such as one that removes package lists',
};

/** Of two rules that contradict each other both are on here: what one mends the other finds, each time once. */
const OPPOSITES = {
  'download-with-add': 'add-remote-url',
  'download-without-checksum': 'add-remote-url',
  'merge-consecutive-run': 'add-remote-url',
};

let violations = 0;
let changed = 0;

function prove(repository, root, mode) {
  const safe = mode.length === 0;
  const fail = (path, what) => {
    violations++;
    console.log(`- ${repository}/${path} (${safe ? 'safe' : 'all'} fixes): ${what}`);
  };
  const copy = join(scratch, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(root, copy, { recursive: true, filter: (path) => !/\/(\.git|node_modules)$/.test(path) });
  const original = textsOf(copy);
  const before = check(copy);
  if (process.env.DIFFS)
    appendFileSync(process.env.DIFFS, `### ${repository} ${mode}\n${plimsoll(copy, 'fix', '.', '--diff', ...mode)}`);
  plimsoll(copy, 'fix', '.', ...mode);
  const once = textsOf(copy);
  const after = check(copy);
  plimsoll(copy, 'fix', '.', ...mode);
  const twice = textsOf(copy);
  for (const [path, text] of once) {
    if (text !== twice.get(path)) fail(path, 'a second run changes it again');
    const earlier = original.get(path);
    if (text === earlier || earlier === undefined) continue;
    changed++;
    if (!/dockerfile|containerfile/i.test(basename(path))) continue;
    const [was, is] = [shape(earlier, safe), shape(text, safe)];
    // A stage without a name may get one.
    if (safe) is.names = is.names.map((name, at) => (was.names[at] === undefined ? undefined : name));
    for (const key of Object.keys(was)) {
      const [from, to] = [JSON.stringify(was[key]), JSON.stringify(is[key])];
      if (from !== to) fail(path, `${key} was ${from} and is ${to}`);
    }
  }
  const counts = counted(before);
  const left = counted(after);
  for (const [key, count] of left) {
    const [path, rule] = key.split('\0');
    const more = count - (counts.get(key) ?? 0);
    const opposite = `${path}\0${OPPOSITES[rule]}`;
    const mended = (counts.get(opposite) ?? 0) - (left.get(opposite) ?? 0);
    const expected = rule in FOLLOWS_SAFELY || (!safe && rule in FOLLOWS) || more <= mended;
    if (more > 0 && !expected) fail(path, `${rule} finds ${count}, before ${counts.get(key) ?? 0}`);
  }
  for (const { rule, path, line, fix } of after) {
    if (fix && (!safe || fix.safety === 'safe')) fail(path, `${rule} at line ${line} still has a fix`);
  }
}

const top = resolve(folder);
const inside = readdirSync(top, { withFileTypes: true });
const repositories = inside.some((entry) => entry.isFile() && isChecked(entry.name))
  ? [['.', top]]
  : inside.filter((entry) => entry.isDirectory()).map(({ name }) => [name, join(top, name)]);
const chosen = repositories.filter(([name]) => name.includes(words));
for (const [name, root] of chosen) {
  for (const mode of [[], ['--unsafe']]) prove(name, root, mode);
  process.stderr.write(`${name}: ${violations} violations so far\n`);
}
console.log(`${chosen.length} repositories, ${changed} changed files, ${violations} violations.`);
process.exitCode = violations > 0 ? 1 : 0;
