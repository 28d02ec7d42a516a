import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRepository, type Repository } from './repository.ts';

export interface Fixture {
  readonly repository: Repository;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly baseBranch: string;
  readonly headBranch: string;
}

/** Makes a git repository of `fixtures/monolith`: its base on one branch, the pull request's files on top on another. */
export function monolith(): Fixture {
  // The bundle lies in dist/, this file in src/demo/.
  const folder = ['../fixtures/monolith/', '../../fixtures/monolith/']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}pull-request.json`));
  if (folder === undefined)
    throw new Error('The demo needs the folder fixtures/monolith; run it in a clone of the project.');
  const about = JSON.parse(readFileSync(`${folder}pull-request.json`, 'utf8')) as Omit<Fixture, 'repository'>;
  const removed = readFileSync(`${folder}head.removed`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const repository = createRepository();
  repository.importFolder(`${folder}base`, about.baseBranch, 'Import the service');
  repository.importFolder(`${folder}head`, about.headBranch, about.title, about.baseBranch, removed);
  return { ...about, repository };
}
