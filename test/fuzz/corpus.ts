import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileKind } from '../../src/repository/file-kinds.ts';

/** Texts of this project that mutations begin with. */
export interface Corpus {
  readonly dockerfiles: readonly string[];
  readonly scripts: readonly string[];
  readonly composes: readonly string[];
  readonly workflows: readonly string[];
  readonly configurations: readonly string[];
}

/** Longer ones would make the run slow and find nothing else. */
const MAX_LENGTH = 4_000;

/**
 * The examples of the rules' pages and the files of `fixtures/`.
 * @param root the project's folder
 */
export function readCorpus(root: string): Corpus {
  const files = readdirSync(join(root, 'fixtures'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const blocks = readdirSync(join(root, 'docs/rules'))
    .sort()
    .flatMap((page) => [
      ...readFileSync(join(root, 'docs/rules', page), 'utf8').matchAll(/^```(\w+)[^\n]*\n(.*?)^```$/gms),
    ])
    .map(([, language = '', text = '']) => ({ language, text }));
  const ofBlocks = (language: RegExp, holds = /(?:)/): string[] =>
    blocks.filter((block) => language.test(block.language) && holds.test(block.text)).map(({ text }) => text);
  const ofFiles = (isMeant: (path: string, text: string) => boolean): string[] =>
    files
      .map(({ path }) => ({ path, text: readFileSync(path, 'utf8') }))
      .filter(({ path, text }) => text.length <= MAX_LENGTH && isMeant(path, text))
      .map(({ text }) => text);
  return {
    dockerfiles: [...ofBlocks(/^dockerfile$/i), ...ofFiles((path) => fileKind(path) === 'dockerfile')],
    scripts: [...ofBlocks(/^(ba)?sh$/), ...ofFiles((_, text) => /^#!.*\b(ba|da)?sh\b/.test(text))],
    composes: [...ofBlocks(/^ya?ml$/, /^services:/m), ...ofFiles((path) => fileKind(path) === 'compose')],
    workflows: [...ofBlocks(/^ya?ml$/, /^jobs:/m), ...ofFiles((path) => fileKind(path) === 'workflow')],
    configurations: [
      ...ofBlocks(/^ya?ml$/, /^(rules|extends|overrides|ignored):/m),
      readFileSync(join(root, '.github/plimsoll.yml'), 'utf8'),
    ],
  };
}
