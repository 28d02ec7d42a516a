import { askGit } from './ask-git.ts';
import type { PullRequestRecord, State } from './state.ts';

export interface DiffLine {
  readonly kind: 'context' | 'added' | 'deleted';
  /** From 1; undefined on the side where the line does not exist. */
  readonly oldLine: number | undefined;
  readonly newLine: number | undefined;
  readonly text: string;
}

export interface Hunk {
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** As GitHub gives it: from the first `@@`; undefined for binary files and pure renames. */
  readonly patch: string | undefined;
  readonly hunks: readonly Hunk[];
  readonly additions: number;
  readonly deletions: number;
  /** Of the new file, or of the old one where it was removed. */
  readonly blob: string;
}

/** The commits of a pull request that its diff is made of. */
export function rangeOf(state: State, pull: PullRequestRecord): { base: string; head: string; mergeBase: string } {
  const base = state.repository.resolve(pull.baseBranch);
  const head = state.repository.resolve(pull.headBranch);
  return { base, head, mergeBase: mergeBaseOf(state, base, head) };
}

export function mergeBaseOf({ repository }: State, a: string, b: string): string {
  return askGit(repository, ['merge-base', a, b]).trim();
}

/** The files that differ between two commits, with renames found, three lines of context: what a pull request page shows. */
export function diffOf({ repository }: State, from: string, to: string): FileDiff[] {
  // One call for all texts: they come in the order of the list, each behind a line that no text of a diff begins with.
  const patches = askGit(repository, ['diff', '-M', from, to])
    .split(/^diff --git .*\n/m)
    .slice(1);
  const raw = askGit(repository, ['diff', '--raw', '--no-abbrev', '-z', '-M', from, to]).split('\0');
  const files: FileDiff[] = [];
  while (raw.length > 1) {
    const [, , oldBlob = '', newBlob = '', letter = ''] = (raw.shift() ?? '').split(' ');
    const renamed = /^[RC]/.test(letter);
    const first = raw.shift() ?? '';
    const path = renamed ? (raw.shift() ?? '') : first;
    const text = patches[files.length] ?? '';
    const at = text.search(/^@@ /m);
    const patch = at === -1 ? undefined : text.slice(at).replace(/\n$/, '');
    const hunks = patch === undefined ? [] : parsePatch(patch);
    const lines = hunks.flatMap((hunk) => hunk.lines);
    files.push({
      path,
      previousPath: renamed ? first : undefined,
      status: renamed ? 'renamed' : letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified',
      patch,
      hunks,
      additions: lines.filter(({ kind }) => kind === 'added').length,
      deletions: lines.filter(({ kind }) => kind === 'deleted').length,
      blob: letter === 'D' ? oldBlob : newBlob,
    });
  }
  return files;
}

function parsePatch(patch: string): Hunk[] {
  const hunks: { header: string; lines: DiffLine[] }[] = [];
  let oldLine = 0;
  let newLine = 0;
  for (const line of patch.split('\n')) {
    const start = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (start) {
      oldLine = Number(start[1]);
      newLine = Number(start[2]);
      hunks.push({ header: line, lines: [] });
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    const text = line.slice(1);
    if (line.startsWith('+')) lines?.push({ kind: 'added', oldLine: undefined, newLine: newLine++, text });
    else if (line.startsWith('-')) lines?.push({ kind: 'deleted', oldLine: oldLine++, newLine: undefined, text });
    else if (!line.startsWith('\\')) lines?.push({ kind: 'context', oldLine: oldLine++, newLine: newLine++, text });
  }
  return hunks;
}
