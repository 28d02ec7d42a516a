import { markdownText } from '../../report/escape.ts';
import type { Ignored } from '../../report/markers.ts';
import { ledgerMarkers } from '../../report/summary.ts';
import { kinOf } from '../../review/fingerprint.ts';
import type { Finding } from '../../review/types.ts';
import type { GitHub } from '../client.ts';
import type { CommandJob } from '../jobs/job.ts';
import { publish } from '../jobs/publish.ts';
import { judge, type ReviewSettings, readStanding, type Standing } from '../jobs/standing.ts';
import { Attempts } from '../posting/attempt.ts';
import { findingsOfThread } from '../posting/threads.ts';
import { type Answer, CLOSED, outcomeOf } from './answer.ts';

/** A reason of more characters is cut: the ledger travels in the summary. */
const MAX_REASON = 300;
/** So many characters of the summary are for the ledger. */
const MAX_LEDGER = 40_000;

/** `/plimsoll ignore [rule] [reason]`: records findings as left alone, and shows it in the summary and the check run. */
export async function ignore(github: GitHub, job: CommandJob, rest: string, settings: ReviewSettings): Promise<Answer> {
  const standing = await readStanding(github, job, settings);
  if (!standing.pull.open) return CLOSED;
  const { candidates, rule, reason, inThread } = selection(standing, job, rest, standing.review.introduced);
  if (rule === undefined && !inThread) return { done: false, idle: true, text: nameTheRule(candidates) };
  const chosen = rule === undefined ? candidates : candidates.filter((finding) => isCalled(finding, rule));
  if (chosen.length === 0)
    return { done: false, idle: true, text: 'There is nothing like that to ignore in this pull request now.' };
  const entries = [...new Set(chosen.map((finding) => finding.rule))].map((id) =>
    entry(
      id,
      chosen.filter((finding) => finding.rule === id),
      job,
      reason,
    ),
  );
  const ledger = [...standing.ledger, ...entries];
  if (ledgerMarkers(ledger).length > MAX_LEDGER)
    return {
      done: false,
      text: 'More than this cannot be kept on a pull request. Set the rule to `off` in `.github/plimsoll.yml`.',
    };
  return publishWith(github, standing, ledger, settings);
}

function entry(rule: string, findings: readonly Finding[], { by }: CommandJob, reason: string): Ignored {
  const known = findings.map((finding) => ({ fingerprint: finding.fingerprint, kin: kinOf(finding) }));
  return { rule, by: by.login, reason: reason.slice(0, MAX_REASON), findings: known };
}

/** `/plimsoll unignore [rule]`: takes it back. */
export async function unignore(
  github: GitHub,
  job: CommandJob,
  rest: string,
  settings: ReviewSettings,
): Promise<Answer> {
  const standing = await readStanding(github, job, settings);
  if (!standing.pull.open) return CLOSED;
  const { candidates, rule, inThread } = selection(standing, job, rest, standing.review.ignored);
  if (rule === undefined && !inThread) return { done: false, idle: true, text: nameTheRule(candidates) };
  const chosen = new Set(
    candidates
      .filter((finding) => rule === undefined || isCalled(finding, rule))
      // The ledger knows a finding as it was when somebody spoke of it.
      .map(({ fingerprint }) => standing.review.leftAlone.get(fingerprint) ?? fingerprint),
  );
  if (chosen.size === 0) return { done: false, idle: true, text: 'Nothing like that is ignored in this pull request.' };
  const ledger = standing.ledger
    .map((ignored) => ({
      ...ignored,
      findings: ignored.findings.filter(({ fingerprint }) => !chosen.has(fingerprint)),
    }))
    .filter(({ findings }) => findings.length > 0);
  return publishWith(github, standing, ledger, settings);
}

/** Says again where the pull request stands, with another ledger. */
async function publishWith(
  github: GitHub,
  { pull, read }: Standing,
  ledger: readonly Ignored[],
  settings: ReviewSettings,
): Promise<Answer> {
  const attempts = new Attempts(settings.hold);
  await publish(github, { pull, ...(await judge(pull, read, settings, ledger)) }, settings, { attempts });
  return outcomeOf(attempts);
}

interface Selected {
  /** The findings of the thread, or of the whole pull request. */
  readonly candidates: readonly Finding[];
  readonly inThread: boolean;
  /** The rule that was named. */
  readonly rule: string | undefined;
  readonly reason: string;
}

function selection(
  { pull, review }: Standing,
  { comment }: CommandJob,
  rest: string,
  findings: readonly Finding[],
): Selected {
  const thread =
    comment.on === 'lines' ? pull.threads.find(({ commentId }) => commentId === comment.thread) : undefined;
  const candidates = thread ? findingsOfThread(thread, review, findings) : findings;
  const [first = '', ...words] = rest.split(/\s+/);
  const named = first.replace(/^`|`[,:]?$|[,:]$/g, '');
  const isRule = candidates.some((finding) => isCalled(finding, named));
  return {
    candidates,
    inThread: thread !== undefined,
    rule: isRule ? named : undefined,
    reason: (isRule ? words.join(' ') : rest).replace(/^(--|because)\s*/, ''),
  };
}

function isCalled({ rule, aliases }: Finding, name: string): boolean {
  const wanted = name.toLowerCase();
  return wanted !== '' && [rule, ...aliases].some((each) => each.toLowerCase() === wanted);
}

function nameTheRule(findings: readonly Finding[]): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  if (rules.length === 0) return 'There is nothing like that in this pull request now.';
  return `Name the rule as well, or answer the comment that it is about. Here: ${rules.map((rule) => markdownText(`\`${rule}\``)).join(', ')}.`;
}
