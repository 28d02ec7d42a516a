import { applyPatch } from 'diff';
import { translate } from '../../../src/refactor/translate/translate.ts';
import { unifiedDiff } from '../../../src/report/diff.ts';
import type { Change } from '../../../src/repository/change.ts';
import { parseHunks } from '../../../src/repository/hunks.ts';
import { memorySnapshot, type Snapshot } from '../../../src/repository/snapshot.ts';
import {
  type Configuration,
  checkSnapshot,
  DEFAULT_CONFIGURATION,
  fixSnapshot,
  loadConfiguration,
  reviewChange,
} from '../../../src/review/index.ts';
import { parseShell } from '../../../src/shell/parser.ts';
import { parsePowershell } from '../../../src/shell/powershell/script.ts';
import { CONFIGURATION } from '../grammars/configuration.ts';
import { DOCKERFILE } from '../grammars/dockerfile.ts';
import { SHELL } from '../grammars/shell.ts';
import { COMPOSE, WORKFLOW } from '../grammars/yaml.ts';
import { findingsHold, hold, noticesHold, reportsHold, reviewHolds } from '../invariants.ts';
import { mutate } from '../mutate.ts';
import { type Target, text } from './target.ts';

const STRICT = loadConfiguration('extends: [strict]\n', '.github/plimsoll.yml').configuration;

/** What stands beside the text, so that rules that look around find something. */
const AROUND = {
  'package.json': '{"name": "a", "scripts": {"build": "tsc"}, "dependencies": {"express": "1"}}\n',
  'requirements.txt': 'flask==3\n',
  'go.mod': 'module a\n',
  '.dockerignore': 'node_modules\n',
  'start.sh': '#!/bin/sh\nset -e\nexec "$@"\n',
};

/** More rounds than this would mean that two fixes undo each other. */
const MAX_ROUNDS = 10;

/** Checks, mends or reviews a file in a snapshot, with every rule on. */
export function checkFile(snapshot: Snapshot, path: string, way: number): void {
  switch (way % 4) {
    case 0:
    case 1: {
      const { findings, notices } = checkSnapshot(snapshot, { paths: [path], configuration: STRICT, allRules: true });
      findingsHold(findings, snapshot);
      noticesHold(notices, snapshot.read(path) ?? '');
      if (way % 4 === 0) reportsHold(findings, notices, snapshot);
      break;
    }
    case 2: {
      const unsafe = way % 8 < 4;
      const fixed = fixSnapshot(snapshot, { paths: [path], configuration: STRICT, unsafe });
      hold(fixed.rounds < MAX_ROUNDS, () => `fixes come to no end: ${fixed.applied.slice(-3).map(({ rule }) => rule)}`);
      break;
    }
    case 3: {
      const head = snapshot.read(path) ?? '';
      reviewFile(snapshot, path, '', [{ start: 1, end: head.split('\n').length }], STRICT, way % 16 === 3);
      break;
    }
  }
}

/** Reviews a file against what it was. */
function reviewFile(
  head: Snapshot,
  path: string,
  before: string,
  hunks: readonly { readonly start: number; readonly end: number }[],
  configuration: Configuration,
  twice: boolean,
): void {
  const base: Snapshot = { ...head, read: (each) => (each === path ? before : head.read(each)) };
  const change: Change = { base, head, files: [{ path, previousPath: undefined, status: 'modified', hunks }] };
  const review = reviewChange(change, configuration);
  findingsHold(review.introduced, head);
  reviewHolds(review, head);
  if (!twice) return;
  const told = review.introduced.map(({ fingerprint }) => ({ fingerprint, kin: '' }));
  const again = reviewChange(change, configuration, { told });
  hold(again.comments.length === 0, () => `${again.comments[0]?.findings[0]?.rule} is told twice`);
}

function fileTarget(name: string, path: string, make: Target['make']): Target {
  return { name, make, check: (text, way) => checkFile(memorySnapshot({ ...AROUND, [path]: text }), path, way) };
}

