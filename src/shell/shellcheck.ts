import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

export type Dialect = 'sh' | 'bash' | 'dash' | 'ksh';

/** Shell text as ShellCheck shall see it. */
export interface ShellCheckInput {
  readonly text: string;
  readonly dialect: Dialect;
}

/** One remark of ShellCheck. */
export interface ShellCheckRemark {
  /** `SC2086`. */
  readonly code: string;
  readonly level: 'error' | 'warning' | 'info' | 'style';
  readonly message: string;
  /** Offsets into the input's text (UTF-16, from 0, end exclusive). */
  readonly range: Range;
  /** ShellCheck's own mending, as edits of the input's text; empty where it has none. */
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/** Looks into scripts, all in one call; the remarks of each, in the order of the scripts. Undefined when the program failed. */
export type ShellCheck = (inputs: readonly ShellCheckInput[]) => readonly (readonly ShellCheckRemark[])[] | undefined;

/** So long may one batch take, in milliseconds; a script that needs longer was made to. Head and base together stay below a review's time. */
const TIMEOUT = 30_000;

/** ShellCheck as an external program; undefined when it is not on the PATH. */
export function findShellCheck(): ShellCheck | undefined {
  const asked = spawnSync('shellcheck', ['--version'], { stdio: 'ignore' });
  return asked.error || asked.status !== 0 ? undefined : remembering(runShellCheck);
}

/** So many scripts' remarks are kept. */
const REMEMBERED = 4_000;

/** Base and head, and the rounds of a fix, have most of their scripts in common: each is looked into once. */
function remembering(shellCheck: ShellCheck): ShellCheck {
  const known = new Map<string, readonly ShellCheckRemark[]>();
  const keyOf = ({ dialect, text }: ShellCheckInput): string =>
    createHash('sha256').update(`${dialect}\0${text}`).digest('hex');
  return (inputs) => {
    const keys = inputs.map(keyOf);
    const fresh = new Map(
      inputs.flatMap((input, at) => (known.has(keys[at] ?? '') ? [] : [[keys[at] ?? '', input] as const])),
    );
    if (known.size + fresh.size > REMEMBERED)
      for (const key of known.keys()) if (!keys.includes(key)) known.delete(key);
    const found = shellCheck([...fresh.values()]);
    if (!found) return undefined;
    [...fresh.keys()].forEach((key, at) => {
      known.set(key, found[at] ?? []);
    });
    return keys.map((key) => known.get(key) ?? []);
  };
}

function runShellCheck(inputs: readonly ShellCheckInput[]): readonly (readonly ShellCheckRemark[])[] | undefined {
  if (inputs.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-shellcheck-'));
  try {
    const names = inputs.map((_, index) => String(index));
    inputs.forEach(({ text, dialect }, index) => {
      writeFileSync(join(folder, String(index)), directive(text, dialect) + text);
    });
    // No file of the repository under review may configure it or be read by it.
    const done = spawnSync('shellcheck', ['--norc', '--format=json1', ...names], {
      cwd: folder,
      encoding: 'utf8',
      // Its columns count characters, which it knows only in this locale.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: TIMEOUT,
      maxBuffer: 1 << 28,
    });
    const comments = readComments(done.stdout);
    return comments && inputs.map((input, index) => remarksOf(input, comments.get(String(index)) ?? []));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A shebang has to stay on the first line, and says as much. */
function directive(text: string, dialect: Dialect): string {
  return text.startsWith('#!') ? '' : `# shellcheck shell=${dialect}\n`;
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Comment extends Place {
  readonly file: string;
  readonly level: ShellCheckRemark['level'];
  readonly code: number;
  readonly message: string;
  readonly fix: { readonly replacements: readonly Replacement[] } | null;
}

interface Replacement extends Place {
  readonly replacement: string;
}

/**
 * The output by file; undefined for that of a run that was cut off (time, memory) or crashed, which is none or half a document.
 * Source: `shellcheck --format=json1`, whose columns count code points from 1.
 */
function readComments(output: string): Map<string, Comment[]> | undefined {
  const byFile = new Map<string, Comment[]>();
  let parsed: { readonly comments: readonly Comment[] };
  try {
    parsed = JSON.parse(output);
  } catch {
    return undefined;
  }
  for (const comment of parsed.comments) {
    const list = byFile.get(comment.file) ?? [];
    list.push(comment);
    byFile.set(comment.file, list);
  }
  return byFile;
}

function remarksOf({ text, dialect }: ShellCheckInput, comments: readonly Comment[]): ShellCheckRemark[] {
  const { starts } = lineIndex(text);
  const added = directive(text, dialect) === '' ? 0 : 1;
  const offset = (line: number, column: number): number => {
    const start = starts[line - 1 - added] ?? text.length;
    const end = starts[line - added] ?? text.length;
    return start + [...text.slice(start, end)].slice(0, column - 1).join('').length;
  };
  const rangeOf = ({ line, column, endLine, endColumn }: Place): Range => ({
    start: offset(line, column),
    end: offset(endLine, endColumn),
  });
  return comments
    .filter(({ line }) => line > added)
    .map((comment) => ({
      code: `SC${comment.code}`,
      level: comment.level,
      message: comment.message,
      range: rangeOf(comment),
      edits: (comment.fix?.replacements ?? []).map((replacement) => ({
        range: rangeOf(replacement),
        text: replacement.replacement,
      })),
    }));
}
