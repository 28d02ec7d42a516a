import type { Change, ChangedFile } from '../../repository/change.ts';
import { isCheckedPath } from '../../repository/file-kinds.ts';
import { parseHunks } from '../../repository/hunks.ts';
import { mayHoldUses } from '../../repository/scripts/find.ts';
import type { Snapshot } from '../../repository/snapshot.ts';
import { CONFIGURATION_PATHS, type ConfigurationText } from '../../review/index.ts';
import type { GitHub, RepositoryName } from '../client.ts';
import { statusOf } from '../errors.ts';
import { FILES_A_REQUEST, readContentsWith } from './contents.ts';
import { dropPointers, headSnapshot, readTree, type Tree, unreadable, withChanged, withoutHuge } from './tree.ts';
import { wantedFiles, wantedOfBase } from './wanted-files.ts';

/** What to compare: head with where it left base. */
export interface Comparison extends RepositoryName {
  /** A branch or a commit. */
  readonly base: string;
  readonly headSha: string;
  /** The pull request that the comparison is of; GitHub lists more files for it. */
  readonly number?: number;
  /** The configuration file to read of base in place of the usual ones. */
  readonly config?: string | undefined;
}

export interface ReadChange {
  readonly change: Change;
  /** Modes of head's files, as git has them (`100644`, `100755`). */
  readonly modes: ReadonlyMap<string, string>;
  /** Head's files whose text isn't what their bytes say (GitHub reads Latin-1 and the like as UTF-8): not to be written back. */
  readonly inexact: ReadonlySet<string>;
  /** Sentences about what could not be read. */
  readonly gaps: readonly string[];
  /** What the owner set for all repositories. */
  readonly organisation: ConfigurationText | undefined;
  /** Whether head holds every text that a plan of the repository needs. */
  readonly whole: boolean;
}

/** A comparison shows at most so many files; beyond it the pull request's own list is asked. */
const FILES_OF_COMPARISON = 300;
/** GitHub lists at most so many files of a pull request. */
const MAX_FILES = 3000;
/** So many files are checked when a whole repository is: each 160 cost a request. */
const MAX_CHECKED = 800;

interface Entry {
  readonly filename: string;
  readonly status: string;
  readonly previous_filename?: string;
  readonly patch?: string;
}

/** Reads a change in few requests: the comparison, head's tree, and then every text that a review may need. */
export async function readChange(github: GitHub, comparison: Comparison): Promise<ReadChange> {
  const { owner, repo, headSha, config } = comparison;
  const [compared, listed] = await Promise.all([compare(github, comparison), readTree(github, comparison)]);
  const gaps: string[] = [];
  const entries = await allFiles(github, comparison, compared.files, gaps);
  const { mergeBase } = compared;
  const files = entries.map(changedFile);
  const live = files.filter(({ status }) => status !== 'removed').map(({ path }) => path);
  const whole = withChanged(listed, live);
  gaps.push(...unreadable(whole, live));
  const tree = withoutHuge(whole);
  const wanted = wantedFiles(tree.entries, files);
  const wantedBase = wantedOfBase(wanted, files, config);
  const rest = restFor(tree, wanted, wantedBase.length);
  const { texts, settings } = await readContentsWith(
    github,
    { owner, repo },
    [
      ...[...wanted, ...(rest ?? [])].map((path) => ({ sha: headSha, path })),
      ...wantedBase.map((path) => ({ sha: mergeBase, path })),
    ],
    ORGANISATION_PATHS,
  );
  gaps.push(...dropPointers(texts));
  const head = headSnapshot(tree, headSha, texts);
  const change = { base: baseSnapshot(head, mergeBase, files, texts), head, files };
  return {
    change,
    modes: tree.modes,
    inexact: inexactIn(listed, headSha, texts),
    gaps,
    whole: rest !== undefined,
    organisation: organisationOf(settings),
  };
}

function inexactIn({ entries }: Tree, headSha: string, texts: ReadonlyMap<string, string>): Set<string> {
  const differ = entries.filter(({ path, size }) => {
    const text = texts.get(`${headSha}:${path}`);
    return text !== undefined && Buffer.byteLength(text) !== size;
  });
  return new Set(differ.map(({ path }) => path));
}

/** In bytes, of all texts that are read for a plan. */
const MAX_PLAN = 2_000_000;

/** What a plan of the repository needs beside what is read anyway; undefined when it would cost a request more. */
function restFor({ entries, truncated }: Tree, wanted: readonly string[], others: number): string[] | undefined {
  const known = new Set(wanted);
  const rest = entries.filter(({ path }) => mayHoldUses(path) && !known.has(path));
  const size = rest.reduce((sum, entry) => sum + entry.size, 0);
  const fits = known.size + others + rest.length <= FILES_A_REQUEST && size <= MAX_PLAN;
  return fits && !truncated ? rest.map(({ path }) => path) : undefined;
}

