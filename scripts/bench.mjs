// npm run bench: measures the budgets of docs/architecture.md with the built command line, on one core where `taskset`
// exists, without ShellCheck (a program of its own, whose time isn't ours). Medians; a Markdown table on stdout.
// Beside the time on the clock stands the processor's, user and system: on a busy machine only that one means something.
//   CORPUS=<folder> npm run bench   also checks and fixes every Dockerfile below the folder (the folder isn't touched).
//   ONLY=<words> npm run bench      only the hostile files whose name holds the words.
// Exit 1 when a budget is broken or a file of the corpus fails.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import { writeRepository } from './bench-repository.mjs';
import { hostileComposeFiles, hostileDockerfiles, hostileWorkflows } from './hostile.mjs';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

// By its full path, since the measured process gets a PATH without programs.
const taskset = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'taskset'))
  .find(existsSync);

// A PATH without programs keeps ShellCheck out; node itself is called by its full path.
const bare = { ...process.env, PATH: join(scratch, 'empty'), NO_COLOR: '1' };

// Loaded into the measured process: when it ends it tells its peak memory (kilobytes, as getrusage counts on Linux) and
// the processor's time (microseconds).
const probe = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`); });",
)}`;

/** Runs the command line. Milliseconds of the whole process on the clock and of the processor, output, peak in megabytes. */
function run(args, { input = '', cwd = scratch, timeout = 600_000 } = {}) {
  const node = [process.execPath, '--import', probe, cli, ...args];
  const [command, ...rest] = taskset === undefined ? node : [taskset, '-c', '0', ...node];
  const started = process.hrtime.bigint();
  const done = spawnSync(command, rest, {
    cwd,
    input,
    env: bare,
    timeout,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (done.error) throw done.error;
  if (done.status !== 0 && done.status !== 1) {
    throw new Error(
      `plimsoll ${args.join(' ')} ended with ${done.signal ?? done.status}: ${done.stderr.toString().slice(0, 2000)}`,
    );
  }
  const [kilobytes, microseconds] = done.output[3].toString().split(' ').map(Number);
  return {
    milliseconds,
    cpu: microseconds / 1000,
    stdout: done.stdout.toString(),
    status: done.status,
    megabytes: kilobytes / 1024,
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const times = (count, measure) => median(Array.from({ length: count }, (_, index) => measure(index)));

/** Medians of both times of several runs. */
function bothTimes(count, measure) {
  const runs = Array.from({ length: count }, measure);
  return { milliseconds: median(runs.map((run) => run.milliseconds)), cpu: median(runs.map((run) => run.cpu)) };
}

const SMALL = 'FROM node:22-slim\nWORKDIR /app\nCOPY . .\nRUN npm install\nCMD npm start\n';

/** About forty lines in two stages, as most Dockerfiles are; every number gives another text. */
const ordinary = (n) => `# syntax=docker/dockerfile:1
FROM python:3.12-slim AS build
ARG VERSION=1.${n}.0
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \\
    PYTHONUNBUFFERED=1
WORKDIR /src/service-${n}
RUN apt-get update && apt-get install -y \\
    build-essential \\
    # for the database driver
    libpq-dev \\
    pkg-config \\
  && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN python -m venv /opt/venv && /opt/venv/bin/pip install -r requirements.txt
COPY . .
RUN set -e; \\
    for part in api worker; do \\
      /opt/venv/bin/python -m compileall -q "$part" || exit 1; \\
    done

FROM python:3.12-slim
LABEL org.opencontainers.image.title="service ${n}" \\
      org.opencontainers.image.version="1.${n}.0"
ENV PATH=/opt/venv/bin:$PATH
RUN apt-get update \\
  && apt-get install -y --no-install-recommends libpq5 curl \\
  && curl -sSfL https://example.com/tools/install.sh | sh -s -- --version 1.${n} \\
  && apt-get clean
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY --from=build /src/service-${n} /app
ADD config/ /app/config/
RUN useradd --system --create-home app && chown -R app /app
USER app
EXPOSE 8080
HEALTHCHECK CMD curl -f http://localhost:8080/healthz || exit 1
ENTRYPOINT ["python", "-m", "service_${n}"]
`;

const jsonl = (texts, path) =>
  texts.map((text, id) => `${JSON.stringify({ id: String(id), files: { [path]: text } })}\n`).join('');

/** Checks the texts in one process; throws when an answer is missing or tells of an error inside Plimsoll. */
function checkAll(texts, path = 'Dockerfile', flags = []) {
  const result = run(['check', '--stdin-jsonl', '--format', 'json', ...flags], { input: jsonl(texts, path) });
  const answers = result.stdout.split('\n').filter((line) => line !== '');
  if (answers.length !== texts.length) throw new Error(`${texts.length} inputs gave ${answers.length} answers`);
  return { ...result, answers: answers.map((line) => JSON.parse(line)) };
}

/** A file tree of `count` Dockerfiles, each in a folder of its own. */
function treeOf(count) {
  const folder = join(scratch, `tree-${count}`);
  for (let n = 0; n < count; n += 1) {
    mkdirSync(join(folder, `service-${n}`), { recursive: true });
    writeFileSync(join(folder, `service-${n}`, 'Dockerfile'), ordinary(n));
  }
  return folder;
}

const rows = [];
let broken = false;

function row(what, budget, measured, unit) {
  const kept = measured <= budget;
  broken ||= !kept;
  rows.push(`| ${what} | ${budget} ${unit} | ${measured.toFixed(0)} ${unit} | | ${kept ? 'yes' : '**no**'} |`);
  process.stderr.write(`${what}: ${measured.toFixed(0)} ${unit}\n`);
}

/** A row of times. Late on the clock alone is the machine's fault, not the program's. */
function timeRow(what, budget, { milliseconds, cpu }, digits = 0) {
  broken ||= Math.min(milliseconds, cpu) > budget;
  const kept = milliseconds <= budget ? 'yes' : cpu <= budget ? 'by the processor' : '**no**';
  const [clock, processor] = [milliseconds, cpu].map((time) => `${time.toFixed(digits)} ms`);
  rows.push(`| ${what} | ${budget} ms | ${clock} | ${processor} | ${kept} |`);
  process.stderr.write(`${what}: ${clock}, processor ${processor}\n`);
}

function measureBudgets() {
  const small = join(scratch, 'small');
  mkdirSync(small);
  writeFileSync(join(small, 'Dockerfile'), SMALL);
  const check = (folder) => run(['check', '.', '--fail-on', 'never'], { cwd: folder });
  check(small);
  timeRow(
    '`check` of one small Dockerfile, whole process',
    250,
    bothTimes(11, () => check(small)),
  );

  const [few, many] = [100, 1100].map((count) => Array.from({ length: count }, (_, n) => ordinary(n)));
  for (const flags of [[], ['--all-rules']]) {
    const slope = bothTimes(5, () => {
      const [less, more] = [checkAll(few, 'Dockerfile', flags), checkAll(many, 'Dockerfile', flags)];
      const each = (time) => (more[time] - less[time]) / (many.length - few.length);
      return { milliseconds: each('milliseconds'), cpu: each('cpu') };
    });
    timeRow(['each further Dockerfile of ordinary size, same process', ...flags].join(', '), 3, slope, 2);
  }

  const tree = treeOf(1000);
  row(
    '`check` of 1,000 Dockerfiles in folders, peak memory',
    250,
    times(3, () => run(['check', '.', '--fail-on', 'never'], { cwd: tree }).megabytes),
    'MB',
  );
  row(
    '1,000 Dockerfiles through `--stdin-jsonl`, peak memory',
    250,
    times(3, () => checkAll(many.slice(0, 1000)).megabytes),
    'MB',
  );
}

/** The script graph, with the plan that is made of it, of a large repository. */
function measurePlan() {
  const folder = join(scratch, 'repository');
  writeRepository(folder, 10_000, 500);
  timeRow(
    '`plan` of a repository with 10,000 files and 500 scripts, whole process',
    2000,
    bothTimes(3, () => run(['plan', folder, '--format', 'json'])),
  );
}

/** Files that are made to be slow, with every rule on. */
function measureHostile(words = '') {
  const kinds = [
    ['Dockerfile', 'Dockerfile', hostileDockerfiles()],
    ['compose file', 'compose.yaml', hostileComposeFiles()],
    ['workflow', '.github/workflows/build.yml', hostileWorkflows()],
  ];
  for (const [kind, path, files] of kinds) {
    for (const [what, text] of Object.entries(files)) {
      if (!what.includes(words)) continue;
      timeRow(
        `${kind}: ${what}`,
        1000,
        bothTimes(3, () => checkAll([text], path, ['--all-rules'])),
      );
    }
  }
}

/** Requests that the demo's review sends, as `plimsoll demo --once` counts them on the stand-in for GitHub. */
function measureRequests() {
  const demo = spawnSync(process.execPath, [cli, 'demo', '--once'], { cwd: root, encoding: 'utf8', timeout: 300_000 });
  const counted = /(\d+)\s+(?:GitHub\s+)?requests/i.exec(`${demo.stdout}\n${demo.stderr}`);
  const what = 'GitHub requests for the review of an ordinary pull request';
  if (demo.status !== 0 || counted === null) {
    broken = true;
    rows.push(`| ${what} | 8 requests | not measured | **no** |`);
    process.stderr.write(
      `plimsoll demo --once ended with ${demo.signal ?? demo.status} and told no number of requests:\n${demo.stderr}\n`,
    );
    return;
  }
  row(what, 8, Number(counted[1]), 'requests');
}

const isDockerfile = (name) =>
  /^(dockerfile|containerfile)(\..+)?$|\.(dockerfile|containerfile)$/i.test(name) && !/ignore$/i.test(name);

/** What a safe fix must leave alone, read with a parser that isn't Plimsoll's own model. */
function shape(text) {
  const file = DockerfileParser.parse(text);
  const of = (keyword) =>
    file
      .getInstructions()
      .filter((instruction) => instruction.getKeyword() === keyword)
      .map((instruction) => instruction.getArguments().map(String).join(' '));
  const stages = file.getFROMs().map((from) => `${from.getImage()} ${from.getBuildStage() ?? ''}`);
  return JSON.stringify([stages, of('EXPOSE'), of('ENTRYPOINT').length, of('CMD').length]);
}

/** Checks and safely fixes a copy of every Dockerfile of the corpus, twice: the second time nothing may change. */
function tryCorpus(folder) {
  const copy = join(scratch, 'corpus');
  cpSync(folder, copy, { recursive: true });
  const paths = readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isDockerfile(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const read = () => paths.map((path) => readFileSync(path, 'utf8'));
  const original = read();
  const failures = [];
  const fail = (index, what) => failures.push(`${paths[index].slice(copy.length + 1)}: ${what}`);

  const checked = checkAll(original);
  checked.answers.forEach((answer, index) => {
    for (const error of answer.errors)
      fail(index, `check: ${typeof error === 'string' ? error : JSON.stringify(error)}`);
  });

  // Each repository of the corpus is a folder of its own; a fix works in one repository at a time.
  const fixAll = () => {
    for (const repository of readdirSync(copy, { withFileTypes: true })) {
      if (repository.isDirectory()) run(['fix', '.'], { cwd: join(copy, repository.name) });
    }
  };
  const started = performance.now();
  fixAll();
  const fixTime = performance.now() - started;
  const once = read();
  fixAll();
  const twice = read();
  once.forEach((text, index) => {
    if (text !== twice[index]) fail(index, 'a second fix changes it again');
    if (shape(text) !== shape(original[index])) fail(index, 'the fix changed its stages, entry point or exposed ports');
  });

  const changed = once.filter((text, index) => text !== original[index]).length;
  const findings = checked.answers.reduce((sum, answer) => sum + answer.findings.length, 0);
  console.log(
    `\nCorpus: ${paths.length} Dockerfiles, ${findings} findings in ${checked.milliseconds.toFixed(0)} ms ` +
      `(${(checked.milliseconds / paths.length).toFixed(2)} ms a file); safe fixes changed ${changed} files in ${fixTime.toFixed(0)} ms; ${failures.length} failures.`,
  );
  for (const failure of failures) console.log(`- ${failure}`);
  broken ||= failures.length > 0;
}

if (process.env.ONLY === undefined) {
  measureBudgets();
  measurePlan();
  measureRequests();
}
measureHostile(process.env.ONLY);
console.log(
  `Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${taskset !== undefined ? 'one core' : 'all cores'}\n`,
);
console.log(
  `| what | budget | measured (median) | of the processor | kept |\n|---|---|---|---|---|\n${rows.join('\n')}`,
);
if (process.env.CORPUS) tryCorpus(resolve(process.env.CORPUS));
process.exitCode = broken ? 1 : 0;