export const dockerfileTarget = fileTarget('dockerfile', 'Dockerfile', (random, { dockerfiles }) =>
  text(random, DOCKERFILE, 'file', dockerfiles),
);

export const composeTarget = fileTarget('compose', 'compose.yaml', (random, { composes }) =>
  text(random, COMPOSE, 'file', composes),
);

export const workflowTarget = fileTarget('workflow', '.github/workflows/build.yml', (random, { workflows }) =>
  text(random, WORKFLOW, 'file', workflows),
);

/** The image that has the script. */
const START = 'FROM debian:12\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n';

/** Scripts: the parsers, the rules, the translator. */
export const scriptTarget: Target = {
  name: 'script',
  make: (random, { scripts }) => text(random, SHELL, 'script', scripts),
  check(script, way) {
    if (way % 3 === 0) {
      for (const shebang of ['', '#!/bin/bash\n', '#!/bin/sh -eu\n']) {
        const done = translate(shebang + script, { name: 'start.sh', to: 'python' });
        hold(done.done || done.refusals.length > 0, () => 'the translation is refused without a reason');
      }
    } else if (way % 3 === 1) {
      for (const { range, nameWord, args } of parseShell(script).commands) {
        for (const part of [range, nameWord.range, ...args.map((arg) => arg.range)])
          hold(
            0 <= part.start && part.start <= part.end && part.end <= script.length,
            () => 'a command lies outside its script',
          );
      }
      parsePowershell(script);
    } else checkFile(memorySnapshot({ ...AROUND, Dockerfile: START, 'start.sh': script }), 'Dockerfile', way >> 2);
  },
};

/** Configuration files, and what they make of a small repository. */
export const configurationTarget: Target = {
  name: 'configuration',
  make: (random, { configurations }) => text(random, CONFIGURATION, 'file', configurations),
  check(file, way) {
    const path = ['.github/plimsoll.yml', '.hadolint.yaml', 'other.yml'][way % 3] ?? '';
    const { configuration, notices } = loadConfiguration(file, path);
    noticesHold(notices, file);
    const snapshot = memorySnapshot({ ...AROUND, 'a/Dockerfile': BAD, 'compose.yaml': COMPOSED });
    const found = checkSnapshot(snapshot, { configuration });
    findingsHold(found.findings, snapshot);
    if (way % 8 === 0) fixSnapshot(snapshot, { configuration, unsafe: true });
  },
};

const BAD =
  'FROM node\nLABEL version=x\n# plimsoll ignore=no-sudo\nRUN sudo apt-get install curl\nADD a /b\nENV TOKEN=x\nCMD npm start\n';
const COMPOSED = 'services:\n  a:\n    image: nginx\n    privileged: true\n';

/** The line between what a file was and what it is, and between that and the diff, where somebody wrote one. */
const CUT = '\n=====\n';

/** Diffs: those that are made, and those that a service sends. */
export const patchTarget: Target = {
  name: 'patch',
  make(random, { dockerfiles }) {
    const before = text(random, DOCKERFILE, 'file', dockerfiles);
    const after = mutate(before, random, dockerfiles);
    const patch = mutate(unifiedDiff('Dockerfile', before, after), random, [
      `@@ -1 +${random.below(9)},${random.below(1e9)} @@\n`,
      before,
    ]);
    return [before, after, ...(random.chance(0.5) ? [patch] : [])].join(CUT);
  },
  check(joined) {
    const [before = '', after = '', sent] = joined.split(CUT);
    const diff = unifiedDiff('Dockerfile', before, after);
    hold(
      diff === '' || applyPatch(before, diff) === after,
      () => `the diff does not lead from one to the other:\n${diff}`,
    );
    const hunks = parseHunks(sent ?? diff);
    reviewFile(
      memorySnapshot({ ...AROUND, Dockerfile: after }),
      'Dockerfile',
      before,
      hunks,
      DEFAULT_CONFIGURATION,
      true,
    );
  },
};
