// Starts an image in a network of its own, asks it what app.json says, and looks at its processes. A program of its own, as
// `unshare --net` gives the network to a process: test-images starts it so. Reads a request as JSON from its first argument, and prints
// {answers, output, users, files, health}: what was answered, what a program printed, the accounts that ran it, the image's files that it had
// open, what the health check ended with before and while it ran.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const { flags, container, command, root, serves, prints, health } = JSON.parse(process.argv[2]);
spawnSync('ip', ['link', 'set', 'lo', 'up'], { stdio: 'inherit' });

// Nothing listens yet.
const unhealthy = health && checkHealth();
const started = spawn(
  'buildah',
  [...flags, 'run', '--isolation', 'chroot', container, '--', ...command, ...(prints?.arguments ?? [])],
  {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  },
);
let output = '';
let errors = '';
started.stdout.on('data', (chunk) => {
  output += chunk;
});
started.stderr.on('data', (chunk) => {
  errors += chunk;
});
let ended;
const exit = new Promise((resolve) => {
  started.on('exit', (code) => {
    ended = code;
    resolve(code);
  });
});

if (prints) {
  const status = await Promise.race([exit, sleep(60_000, 'timeout', { ref: false })]);
  report({ answers: [{ status, text: output }], users: [], files: [] });
} else {
  const answers = [];
  for (const request of serves.requests) answers.push(await ask(request));
  report({ answers, health: health && { unhealthy, healthy: checkHealth() }, ...inspect() });
}

/** What the image's health check ends with: https://docs.docker.com/reference/dockerfile/#healthcheck */
function checkHealth() {
  const [how, ...words] = health;
  const call = how === 'CMD-SHELL' ? ['/bin/sh', '-c', ...words] : words;
  return spawnSync('buildah', [...flags, 'run', '--isolation', 'chroot', container, '--', ...call], {
    timeout: 60_000,
  }).status;
}

/** Asks until somebody listens, at most a minute. */
async function ask({ method = 'GET', path, body }) {
  for (let attempt = 0; attempt < 240; attempt++) {
    if (ended !== undefined) throw new Error(`The image ended with ${ended} before it answered:\n${output}\n${errors}`);
    try {
      const answer = await fetch(`http://127.0.0.1:${serves.port}${path}`, { method, body });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      if (error.cause?.code !== 'ECONNREFUSED') throw error;
      await sleep(250);
    }
  }
  throw new Error(`Nothing listens on port ${serves.port} after a minute:\n${output}\n${errors}`);
}

/** Accounts and open files of the processes that live in the image's root. */
function inspect() {
  const users = new Set();
  const files = new Set();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${id}/ns/net`) !== readlinkSync('/proc/self/ns/net')) continue;
      // buildah itself also lives there, as long as the program runs.
      const buildahs = /^(\S*\/)?buildah/.test(readFileSync(`/proc/${id}/cmdline`, 'utf8'));
      if (buildahs || readlinkSync(`/proc/${id}/root`) === '/') continue;
      users.add(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))[1]);
      const maps = readFileSync(`/proc/${id}/maps`, 'utf8').matchAll(/ (\/\S+)$/gm);
      for (const [, path] of maps) files.add(path.startsWith(root) ? path.slice(root.length) : path);
    } catch (error) {
      // Gone meanwhile, or none of ours.
      if (!/ENOENT|ESRCH|EACCES/.test(error.code)) throw error;
    }
  }
  return { users: [...users], files: [...files] };
}

function report(result) {
  try {
    process.kill(-started.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
  process.stdout.write(JSON.stringify({ ...result, errors }), () => process.exit(0));
}
