import type { Context } from 'probot';
import { commandsIn } from './commands/parse.ts';
import { isWhole } from './event-shape.ts';
import type { Job, JobOrigin, Person } from './jobs/job.ts';
import { subjectFrom } from './jobs/subject.ts';

/** The events that mean work. */
export const EVENTS = [
  'pull_request.opened',
  'pull_request.reopened',
  'pull_request.synchronize',
  'pull_request.ready_for_review',
  'pull_request.edited',
  'issue_comment.created',
  'pull_request_review_comment.created',
  'check_run.rerequested',
  'check_run.requested_action',
  'check_suite.rerequested',
  'merge_group.checks_requested',
  'push',
] as const;

type EventName = (typeof EVENTS)[number];

/** A delivery: what `X-GitHub-Event` names, and its payload. */
export type Event = {
  readonly [Name in EventName]: {
    readonly id: string;
    readonly name: Name extends `${infer Base}.${string}` ? Base : Name;
    readonly payload: Context<Name>['payload'];
  };
}[EventName];

/** Branches that GitHub makes for its merge queues; they are told of by events of their own. */
const QUEUE_BRANCH = /^gh-readonly-queue\//;

/** The job that an event means; undefined when there is nothing to do, as for all that bots say, or when it lacks what a job needs. */
export function jobOf(event: Event): Job | undefined {
  const origin = isWhole(event) ? originOf(event.id, event.payload) : undefined;
  if (!origin) return undefined;
  switch (event.name) {
    case 'pull_request':
      return pullRequestJob(origin, event.payload);
    case 'issue_comment':
      return conversationJob(origin, event.payload);
    case 'pull_request_review_comment':
      return threadJob(origin, event.payload);
    case 'check_run':
      return checkRunJob(origin, event.payload);
    case 'check_suite': {
      const { id, head_sha: headSha, head_branch: branch } = event.payload.check_suite;
      return { kind: 'rerun', ...origin, checkSuite: id, headSha, branch };
    }
    case 'merge_group': {
      const { head_ref: ref, head_sha: headSha, base_sha: base } = event.payload.merge_group;
      return { kind: 'branch', ...origin, branch: branchOf(ref) ?? ref, headSha, base, unlessPulled: false };
    }
    case 'push':
      return pushJob(origin, event.payload);
  }
}

type Payload<N extends string> = Extract<Event, { readonly name: N }>['payload'];

function pullRequestJob(origin: JobOrigin, payload: Payload<'pull_request'>): Job | undefined {
  if (payload.pull_request.state === 'closed') return undefined;
  // Of the edits only a new base changes what the pull request brings.
  if (payload.action === 'edited' && payload.changes.base === undefined) return undefined;
  return { kind: 'review', ...origin, number: payload.pull_request.number };
}

function conversationJob(origin: JobOrigin, { issue, comment, sender }: Payload<'issue_comment'>): Job | undefined {
  if (!issue.pull_request || issue.state === 'closed') return undefined;
  const by = commander(comment.body, sender);
  if (!by) return undefined;
  const { id, body } = comment;
  return {
    kind: 'command',
    ...origin,
    number: issue.number,
    comment: { id, on: 'conversation', thread: id, body },
    by,
  };
}

function threadJob(
  origin: JobOrigin,
  { pull_request: pull, comment, sender }: Payload<'pull_request_review_comment'>,
): Job | undefined {
  if (pull.state === 'closed') return undefined;
  const by = commander(comment.body, sender);
  if (!by) return undefined;
  const { id, body, in_reply_to_id: thread = id } = comment;
  return { kind: 'command', ...origin, number: pull.number, comment: { id, on: 'lines', thread, body }, by };
}

/** Who gave a command; undefined when there is none, or a bot said it. */
function commander(
  body: string,
  sender: { readonly login: string; readonly id: number; readonly type?: string },
): Person | undefined {
  if (sender.type === 'Bot' || commandsIn(body).length === 0) return undefined;
  return { login: sender.login, id: sender.id };
}

function checkRunJob(origin: JobOrigin, payload: Payload<'check_run'>): Job | undefined {
  const { check_run: run, sender } = payload;
  const subject = subjectFrom(run.external_id);
  if (!subject) return undefined;
  const action = payload.action === 'requested_action' ? payload.requested_action?.identifier : 'recheck';
  if (subject.kind === 'branch') {
    const branch = run.check_suite?.head_branch;
    if (action !== 'recheck' || !branch) return undefined;
    return { kind: 'branch', ...origin, branch, headSha: run.head_sha, base: subject.base, unlessPulled: false };
  }
  if (action === 'recheck') return { kind: 'review', ...origin, number: subject.number };
  if (action !== 'fix-safe' && action !== 'fix-all') return undefined;
  const by = { login: sender.login, id: sender.id };
  return { kind: 'button', ...origin, number: subject.number, unsafe: action === 'fix-all', by };
}

function pushJob(
  origin: JobOrigin,
  { ref, before, after, created, deleted, repository }: Payload<'push'>,
): Job | undefined {
  const branch = branchOf(ref);
  if (branch === undefined || deleted || QUEUE_BRANCH.test(branch)) return undefined;
  if (branch === repository.default_branch)
    return { kind: 'branch', ...origin, branch, headSha: after, base: undefined, unlessPulled: false };
  const fallback = repository.default_branch;
  const base = created ? fallback : before;
  return { kind: 'branch', ...origin, branch, headSha: after, base, fallback, unlessPulled: true };
}

function branchOf(ref: string): string | undefined {
  return /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
}

interface AnyPayload {
  readonly installation?: { readonly id: number } | undefined;
  readonly repository?:
    | {
        readonly name: string;
        readonly owner: { readonly login?: string; readonly name?: string | null | undefined } | null;
        readonly html_url: string;
        readonly archived?: boolean;
      }
    | undefined;
}

/** Undefined for an event that no installation of the app brought, or of an archived repository, where nothing can be said. */
function originOf(delivery: string, { installation, repository }: AnyPayload): JobOrigin | undefined {
  // The owner of a pushed repository is described in the older way, by name.
  const owner = repository?.owner?.login ?? repository?.owner?.name;
  if (!installation || !repository || repository.archived || !owner) return undefined;
  const { name, html_url: htmlUrl } = repository;
  return { delivery, installation: installation.id, owner, repo: name, htmlUrl };
}
