import { posix } from 'node:path';
import type { Dockerfile } from '../../../dockerfile/model.ts';
import { isDockerfilePath } from '../../../repository/dockerfile-paths.ts';
import type { Image } from '../../../repository/image.ts';
import { packageCalls } from '../../../shell/packages.ts';
import { contextPath, copies } from '../files/copies.ts';

/** What is kept out of the build context, and when nothing in the build has a use for it. */
interface Entry {
  readonly pattern: string;
  /** A path that it would keep out. */
  readonly example: string;
  /** The program that makes it anew in the builder. */
  readonly madeBy: RegExp;
}

const ENTRIES: readonly Entry[] = [
  { pattern: '**/node_modules', example: 'node_modules/a/b.js', madeBy: /^(npm|yarn|pnpm|bun)$/ },
  { pattern: '.venv', example: '.venv/bin/a', madeBy: /^(pip[\d.]*|python[\d.]*|poetry|uv|pipenv)$/ },
  { pattern: 'venv', example: 'venv/bin/a', madeBy: /^(pip[\d.]*|python[\d.]*|poetry|uv|pipenv)$/ },
  { pattern: '**/__pycache__', example: 'a/__pycache__/b.pyc', madeBy: /^(pip[\d.]*|python[\d.]*|poetry|uv|pipenv)$/ },
  { pattern: 'vendor', example: 'vendor/a', madeBy: /^composer$/ },
  { pattern: 'target', example: 'target/a', madeBy: /^(cargo|mvn|mvnw)$/ },
  { pattern: '**/bin', example: 'a/bin/b', madeBy: /^dotnet$/ },
  { pattern: '**/obj', example: 'a/obj/b', madeBy: /^dotnet$/ },
];

/** Files that say how something is built, where a use of git would stand. */
const BUILD_FILES =
  /(^|\/)(Makefile|GNUmakefile|CMakeLists\.txt|configure\.ac|meson\.build|pyproject\.toml|setup\.(py|cfg)|package\.json|composer\.json|pom\.xml|Cargo\.toml|build\.rs|Rakefile|Taskfile\.ya?ml|[Jj]ustfile|Directory\.Build\.props|mix\.exs|[\w.-]+\.config\.[cm]?[jt]s)$|\.(mk|cmake|sh|bash|gradle|kts|gemspec|[cf]sproj|props|targets|am|in)$/;
/** Also by its plug-ins: setuptools-scm, hatch-vcs, versioneer, MinVer, SourceLink, vergen, husky. */
const GIT = /\bgit\b(?!\+|hub|lab)|setuptools[-_]scm|[-_]vcs\b|versioneer|MinVer|GitVersion|SourceLink|vergen|husky/i;
/** Build files that are read for a use of git. */
const MOST_FILES = 300;

/**
 * The `.dockerignore` that belongs to a build which copies all of its context: made where there is none, or with the lines that are missing.
 * A line is there only when the build makes what it keeps out, or has no use for it.
 * @param patched the file as the fix leaves it
 * @returns undefined where there is nothing to keep out, or where another Dockerfile may use it
 */
export function ignoreFile(
  image: Image,
  patched: Dockerfile,
): { readonly path: string; readonly text: string } | undefined {
  const { snapshot, context, dockerfile: file } = image;
  const builder = patched.stages.at(-2);
  const inside = (path: string): boolean => context === '' || path.startsWith(`${context}/`);
  if (!builder || snapshot.list().some((path) => path !== file.path && inside(path) && isDockerfilePath(path)))
    return undefined;
  const own = copies(patched).filter(({ from }) => from === undefined);
  const named = own.flatMap(({ sources }) => sources.map((source) => contextPath(source)));
  const whole = own.some(
    ({ instruction, sources }) =>
      instruction.stage === builder &&
      sources.some((source) => source.expanded !== undefined && contextPath(source) === ''),
  );
  if (!whole) return undefined;
  const commands = builder.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => run.shell().commands);
  const committed = image.listContext();
  const kept = ENTRIES.filter(
    ({ example, madeBy }) =>
      commands.some(({ name = '' }) => madeBy.test(name)) &&
      !committed.some((path) => isSame(path, example)) &&
      !named.some((path) => path !== '' && isSame(path, example)) &&
      image.matchesContext('.', [example]),
  ).map(({ pattern }) => pattern);
  const git = context === '' && image.matchesContext('.', ['.git/config']) && !usesGit(image, patched);
  const lines = [...(git ? ['.git'] : []), ...kept];
  if (lines.length === 0 || lines.every((line) => line === '**/__pycache__')) return undefined;
  const path = image.ignoreFile ?? posix.join(context, '.dockerignore');
  const before = image.ignoreFile === undefined ? '' : (snapshot.read(image.ignoreFile) ?? undefined);
  if (before === undefined || before.includes('!')) return undefined;
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const gap = before === '' || before.endsWith('\n') ? '' : eol;
  return { path, text: `${before}${gap}${lines.join(eol)}${eol}` };
}

/** Whether a path lies in the folder that an example stands for. */
function isSame(path: string, example: string): boolean {
  const folder =
    example.split('/').find((part) => /^(node_modules|\.?venv|__pycache__|vendor|target|bin|obj)$/.test(part)) ?? '';
  return path.split('/').includes(folder);
}

/**
 * Whether the build may look into its history, or what runs may, which has git then: by a command, by the sources of a Go program, which carry the commit, or by what its build
 * files say. Build files that can't be read may.
 */
function usesGit(image: Image, patched: Dockerfile): boolean {
  const commands = patched.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((run) => run.shell().commands);
  if (commands.some(({ name = '' }) => /^(git|go)$/.test(name))) return true;
  const runs = patched.target?.instructions.filter(({ keyword }) => keyword === 'RUN') ?? [];
  if (
    runs.some((run) => packageCalls(run.shell()).some(({ packages }) => packages.some(({ value }) => value === 'git')))
  )
    return true;
  const files = image.listContext().filter((path) => BUILD_FILES.test(path) && !/(^|\/)node_modules\//.test(path));
  if (files.length > MOST_FILES) return true;
  return files.some((path) => {
    const text = image.readContext(path);
    if (text === undefined) return true;
    return GIT.test(/(^|\/)(package|composer)\.json$/.test(path) ? scriptsOf(text) : text);
  });
}

/** The scripts of a `package.json`, whose other parts name the repository; all of it where it can't be read. */
function scriptsOf(text: string): string {
  try {
    const { scripts } = JSON.parse(text) as { scripts?: unknown };
    return JSON.stringify(scripts ?? '');
  } catch {
    return text;
  }
}
