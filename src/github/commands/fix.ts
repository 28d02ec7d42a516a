import { patchDetails } from '../../report/diff.ts';
import type { GitHub } from '../client.ts';
import { type CommitOutcome, commitFixes, commitFixesApart } from '../commits/commit.ts';
import type { Fixes, Selection } from '../commits/fixes.ts';
import type { Person } from '../jobs/job.ts';
import { type ReviewSettings, readStanding, type Standing } from '../jobs/standing.ts';
import type { PullRequest } from '../reading/pull-request.ts';
import { type Answer, CLOSED } from './answer.ts';
import { code } from './explain.ts';
import { mayWrite } from './permission.ts';

export interface FixRequest {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly htmlUrl: string;
  readonly by: Person;
  /** Open a pull request against the head branch in place of a commit on it. */
  readonly apart: boolean;
  select(standing: Standing): Selection;
}

export interface FixSettings extends ReviewSettings {
  /** A client for a repository that the app may be installed on; undefined where it isn't. */
  signInTo(repository: string): Promise<GitHub | undefined>;
}

/** So often a commit is made anew because the branch moved meanwhile. */
const MAX_TRIES = 3;
/** A longer patch is told but not shown: GitHub takes 65,536 characters. */
const MAX_PATCH = 55_000;

/** Commits the fixes of a pull request as one commit on its head branch; says why where it can't, and offers a patch. */
export async function fix(github: GitHub, request: FixRequest, settings: FixSettings): Promise<Answer> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const standing = await readStanding(github, request, settings);
    if (!standing.pull.open) return CLOSED;
    const selection = request.select(standing);
    const { preExisting, ignored, reviewed } = standing.review;
    const fixes = await settings.engine.fix(standing.read.change, {
      configuration: standing.configuration,
      review: { preExisting, ignored, reviewed },
      selection: { ...selection, except: [...standing.read.inexact] },
    });
    if (fixes.files.length === 0) return { done: false, idle: true, text: nothingToFix(standing, selection) };
    const writer = await writerFor(github, standing.pull, request, settings);
    if ('refusal' in writer) return refused(writer.refusal, fixes);
    const outcome = await commit(writer, standing, fixes, request);
    if (outcome.kind === 'refused') return refused(outcome.reason, fixes);
    if (outcome.kind === 'done')
      return request.apart ? await openPullRequest(writer, standing.pull, outcome.branch, fixes) : { done: true };
  }
  return {
    done: false,
    text: 'The branch moved each time before the fixes could be committed. Ask again when it is quiet.',
  };
}

interface Writer {
  readonly github: GitHub;
  readonly owner: string;
  readonly repo: string;
}

/**
 * Who can commit to the head branch. The app being installed on a fork is not enough: anybody can open a pull request from another
 * one's branch against a repository of their own, and must not move that branch by it.
 */
async function writerFor(
  github: GitHub,
  { owner, repo, headRepository, openToMaintainers }: PullRequest,
  { by }: FixRequest,
  settings: FixSettings,
): Promise<Writer | { readonly refusal: string }> {
  if (headRepository === undefined)
    return { refusal: 'The repository of the head branch was deleted, so there is nowhere to push to.' };
  if (headRepository.toLowerCase() === `${owner}/${repo}`.toLowerCase()) return { github, owner, repo };
  const where = `The head branch is in ${code(headRepository)}`;
  const fork = await settings.signInTo(headRepository);
  if (!fork) return { refusal: `${where}, where Plimsoll isn't installed, so it can't push there.` };
  const [forkOwner = '', forkRepo = ''] = headRepository.split('/');
  const writer = { github: fork, owner: forkOwner, repo: forkRepo };
  return openToMaintainers || (await mayWrite(fork, { ...writer, by }))
    ? writer
    : { refusal: `${where}, to which ${code(by.login)} may not push, so Plimsoll doesn't either.` };
}

function commit(
  { github, owner, repo }: Writer,
  { pull, read }: Standing,
  fixes: Fixes,
  { by, apart }: FixRequest,
): Promise<CommitOutcome> {
  const target = { owner, repo, branch: pull.headBranch, headSha: pull.headSha };
  const about = { modes: read.modes, by, host: new URL(pull.htmlUrl).hostname };
  return apart
    ? commitFixesApart(github, target, fixes, { ...about, name: branchName(pull) })
    : commitFixes(github, target, fixes, about);
}

function branchName({ number, headSha }: PullRequest): string {
  return `plimsoll/fix-${number}-${headSha.slice(0, 7)}`;
}

/** Opened where the branches are: in a fork when the head branch is there. */
async function openPullRequest(
  { github, owner, repo }: Writer,
  pull: PullRequest,
  branch: string,
  { applied }: Fixes,
): Promise<Answer> {
  const open = await github.rest.pulls.list({ owner, repo, head: `${owner}:${branch}`, state: 'open', per_page: 1 });
  const here = `${pull.owner}/${pull.repo}` === `${owner}/${repo}`;
  const asked = here ? `#${pull.number}` : `${pull.owner}/${pull.repo}#${pull.number}`;
  const rules = [...new Set(applied.map(({ rule }) => rule))].sort();
  const number =
    open.data[0]?.number ??
    (
      await github.rest.pulls.create({
        owner,
        repo,
        base: pull.headBranch,
        head: branch,
        title: `Fix what Plimsoll found in ${asked}`,
        body: `Asked for in ${asked}. The rules:\n\n${rules.map((rule) => `- \`${rule}\``).join('\n')}`,
      })
    ).data.number;
  return {
    done: true,
    text: `The fixes are in ${here ? '' : `${owner}/${repo}`}#${number}, against this branch.`,
  };
}

function nothingToFix({ review: { introduced } }: Standing, { unsafe, rules, fingerprints }: Selection): string {
  if (introduced.length === 0) return 'There is nothing to fix: this pull request brings no finding.';
  if (fingerprints?.length === 0) return 'What this thread is about is gone.';
  if (rules?.length === 0) return 'This pull request brings no finding of a rule of that name.';
  if (rules) return 'Plimsoll has no fix for that.';
  const looked = introduced.filter(({ fix, suggestOnly }) => fix?.safety === 'unsafe' && !suggestOnly).length;
  if (!unsafe && looked > 0)
    return `No fix here is safe without a look. ${looked === 1 ? 'One' : looked} may change what the image does: \`/plimsoll fix all\` commits ${looked === 1 ? 'it' : 'them'}.`;
  const shown = new Set(introduced.flatMap(({ fix, suggestOnly, rule }) => (fix && suggestOnly ? [rule] : [])));
  return shown.size === 0
    ? 'Plimsoll has no fix for what it found here.'
    : `The configuration keeps these fixes for who names the rule: ${[...shown].map((rule) => `\`/plimsoll fix ${rule}\``).join(', ')}.`;
}

/** Why it could not be committed, and the patch for `git apply`. */
function refused(reason: string, { files }: Fixes): Answer {
  const suggestions = 'The suggestions in the comments can still be committed one by one';
  const patch = patchDetails('The patch', files, MAX_PATCH);
  if (patch === undefined) return { done: false, text: `${reason} ${suggestions}.` };
  return {
    done: false,
    text: `${reason} ${suggestions}; or save this as \`plimsoll.patch\` and run \`git apply plimsoll.patch\`:\n\n${patch}`,
  };
}
