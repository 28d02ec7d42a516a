// One application of fixtures/apps/: built as it is and with Plimsoll's patch, both run, and the second held against the first.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeBase } from './bases.mjs';
import { accountOf, filesOf, leftovers, sizeOf, writable } from './image.mjs';
import { hasImage } from './store.mjs';

const apps = fileURLToPath(new URL('../../fixtures/apps', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const runner = fileURLToPath(new URL('./run.mjs', import.meta.url));

/** The names of the applications. */
export function appNames() {
  return readdirSync(apps).sort();
}

/**
 * Builds and runs one application before and after the patch.
 * @returns what the table shows, with `problems`: sentences about what doesn't hold; none means that it passed
 */
export function testApp(store, folder, name) {
  const expected = JSON.parse(readFileSync(join(apps, name, 'app.json'), 'utf8'));
  const scratch = mkdtempSync(join(tmpdir(), 'plimsoll-app-'));
  const images = [];
  try {
    const [original, patched] = ['before', 'after'].map((variant) => join(scratch, variant));
    cpSync(join(apps, name, 'context'), original, { recursive: true });
    cpSync(original, patched, { recursive: true });
    // As a user would have it: every fix, also those that need a look, on the bases that can be made here.
    const settings = join(scratch, 'plimsoll.yml');
    writeFileSync(settings, 'extends: [recommended]\nrules: { base-image-end-of-life: "off" }\n');
    const fix = ['fix', '--unsafe', '--no-shellcheck', '--config', settings, '.'];
    execFileSync(process.execPath, [cli, ...fix], { cwd: patched, stdio: 'pipe' });
    const dockerfile = readFileSync(join(patched, 'Dockerfile'), 'utf8');
    const split = (dockerfile.match(/^FROM /gm) ?? []).length > 1;
    const problems = [];
    if (split !== (expected.split ?? true)) problems.push(split ? 'It was split.' : 'No second stage was offered.');
    const look = (context, variant) => {
      const tag = `localhost/app-${name}-${variant}`;
      images.push(tag);
      const steps = buildImage(store, folder, context, tag);
      return { steps, ...inspectImage(store, tag, expected) };
    };
    const before = look(original, 'before');
    const after = look(patched, 'after');
    problems.push(...compare(before, after, expected, split));
    if (expected.change)
      problems.push(...rebuild(store, folder, patched, `localhost/app-${name}-after`, expected.change));
    return {
      name,
      split,
      before: before.size,
      after: after.size,
      smoke: after.run.answers.length,
      user: `${after.account.uid}`,
      problems,
      dockerfile,
    };
  } finally {
    for (const image of images) removeImage(store, image);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Takes an image away again, if it came to be. */
function removeImage(store, image) {
  if (hasImage(store, image)) store.buildah(['rmi', '--force', image]);
}

/** Makes the bases that a context's Dockerfile names, and builds it; returns buildah's account of the steps. */
function buildImage(store, folder, context, tag) {
  const text = readFileSync(join(context, 'Dockerfile'), 'utf8');
  const stages = new Set();
  for (const [, base, stage] of text.matchAll(/^FROM (?:--\S+ )*(\S+)(?: AS (\S+))?/gim)) {
    if (base !== 'scratch' && !stages.has(base)) makeBase(store, folder, base);
    if (stage) stages.add(stage);
  }
  const archives = join(folder, 'archives');
  mkdirSync(join(archives, 'partial'), { recursive: true });
  // Packages come once over the network; a mount is no part of the image.
  const args = [
    'bud',
    '-v',
    `${archives}:/var/cache/apt/archives`,
    '--isolation',
    'chroot',
    '--layers',
    '--pull-never',
    '--format',
    'docker',
  ];
  return store.buildah([...args, '-t', tag, context]);
}

/** What an image's files and its run tell. */
function inspectImage(store, tag, expected) {
  const container = store.buildah(['from', '--pull-never', tag]);
  try {
    const root = store.buildah(['mount', container]);
    const config = JSON.parse(store.buildah(['inspect', '--type', 'image', tag])).Docker.config;
    const account = accountOf(root, config.User);
    const files = filesOf(root);
    const paths = new Set(files.map(({ path }) => path));
    const found = { config, account, paths, size: sizeOf(files), leftovers: leftovers(files) };
    const writes = account.uid === 0 ? [] : writable(files, account);
    const command = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
    const { serves, prints } = expected;
    const health = config.Healthcheck?.Test;
    const request = { flags: store.flags, container, command, root, serves, prints, health };
    const done = spawnSync('unshare', ['--net', process.execPath, runner, JSON.stringify(request)], {
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (done.status !== 0) throw new Error(`${tag} does not run:\n${done.stderr.slice(-3000)}`);
    return { ...found, writes, run: JSON.parse(done.stdout) };
  } finally {
    store.buildah(['rm', container]);
  }
}

/** What doesn't hold of the patched image. */
function compare(before, after, expected, split) {
  const problems = [];
  const say = (holds, sentence) => {
    if (!holds) problems.push(sentence);
  };
  for (const [variant, { run }] of Object.entries({ before, after })) {
    const wanted = expected.serves?.requests ?? [expected.prints];
    wanted.forEach(({ status = expected.prints ? 0 : 200, expect }, at) => {
      const answer = run.answers[at];
      const good = answer.status === status && new RegExp(expect).test(answer.text);
      say(good, `${variant}: ${JSON.stringify(answer)} instead of ${expect}. ${run.errors.slice(-500)}`);
    });
  }
  for (const [variant, { run }] of Object.entries({ before, after })) {
    if (run.health === undefined) continue;
    const { unhealthy, healthy } = run.health;
    say(unhealthy === 1 && healthy === 0, `${variant}: its health check ends with ${unhealthy} and ${healthy}.`);
  }
  const same = JSON.stringify(before.run.answers) === JSON.stringify(after.run.answers);
  say(same, 'It answers otherwise than before.');
  if (expected.root === undefined) say(after.account.uid !== 0, 'It still runs as root.');
  const others = expected.root === undefined ? after.run.users.filter((user) => user !== `${after.account.uid}`) : [];
  say(others.length === 0, `Processes run as ${others.join(', ')}.`);
  if (split) {
    say(after.leftovers.length === 0, `Left in it: ${after.leftovers.slice(0, 5).join(', ')}.`);
    say(after.size < before.size, 'It is not smaller.');
  }
  const allowed = expected.writes ?? [];
  const extra = after.writes.filter((path) => !allowed.includes(path));
  const missing = allowed.filter((path) => !after.writes.includes(path));
  say(extra.length === 0, `Its account may write to ${extra.join(', ')}.`);
  say(missing.length === 0, `Its account may not write to ${missing.join(', ')}.`);
  // A program that is linked statically now needs no library any more.
  const linked = after.run.files.some((path) => /\/ld-[^/]*\.so/.test(path));
  const names = new Set([...after.paths].map((path) => basename(path)));
  const vanished = before.run.files.filter((path) => before.paths.has(path) && !names.has(basename(path)));
  say(!linked || vanished.length === 0, `Files that it had open are gone: ${vanished.join(', ')}.`);
  return problems;
}

/** After a change of a source the step that installs dependencies has to come from the cache. */
function rebuild(store, folder, context, tag, { file, step }) {
  appendFileSync(join(context, file), '\n');
  const lines = buildImage(store, folder, context, tag).split('\n');
  const at = lines.findIndex((line) => /^(\[\d+\/\d+\] )?STEP /.test(line) && line.includes(step));
  if (at === -1) return [`No step holds \`${step}\`.`];
  const next = lines.slice(at + 1).find((line) => line.startsWith('-->') || line.startsWith('STEP'));
  return next?.includes('Using cache') ? [] : [`\`${step}\` runs again after a change of ${file}.`];
}
