import { nextStep, planOf } from '../../../src/plan/plan.ts';
import { planJson } from '../../../src/report/plan-json.ts';
import { planDetails, planMarkdown } from '../../../src/report/plan-markdown.ts';
import { planText } from '../../../src/report/plan-text.ts';
import { isCheckedPath } from '../../../src/repository/file-kinds.ts';
import { memorySnapshot, type Snapshot } from '../../../src/repository/snapshot.ts';
import type { Random } from '../../support/random.ts';
import type { Corpus } from '../corpus.ts';
import { DOCKERFILE } from '../grammars/dockerfile.ts';
import { SHELL } from '../grammars/shell.ts';
import { COMPOSE, WORKFLOW } from '../grammars/yaml.ts';
import { hold } from '../invariants.ts';
import { checkFile } from './files.ts';
import { type Target, text } from './target.ts';

/** The line in front of each file. */
const HEADER = /^=== (.*)\n/m;

const PATHS = [
  'Dockerfile',
  'a/Dockerfile',
  'start.sh',
  'a/start.sh',
  'bin/run',
  'build.sh',
  'compose.yaml',
  '.github/workflows/ci.yml',
  '.dockerignore',
  'Makefile',
  'package.json',
  'b/start.sh',
  'start.sh/x',
  'nginx.conf',
  'crontab',
  'Procfile',
  'requirements.txt',
  'go.mod',
  'CMakeLists.txt',
] as const;

/** Several files at once: which scripts are used where, and the plan. */
export const repositoryTarget: Target = {
  name: 'repository',
  make(random, corpus) {
    const count = 1 + random.below(5);
    return random
      .times(count, () => {
        const path = random.pick(PATHS);
        return `=== ${path}\n${fileText(path, random, corpus)}\n`;
      })
      .join('');
  },
  check(joined, way) {
    const snapshot = snapshotOf(joined);
    const plan = planOf(snapshot, way % 2 === 0 ? {} : { lines: 1, branches: 1 });
    nextStep(plan);
    hold(
      planText(plan) !== '' && planMarkdown(plan) !== '' && JSON.stringify(planJson(plan)) !== '',
      () => 'a plan is empty',
    );
    const details = planDetails(plan).length;
    hold(details <= 60_000, () => `a plan of ${details} characters`);
    for (const path of snapshot.list().filter(isCheckedPath)) checkFile(snapshot, path, way >> 1);
  },
};

function fileText(path: string, random: Random, corpus: Corpus): string {
  if (path.endsWith('Dockerfile')) return text(random, DOCKERFILE, 'file', corpus.dockerfiles);
  if (path === 'compose.yaml') return text(random, COMPOSE, 'file', corpus.composes);
  if (path.endsWith('ci.yml')) return text(random, WORKFLOW, 'file', corpus.workflows);
  if (path === 'package.json')
    return `{"scripts": {"start": ${JSON.stringify(text(random, SHELL, 'list', corpus.scripts))}}`;
  return text(random, SHELL, path === 'Makefile' ? 'list' : 'script', corpus.scripts);
}

function snapshotOf(joined: string): Snapshot {
  const [, ...parts] = joined.split(HEADER);
  const files: Record<string, string> = {};
  for (let at = 0; at + 1 < parts.length; at += 2) files[parts[at] ?? ''] = parts[at + 1] ?? '';
  return memorySnapshot(files, new Set(['start.sh', 'bin/run']));
}
