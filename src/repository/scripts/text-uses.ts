import { posix } from 'node:path';
import type { ShellScript } from '../../shell/model.ts';
import { lineAt, lineIndex } from '../../text/lines.ts';
import { add, type Builder } from './builder.ts';
import { kindInShell } from './classify.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import type { Place, UseKind } from './model.ts';
import { onlyLists, placeOf } from './places.ts';
import { changedFolders, resolve } from './resolve.ts';

/** Finds what a script, a program, a build file or a document runs or tells of. */
export function ofText(builder: Builder, path: string, text: string, shell: ShellScript | undefined): void {
  if (onlyLists(path)) return;
  const runsFolders = shell !== undefined || /(^|\/)(GNU)?Makefile|\.mk$|\.ya?ml$/i.test(path);
  const mentions = mentionsIn(text, builder.bare, builder.modules, runsFolders);
  if (mentions.length === 0) return;
  const lines = lineIndex(text);
  // Supervisor's files have many names; their sections tell.
  const when = /^\[program:/m.test(text) ? 'run' : placeOf(path);
  const shipped = (script: string): boolean => [...builder.copiedIn.values()].some((scripts) => scripts.has(script));
  const folders = changedFolders(text);
  for (const mention of mentions) {
    const kind = shell ? kindInShell(shell, mention) : kindInText(path, text, mention, when);
    if (kind === undefined) continue;
    const line = lineAt(lines, mention.offset);
    const said = text.slice(lines.starts[line - 1], lines.starts[line]);
    const execs =
      mention.absolute && /\b(exec|run|kubectl|docker|podman)\b/.test(said) && builder.byTarget.has(`/${mention.tail}`);
    // `$(dirname "$0")/$x.sh` stays below the folder of its script.
    const below = mention.pattern && /dirname[ "]+\$\{?(0|BASH_SOURCE)/.test(said) ? `${posix.dirname(path)}/` : '';
    for (const script of resolve(builder, mention, { from: path, folders })) {
      if (script === path || !`./${script}`.includes(below)) continue;
      const place = kind === 'mentions' && shell ? 'documentation' : execs ? 'run' : when;
      const inImage = execs || (when === 'run' && !builder.scripts.has(path) && shipped(script));
      add(builder, script, { by: path, line, when: place, kind, inImage });
    }
  }
}

function kindInText(path: string, text: string, mention: Mention, when: Place): UseKind | undefined {
  if (when === 'documentation') return mention.pattern ? undefined : 'mentions';
  const marker = /\.(js|mjs|cjs|ts|tsx|go|java|rs|c|cc|cpp|php|kt|cs|groovy)$|Jenkinsfile/.test(path) ? '//' : '#';
  if (inComment(text, mention.offset, marker)) return undefined;
  if (path.endsWith('.py') && inDocstring(text, mention.offset)) return undefined;
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
  const start = text.lastIndexOf('\n', offset) + 1;
  const before = text.slice(start, offset);
  return /\b(chmod|shellcheck|shfmt|dos2unix|paths(-ignore)?|files?|include|exclude|glob)\b|^\s*-\s*["']?!?[\w.*/-]*$|bash -n/.test(
    before,
  )
    ? undefined
    : 'may-run';
}

function inComment(text: string, offset: number, marker: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return marker === '#' ? /^\s*#|\s#\s[^"']*$/.test(line) : /^\s*(\/\/|\*|\/\*)/.test(line);
}

function inDocstring(text: string, offset: number): boolean {
  return (text.slice(0, offset).match(/"""|'''/g) ?? []).length % 2 === 1;
}
