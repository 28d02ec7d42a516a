import { commandsIn } from '../../../src/github/commands/parse.ts';
import { EVENTS, type Event, jobOf } from '../../../src/github/events.ts';
import { jobKey } from '../../../src/github/jobs/job.ts';
import { answeredIn, findingsIn, ignoredIn, isSummary } from '../../../src/report/markers.ts';
import type { Random } from '../../support/random.ts';
import type { Grammar } from '../grammar.ts';
import { hold } from '../invariants.ts';
import { mutate } from '../mutate.ts';
import { type Target, text } from './target.ts';

const COMMENT: Grammar = {
  body: ['«line»«line*»', '«line+»'],
  line: [
    '/plimsoll «word» «words»\n',
    '/plimsoll\n',
    '> /plimsoll fix\n',
    '«fence»\n«line»«fence»\n',
    '   /Plimsoll FIX «words»\n',
    '«words»\n',
    '«marker»\n',
    '\r\n',
    '\n',
  ],
  fence: ['```', '~~~~', '````sh', '   ```', '```suggestion', '``'],
  word: [
    'help',
    'review',
    'fix',
    'ignore',
    'unignore',
    'explain',
    'plan',
    'FIX',
    '«hostile»',
    'all',
    'no-sudo',
    '--unsafe',
  ],
  words: ['', '«word»', '«word» «words»', '\t«word»', '"«word»"'],
  marker: [
    '<!-- plimsoll:summary -->',
    '<!-- plimsoll:fp=0123456789abcdef kin=0123456789abcdef -->',
    '<!-- plimsoll:told AAAAAAAAAAAAAAAAAAAAAA -->',
    '<!-- plimsoll:ignored e30 -->',
    '<!-- plimsoll:ignored eyJydWxlIjoiYSJ9 -->',
    '<!-- plimsoll:answer to=1 done -->',
    '<!-- plimsoll:review sha=0 -->',
    '<!-- plimsoll:ignored W10 -->',
    '<!-- plimsoll:ignored bnVsbA -->',
    '<!-- plimsoll:told «word» -->',
  ],
  hostile: ['@everyone', '\u0000', '\ud83d', '🚢', '../..', '__proto__', 'a\u2028b', '-'],
};

/** Comments that may command. */
export const commandTarget: Target = {
  name: 'command',
  make: (random) => text(random, COMMENT, 'body', []),
  check(body) {
    const commands = commandsIn(body);
    hold(commands.length <= 5, () => 'more than five commands');
    for (const { word, rest } of commands) hold(!/[\r\n]/.test(word + rest), () => 'a command goes over its line');
  },
};

/** Bodies of comments that may be Plimsoll's own, which somebody may have edited. */
export const markerTarget: Target = {
  name: 'marker',
  make: (random) => text(random, COMMENT, 'body', []),
  check(body) {
    for (const { fingerprint, kin } of findingsIn(body))
      hold(
        /^[0-9a-f]{16}$/.test(fingerprint) && /^[0-9a-f]{16}$/.test(kin),
        () => `a finding "${fingerprint}" "${kin}"`,
      );
    for (const { rule, by, reason, findings } of ignoredIn(body)) {
      hold(
        [rule, by, reason].every((part) => typeof part === 'string'),
        () => 'something ignored that is no text',
      );
      for (const { fingerprint } of findings)
        hold(/^[0-9a-f]{16}$/.test(fingerprint), () => `ignored "${fingerprint}"`);
    }
    isSummary(body);
    answeredIn(body, 1);
  },
};

const REPOSITORY = {
  name: 'app',
  owner: { login: 'octo', name: 'octo' },
  html_url: 'https://github.com/octo/app',
  default_branch: 'main',
  archived: false,
};
const SENDER = { login: 'octo', id: 1, type: 'User' };
const COMMON = { repository: REPOSITORY, installation: { id: 1 }, sender: SENDER };

/** The least of each event that something comes of. */
const PAYLOADS: Readonly<Record<string, object>> = {
  pull_request: {
    ...COMMON,
    action: 'opened',
    pull_request: { number: 1, state: 'open' },
    changes: { base: { ref: { from: 'x' } } },
  },
  issue_comment: {
    ...COMMON,
    action: 'created',
    issue: { number: 1, state: 'open', pull_request: {} },
    comment: { id: 1, body: '/plimsoll fix' },
  },
  pull_request_review_comment: {
    ...COMMON,
    action: 'created',
    pull_request: { number: 1, state: 'open' },
    comment: { id: 2, in_reply_to_id: 1, body: '/plimsoll ignore x' },
  },
  check_run: {
    ...COMMON,
    action: 'requested_action',
    requested_action: { identifier: 'fix-safe' },
    check_run: { external_id: 'pr:1', head_sha: 'a', check_suite: { head_branch: 'main' } },
  },
  check_suite: { ...COMMON, action: 'rerequested', check_suite: { id: 1, head_sha: 'a', head_branch: null } },
  merge_group: {
    ...COMMON,
    action: 'checks_requested',
    merge_group: { head_ref: 'refs/heads/gh-readonly-queue/main/x', head_sha: 'a', base_sha: 'b' },
  },
  push: { ...COMMON, ref: 'refs/heads/main', before: 'a', after: 'b', created: false, deleted: false },
};

/** Payloads of webhooks: signed, but what people wrote stands in them, and fields come and go with GitHub's versions. */
export const payloadTarget: Target = {
  name: 'payload',
  make(random) {
    const name = random.pick(Object.keys(PAYLOADS));
    const payload: unknown = structuredClone(PAYLOADS[name]);
    for (let left = random.below(4); left > 0; left--) replaceOne(payload, random);
    return JSON.stringify({ name, id: 'delivery', payload });
  },
  check(body) {
    let event: Event;
    try {
      event = JSON.parse(body) as Event;
    } catch {
      return;
    }
    if (!EVENTS.some((each) => each.split('.')[0] === event?.name)) return;
    const job = jobOf(event);
    if (!job) return;
    for (const [key, value] of Object.entries(job)) {
      const expected = KINDS[key];
      hold(
        expected === undefined || expected.includes(value === null ? 'null' : typeof value),
        () => `${key} is ${JSON.stringify(value)}`,
      );
    }
    hold(jobKey(job).length > 0, () => 'a job without a key');
  },
};

/** What parts of a job are. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  delivery: ['string'],
  installation: ['number'],
  owner: ['string'],
  repo: ['string'],
  htmlUrl: ['string'],
  number: ['number'],
  branch: ['string', 'null'],
  headSha: ['string'],
  base: ['string', 'undefined'],
  fallback: ['string', 'undefined'],
  checkSuite: ['number'],
};

const VALUES: readonly unknown[] = [
  null,
  '',
  'x',
  0,
  -1,
  1e300,
  true,
  false,
  [],
  {},
  [null],
  { id: 1 },
  'refs/heads/',
  '\u0000',
  '\ud83d',
  '/plimsoll fix \ud83d\u0000',
  'closed',
  'Bot',
  'pr:0',
  'branch:',
  'a/b',
  '__proto__',
];

/** Puts another value somewhere, or takes one out. */
function replaceOne(payload: unknown, random: Random): void {
  let at = payload as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const value = at[key];
    if (typeof value === 'object' && value !== null && random.chance(0.8)) {
      at = value as Record<string, unknown>;
      continue;
    }
    if (random.chance(0.2)) delete at[key];
    else
      at[key] =
        typeof value === 'string' && random.chance(0.4)
          ? mutate(value, random, ['/plimsoll fix\n', 'é'])
          : structuredClone(random.pick(VALUES));
    return;
  }
}