/** Reads a commit with all that is checked in it and what stands beside that, as if every file were new. */
export async function readHead(
  github: GitHub,
  at: RepositoryName & { readonly headSha: string },
): Promise<Pick<ReadChange, 'gaps' | 'organisation'> & { readonly head: Snapshot }> {
  const { owner, repo, headSha } = at;
  const whole = await readTree(github, at);
  const checked = whole.entries.filter(({ path }) => isCheckedPath(path)).map(({ path }) => path);
  const files = checked.slice(0, MAX_CHECKED).map((path) => changedFile({ filename: path, status: 'added' }));
  const tree = withoutHuge(whole);
  const wanted = [...wantedFiles(tree.entries, files), ...CONFIGURATION_PATHS];
  const { texts, settings } = await readContentsWith(
    github,
    { owner, repo },
    wanted.map((path) => ({ sha: headSha, path })),
    ORGANISATION_PATHS,
  );
  const pointers = dropPointers(texts);
  const left = checked.length - files.length;
  const cut = left > 0 ? [`${left} more files could be checked, and were not read over the API.`] : [];
  return {
    head: headSnapshot(tree, headSha, texts),
    gaps: [...unreadable(whole, checked), ...cut, ...pointers],
    organisation: organisationOf(settings),
  };
}

/** Where an organisation keeps its configuration, in its repository `.github`. */
const ORGANISATION_PATHS = ['.github/plimsoll.yml', 'plimsoll.yml'];

function organisationOf(settings: ReadonlyMap<string, string>): ConfigurationText | undefined {
  const path = ORGANISATION_PATHS.find((candidate) => settings.has(candidate));
  const text = path && settings.get(path);
  return path === undefined || text === undefined ? undefined : { path: `.github:${path}`, text };
}

/**
 * What head changed since it left base. GitHub finds no comparison where the two have no commit in common, as after base was written
 * anew under a pull request; then its list of files is held against base as it is now.
 */
async function compare(
  github: GitHub,
  { owner, repo, base, headSha, number }: Comparison,
): Promise<{ readonly files: readonly Entry[] | undefined; readonly mergeBase: string }> {
  const basehead = `${base}...${headSha}`;
  try {
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
    return { files: data.files, mergeBase: data.merge_base_commit.sha };
  } catch (error) {
    if (number === undefined || statusOf(error) !== 404) throw error;
    return { files: undefined, mergeBase: base };
  }
}

async function allFiles(
  github: GitHub,
  { owner, repo, number }: Comparison,
  compared: readonly Entry[] | undefined,
  gaps: string[],
): Promise<readonly Entry[]> {
  if (compared && compared.length < FILES_OF_COMPARISON) return compared;
  if (number === undefined) {
    gaps.push(
      `GitHub shows only the first ${FILES_OF_COMPARISON} files of a comparison; the others were not reviewed.`,
    );
    return compared ?? [];
  }
  const files: Entry[] = await github.paginate(github.rest.pulls.listFiles, {
    owner,
    repo,
    pull_number: number,
    per_page: 100,
  });
  if (files.length >= MAX_FILES)
    gaps.push(`GitHub lists only the first ${MAX_FILES} files of a pull request; the others were not reviewed.`);
  return files;
}

function changedFile({ filename, status, previous_filename, patch }: Entry): ChangedFile {
  const known = (['added', 'removed', 'renamed'] as const).find((name) => name === status);
  return {
    path: filename,
    // `previous_filename` is also sent for copies, whose source is still there.
    previousPath: status === 'renamed' ? previous_filename : undefined,
    status: known ?? (status === 'copied' ? 'added' : 'modified'),
    hunks: patch === undefined ? undefined : parseHunks(patch),
  };
}

/** The merge base: head with the change undone. What the change does not touch is the same file, so it is not read twice. */
function baseSnapshot(
  head: Snapshot,
  mergeBase: string,
  files: readonly ChangedFile[],
  texts: ReadonlyMap<string, string>,
): Snapshot {
  const isNew = new Set(
    files.filter(({ status }) => status === 'added' || status === 'renamed').map(({ path }) => path),
  );
  const old = files.filter(({ status }) => status !== 'added').map(({ path, previousPath }) => previousPath ?? path);
  const touched = new Set(old);
  const paths = [...new Set([...head.list().filter((path) => !isNew.has(path)), ...old])].sort();
  return {
    list: () => paths,
    read: (path) =>
      texts.get(`${mergeBase}:${path}`) ?? (touched.has(path) || isNew.has(path) ? undefined : head.read(path)),
    executable: (path) => (touched.has(path) || isNew.has(path) ? undefined : head.executable(path)),
  };
}
