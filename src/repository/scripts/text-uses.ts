import { posix } from 'node:path';
import type { ShellScript } from '../../shell/model.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { add, type Builder } from './builder.ts';
import { meaningInShell } from './classify.ts';
import { changedFolders } from './folders.ts';
import { lineBefore, type Mention, mentionsIn } from './mentions.ts';
import type { Place, UseKind } from './model.ts';
import { onlyLists, placeOf } from './places.ts';
import { programFolders } from './program-folders.ts';
import { type Resolved, resolve, sureness } from './resolve.ts';

/** `docker run image`, `$(COMPOSE) exec app`: what is run is in a container. */
const IN_CONTAINER =
  /\b(?:kubectl|docker|podman|nerdctl)\b|\b(?:exec|run)[ \t]{1,9}(?:-\S{1,80}[ \t]{1,9}){0,9}["']?[\w.${}-]/;

/** Finds what a script, a program, a build file or a document runs or tells of. */
export function ofText(builder: Builder, path: string, text: string, shell: ShellScript | undefined): void {
  if (onlyLists(path)) return;
  const runsFolders = shell !== undefined || /(^|\/)(GNU)?Makefile|\.mk$|\.ya?ml$/i.test(path);
  const mentions = [
    ...mentionsIn(text, builder.bare, builder.modules, runsFolders),
    ...programFolders(path, text, builder.folders),
  ];
  if (mentions.length === 0) return;
  const lines = lineIndex(text);
  // Supervisor's files have many names; their sections tell.
  const when = /^\[program:/m.test(text) ? 'run' : placeOf(path);
  const at = { from: path, folders: changedFolders(text) };
  const docstrings = path.endsWith('.py') ? [...text.matchAll(/"""|'''/g)].map(({ index }) => index) : [];
  // A name that stands a thousand times in a file leads to the same scripts each time.
  const resolved = new Map<string, Resolved>();
  const told = new Set<string>();
  for (const mention of mentions) {
    const line = lineAt(lines, mention.offset);
    const name = `${mention.absolute}\0${mention.own}\0${mention.deep}\0${mention.module}\0${mention.tail}`;
    if (told.has(`${line}\0${name}`)) continue;
    const meaning = shell && meaningInShell(shell, mention);
    const kind = shell
      ? (meaning?.kind ?? kindInComment(text, shell, mention))
      : kindInText(path, text, mention, when, docstrings);
    if (kind === undefined) continue;
    told.add(`${line}\0${name}`);
    const said = `${lineBefore(text, mention.offset)}${text.slice(mention.offset, Math.min(lines.starts[line] ?? text.length, mention.offset + 400))}`;
    const execs =
      mention.absolute && !meaning?.stored && IN_CONTAINER.test(said) && builder.byTarget.has(`/${mention.tail}`);
    // `$(dirname "$0")/$x.sh` stays below the folder of its script.
    const below = mention.pattern && /dirname[ "]+\$\{?(0|BASH_SOURCE)/.test(said) ? `${posix.dirname(path)}/` : '';
    const found = resolved.get(name) ?? resolve(builder, mention, at);
    resolved.set(name, found);
    for (const script of found.scripts) {
      if (script === path || !`./${script}`.includes(below)) continue;
      const place = kind === 'mentions' && shell ? 'documentation' : execs ? 'run' : when;
      const inImage = execs || (when === 'run' && !builder.scripts.has(path) && builder.held.has(script));
      add(builder, script, {
        by: path,
        line,
        when: place,
        kind: sureness(kind, found),
        inImage,
        stored: meaning?.stored,
      });
    }
  }
}

/** A comment of a script that tells people to run another: `# then: bash other.sh`. */
function kindInComment(text: string, { comments }: ShellScript, mention: Mention): UseKind | undefined {
  if (!comments.some(({ start, end }) => start <= mention.offset && mention.offset < end)) return undefined;
  return tellsToRun(text, mention) ? 'mentions' : undefined;
}

function tellsToRun(text: string, { offset, pattern, module }: Mention): boolean {
  if (pattern || module) return false;
  return /\b(?:bash|sh|source[ds]?|runs?|calls?|called|execute|start|use|by|tells?)\s+[\w./-]*$/i.test(
    lineBefore(text, offset),
  );
}

function kindInText(
  path: string,
  text: string,
  mention: Mention,
  when: Place,
  docstrings: readonly number[],
): UseKind | undefined {
  if (when === 'documentation') return mention.pattern ? undefined : 'mentions';
  const marker = /\.(js|mjs|cjs|ts|tsx|go|java|rs|c|cc|cpp|php|kt|cs|groovy)$|Jenkinsfile/.test(path) ? '//' : '#';
  if (inComment(text, mention.offset, marker)) return tellsToRun(text, mention) ? 'mentions' : undefined;
  // An odd number of quotes in front: inside.
  if (countBelow(docstrings, mention.offset) % 2 === 1) return undefined;
  if (!mention.pattern) return 'runs';
  return isOwnSources(path, mention) ? undefined : patternInText(text, mention.offset);
}

/** `*.py` in a Python program, without a folder: it looks for sources, as tests and linters do. */
function isOwnSources(path: string, { name, tail }: Mention): boolean {
  const suffix = /\.(py|ipynb|js|mjs|cjs|ts|tsx|rb|pl)$/.exec(path)?.[1];
  const language = suffix === 'ipynb' ? 'py' : suffix?.replace(/^[mc]js$|^tsx?$/, 'js');
  return name === tail && language !== undefined && new RegExp(`^[*?]*\\.[mc]?${language}$`).test(name);
}

/** A pattern in a Makefile, workflow or program: checks and copies of files run nothing. */
function patternInText(text: string, offset: number): UseKind | undefined {
  const before = lineBefore(text, offset);
  return /\b(chmod|shellcheck|shfmt|dos2unix|paths(-ignore)?|files?(?!\()|include|exclude|glob(?![.(]))\b|^\s*-\s*["']?!?[\w.*/-]*$|bash -n/.test(
    before,
  )
    ? undefined
    : 'may-run';
}

function inComment(text: string, offset: number, marker: string): boolean {
  const line = lineBefore(text, offset);
  // Go's compiler and its tool read these.
  if (/^\s*\/\/go:(embed|generate)\s/.test(line)) return false;
  return marker === '#' ? /^\s*#|\s#\s[^"']*$/.test(line) : /^\s*(\/\/|\*|\/\*)/.test(line);
}

/** How many numbers of a sorted list are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
