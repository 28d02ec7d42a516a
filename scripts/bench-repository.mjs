// A repository for the benchmark of the script graph: sources, documents and settings of ordinary length, scripts that call each
// other, and Dockerfiles, compose files and workflows that use them. The same numbers give the same files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const lines = (count, line) => Array.from({ length: count }, (_, n) => line(n)).join('\n');

const SOURCES = [
  [
    'py',
    (n) =>
      lines(50, (k) =>
        k % 10 === 0
          ? `from pkg${n % 40}.part${k} import thing_${k}`
          : `    value_${k} = compute(${n}, ${k})  # step ${k}`,
      ),
  ],
  [
    'ts',
    (n) =>
      lines(50, (k) =>
        k % 10 === 0
          ? `import { thing${k} } from './part-${n % 40}';`
          : `  const value${k}: number = compute(${n}, ${k});`,
      ),
  ],
  ['go', (n) => lines(50, (k) => `\tvalue${k} := compute(${n}, ${k}) // step ${k}`)],
  [
    'md',
    (n) => lines(30, (k) => `Paragraph ${k} of page ${n}: run \`make build\` and look at the result, then go on.`),
  ],
  ['yaml', (n) => lines(30, (k) => `key_${k}:\n  image: registry.example/app-${n}:1.${k}\n  run: make step-${k}`)],
  ['json', (n) => `{\n${lines(30, (k) => `  "key_${k}": "value ${n}"`)}\n}`],
];

const script = (n, count) => `#!/bin/bash
# Does task ${n}.
set -euo pipefail
HERE="$(cd "$(dirname "$0")" && pwd)"
source "$HERE/../lib-${n % 10}/common-${n % 10}.sh"
for name in one two three; do
  if [ -f "/data/$name.txt" ]; then
    sed -e 's/a/b/' "/data/$name.txt" | awk '{ print $1 }' > "/tmp/$name"
  fi
done
${n % 3 === 0 ? `"$HERE/task-${(n + 1) % count}.sh" --quiet` : 'echo "done"'}
`;

/** Writes the repository into an empty folder. */
export function writeRepository(folder, files, scripts) {
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let n = 0; n < 10; n += 1) put(`scripts/lib-${n}/common-${n}.sh`, 'log() { echo "$@"; }\n');
  for (let n = 0; n < scripts - 10; n += 1) put(`scripts/group-${n % 20}/task-${n}.sh`, script(n, scripts));
  for (let n = 0; n < 30; n += 1) {
    put(
      `services/s${n}/Dockerfile`,
      `FROM debian:12\nWORKDIR /app\nCOPY . .\nCOPY scripts/ /app/scripts/\nRUN /app/scripts/group-${n % 20}/task-${n}.sh\nCMD ["/app/scripts/group-${n % 20}/task-${n + 20}.sh"]\n`,
    );
    put(
      `.github/workflows/w${n}.yml`,
      `jobs:\n  a:\n    steps:\n      - run: scripts/group-${n % 20}/task-${n + 40}.sh\n`,
    );
  }
  put(
    'compose.yaml',
    `services:\n${lines(10, (n) => `  s${n}:\n    build: services/s${n}\n    volumes: ["./scripts:/scripts"]\n    command: /scripts/group-${n}/task-${n}.sh`)}\n`,
  );
  put('Makefile', `${lines(60, (n) => `step-${n}:\n\t./scripts/group-${n % 20}/task-${n + 100}.sh`)}\n`);
  for (let n = 0; n < files - scripts - 62; n += 1) {
    const [suffix, text] = SOURCES[n % SOURCES.length];
    put(`src/pkg${n % 200}/file-${n}.${suffix}`, text(n));
  }
}
