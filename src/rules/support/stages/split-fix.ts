import type { Dockerfile } from '../../../dockerfile/model.ts';
import { parseDockerfile } from '../../../dockerfile/parse.ts';
import type { Refactoring } from '../../../refactor/refactoring.ts';
import type { Image } from '../../../repository/image.ts';
import { applyEdits, type TextEdit } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';
import { cacheMountEdits, isMounted } from '../packages/cache-mounts.ts';
import { cacheOf } from '../packages/caches.ts';
import { withoutSecret } from './builder-secrets.ts';
import { ignoreFile } from './ignore-file.ts';

/** The option that both rules with such a fix have. */
export const CACHE_MOUNTS = {
  type: 'boolean',
  description:
    "Whether installations of dependencies in the builder mount their package manager's cache. They do anyway where the file declares BuildKit: by `# syntax=docker/dockerfile:1`, or by a `RUN --mount`.",
  default: false,
} as const;

/**
 * A rewrite of stages as a fix: its builder mounts caches where BuildKit is declared, and an ignore file comes with it where one is missing.
 * @param always whether to mount caches in any case
 */
export function splitFix(image: Image, rewrite: Refactoring, always: boolean): Fix | undefined {
  if (!rewrite.offered) return undefined;
  const { dockerfile: file } = image;
  const patched = parseDockerfile(file.path, applyEdits(file.text, rewrite.edits));
  const builds = patched.stages.length > file.stages.length;
  const edits = builds ? inBuilder(file, rewrite.edits, always || declaresBuildKit(file)) : rewrite.edits;
  const ignore = builds ? ignoreFile(image, patched) : undefined;
  const own = ignore === undefined ? [] : [ignore];
  const more = rewrite.withFiles;
  return {
    safety: 'unsafe',
    title: rewrite.title,
    edits,
    turn: 'rewrite',
    ...(ignore === undefined ? {} : { files: own }),
    ...(more === undefined
      ? {}
      : {
          withFiles: {
            edits: inBuilder(file, more.edits, always || declaresBuildKit(file)),
            files: [...own, ...more.files],
          },
        }),
  };
}

/** https://docs.docker.com/build/buildkit/frontend/, and a flag that only BuildKit knows. */
function declaresBuildKit({ directives, instructions }: Dockerfile): boolean {
  return (
    directives.some(
      ({ name, value }) => name === 'syntax' && /^(docker\.io\/)?docker\/dockerfile(-upstream)?\b/.test(value),
    ) || instructions.some(({ keyword, flags }) => keyword === 'RUN' && flags.some(({ name }) => name === 'mount'))
  );
}

/**
 * Managers whose cache holds only what they download again without it. A system's packages are left to their own clean-up, and `dotnet
 * build --no-restore` would miss what lies in a cache.
 */
const MANAGERS = /^(npm|yarn|pnpm|bun|pip|uv|Bundler|Cargo|Go|Composer)$/;

/** The edits, without credentials in the builder that they write, and with cache mounts where they are wanted. */
function inBuilder(file: Dockerfile, edits: readonly TextEdit[], mounts: boolean): readonly TextEdit[] {
  const split = applyEdits(file.text, edits);
  const without = withoutSecrets(file.path, split);
  const text = mounts ? withCaches(file.path, without) : without;
  if (text === split) return edits;
  const start = Math.min(...edits.map(({ range }) => range.start));
  const end = Math.max(...edits.map(({ range }) => range.end));
  return [{ range: { start, end }, text: text.slice(start, text.length - (file.text.length - end)) }];
}

function withoutSecrets(path: string, split: string): string {
  let text = split;
  // Each removal is an edit of the text that the one before gave.
  for (;;) {
    const patched = parseDockerfile(path, text);
    const builder = patched.stages.at(-2);
    const removal = builder && withoutSecret(patched, builder);
    if (!removal) return text;
    text = applyEdits(text, [removal]);
  }
}

function withCaches(path: string, split: string): string {
  let text = split;
  // Each mount is an edit of the text that the one before gave; a RUN that can't have one is passed by.
  for (let at = 0; ; at++) {
    const patched = parseDockerfile(path, text);
    const run = patched.stages.at(-2)?.instructions.filter(({ keyword }) => keyword === 'RUN')[at];
    if (!run) return text;
    const caches = run.shell().commands.flatMap((command) => cacheOf(run, command) ?? []);
    const cache = caches.find((each) => MANAGERS.test(each.manager) && !isMounted(run, each));
    const mount = cache && run.form !== 'exec' ? cacheMountEdits(patched, run, cache) : undefined;
    if (mount) text = applyEdits(text, mount);
  }
}
