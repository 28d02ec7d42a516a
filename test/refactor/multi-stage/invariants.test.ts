import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { lastStage } from '../../../src/refactor/multi-stage/last-stage.ts';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import type { Refactoring } from '../../../src/refactor/refactoring.ts';
import type { Image } from '../../../src/repository/image.ts';
import { imageOf } from '../../../src/repository/read-image.ts';
import { memorySnapshot } from '../../../src/repository/snapshot.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { brokenInvariants } from '../../support/split-invariants.ts';

beforeAll(() => loadShellGrammar());

/** The patched text, undefined when none is offered; the folder's other files are the build context. */
function patched(folder: string, name: string): { readonly before: string; readonly after: string | undefined } {
  const before = readFileSync(join(folder, name), 'utf8');
  const files = Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
  const result = change(
    imageOf(memorySnapshot({ ...files, Dockerfile: before }), parseDockerfile('Dockerfile', before)),
  );
  return { before, after: result.offered ? applyEdits(before, result.edits) : undefined };
}

/** What is offered for a file of one stage, or of several. */
function change(image: Image): Refactoring {
  return image.dockerfile.stages.length > 1 ? lastStage(image) : multiStage(image);
}

/** Whether a second run would change a file again. */
function changesAgain(text: string): boolean {
  return change(imageOf(memorySnapshot({ Dockerfile: text }), parseDockerfile('Dockerfile', text))).offered;
}

const apps = 'fixtures/apps';

it.each(readdirSync(apps))('holds for %s', (name) => {
  const { before, after } = patched(join(apps, name, 'context'), 'Dockerfile');
  expect(after).toBeDefined();
  expect(brokenInvariants(before, after ?? '')).toEqual([]);
  expect(changesAgain(after ?? '')).toBe(false);
});

it('sees what is broken', () => {
  const before = 'FROM debian:12\nENV A=b\nUSER x\nCOPY . /app\nRUN apt-get install gcc\nEXPOSE 1\nCMD ["/app/x"]\n';
  const after = 'FROM debian:12 AS build\n\n\nFROM debian:12\nRUN apt-get install gcc\nCMD ["/app/y"]\n';
  expect(brokenInvariants(before, after)).toEqual([
    'CMD was CMD ["/app/x"], and is CMD ["/app/y"]',
    'EXPOSE was EXPOSE 1, and is ',
    'USER was USER x, and is ',
    'lost the environment A=b',
    'runs as undefined instead of x',
    'still installs gcc',
    'takes nothing over from the builder',
    '/app/x is no longer there',
    'has two empty lines',
  ]);
});

// CORPUS=<folder> npm test -- test/refactor/multi-stage/invariants: also every Dockerfile below the folder.
const corpus = process.env.CORPUS;
(corpus === undefined ? it.skip : it)('holds for every Dockerfile of the corpus that is split', () => {
  const folder = corpus ?? '';
  expect(existsSync(folder)).toBe(true);
  const broken = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(.*\.)?dockerfile(\..*)?$/i.test(entry.name))
    .flatMap((entry) => {
      const { before, after } = patched(entry.parentPath, entry.name);
      if (after === undefined) return [];
      const problems = [...brokenInvariants(before, after), ...(changesAgain(after) ? ['changes again'] : [])];
      return problems.length === 0 ? [] : [{ path: join(entry.parentPath, entry.name), problems }];
    });
  expect(broken).toEqual([]);
});
