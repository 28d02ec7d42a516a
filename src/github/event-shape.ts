import { lookup } from '../text/lookup.ts';

/** What has to be where in an event's payload so that a job can be made of it, by the event's name. */
const NEEDED: Readonly<Record<string, readonly Needed[]>> = lookup({
  pull_request: [
    ['pull_request.number', 'number'],
    ['pull_request.state', 'string'],
  ],
  issue_comment: [
    ['issue.number', 'number'],
    ['issue.state', 'string'],
    ['comment.id', 'number'],
    ['comment.body', 'string'],
    ['sender.login', 'string'],
    ['sender.id', 'number'],
  ],
  pull_request_review_comment: [
    ['pull_request.number', 'number'],
    ['pull_request.state', 'string'],
    ['comment.id', 'number'],
    ['comment.in_reply_to_id', 'number', 'undefined'],
    ['comment.body', 'string'],
    ['sender.login', 'string'],
    ['sender.id', 'number'],
  ],
  check_run: [
    ['check_run.external_id', 'string', 'null'],
    ['check_run.head_sha', 'string'],
    ['check_run.check_suite.head_branch', 'string', 'null', 'undefined'],
    ['sender.login', 'string'],
    ['sender.id', 'number'],
  ],
  check_suite: [
    ['check_suite.id', 'number'],
    ['check_suite.head_sha', 'string'],
    ['check_suite.head_branch', 'string', 'null'],
  ],
  merge_group: [
    ['merge_group.head_ref', 'string'],
    ['merge_group.head_sha', 'string'],
    ['merge_group.base_sha', 'string'],
  ],
  push: [
    ['ref', 'string'],
    ['before', 'string'],
    ['after', 'string'],
    ['repository.default_branch', 'string'],
  ],
});

const ALWAYS: readonly Needed[] = [
  ['installation.id', 'number'],
  ['repository.name', 'string'],
  ['repository.html_url', 'string'],
  ['repository.owner.login', 'string', 'undefined'],
  ['repository.owner.name', 'string', 'null', 'undefined'],
];

type Kind = 'string' | 'number' | 'null' | 'undefined';
/** A path of names, and what may stand there. */
type Needed = readonly [string, ...Kind[]];

/**
 * Whether an event has what a job is made of. An answer of 500 would be no help: GitHub would send the same again.
 * @returns false for names of events that nothing is made of
 */
export function isWhole({ name, payload }: { readonly name: string; readonly payload: unknown }): boolean {
  const needed = Object.hasOwn(NEEDED, name) ? NEEDED[name] : undefined;
  if (!needed) return false;
  return [...ALWAYS, ...needed].every(([path, ...kinds]) => kinds.some((kind) => kind === kindOf(payload, path)));
}

function kindOf(payload: unknown, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), payload);
  return value === null ? 'null' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
