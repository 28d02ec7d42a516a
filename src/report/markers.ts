import { kinOf } from '../review/fingerprint.ts';
import type { Known } from '../review/recognise.ts';
import type { Finding } from '../review/types.ts';

/** What is hidden in Plimsoll's own comments, so that it recognises them: GitHub is the memory of a review. */

/**
 * A body without what it quotes: a patch, a suggestion or a path may hold a marker that somebody wrote into a file. Plimsoll's own
 * fences are longer than any that they quote, what is not fenced has no `<` but in code spans, and its markers have lines of their own.
 */
function withoutQuotes(body: string): string {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const closing = new Map<string, number>();
  // From the end, so that each line knows the next one that closes what it opens.
  const ends = lines.map(() => -1);
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    const fence = /^(`{3,})[^`]*$/.exec(line)?.[1];
    if (fence === undefined) continue;
    ends[at] = closing.get(fence) ?? -1;
    if (line === fence) closing.set(fence, at);
  }
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const end = ends[at] ?? -1;
    kept.push(end === -1 ? (lines[at] ?? '') : '');
    if (end !== -1) at = end;
  }
  return kept.join('\n');
}

const FINDING = /^<!-- plimsoll:fp=([0-9a-f]{16}) kin=([0-9a-f]{16}) -->$/gm;

/** Hidden where a finding is told. */
export function findingMarker(finding: Finding): string {
  return `<!-- plimsoll:fp=${finding.fingerprint} kin=${kinOf(finding)} -->`;
}

/** Hidden where a list tells of many findings at once; about 22 characters for each. */
export function listMarker(findings: readonly Finding[]): string {
  const known = findings.map((finding) => ({ fingerprint: finding.fingerprint, kin: kinOf(finding) }));
  return `<!-- plimsoll:told ${packed(known)} -->`;
}

/** Hidden where a list tells of more than can be remembered one by one: of each kin, however many there are. */
export function kinsMarker(findings: readonly Finding[]): string {
  const kins = [...new Set(findings.map(kinOf))].slice(0, MOST_KINS);
  return `<!-- plimsoll:kins ${Buffer.from(kins.join(''), 'hex').toString('base64url')} -->`;
}

/** Some 11,000 characters. */
const MOST_KINS = 1000;

const KINS = /^<!-- plimsoll:kins ([\w-]+) -->$/gm;
const LIST = /^<!-- plimsoll:told ([\w-]+) -->$/gm;

/** The findings that a comment or review body of Plimsoll's own tells of. */
export function findingsIn(body: string): Known[] {
  const own = withoutQuotes(body);
  const single = [...own.matchAll(FINDING)].map(([, fingerprint = '', kin = '']) => ({ fingerprint, kin }));
  const kins = [...own.matchAll(KINS)].flatMap(([, text = '']) => digestsIn(text));
  return [
    ...single,
    ...[...own.matchAll(LIST)].flatMap(([, text = '']) => unpacked(text)),
    ...kins.map((kin): Known => ({ fingerprint: kin, kin, all: true })),
  ];
}

function packed(known: readonly Known[]): string {
  return Buffer.from(known.map(({ fingerprint, kin }) => fingerprint + kin).join(''), 'hex').toString('base64url');
}

function unpacked(text: string): Known[] {
  const digests = digestsIn(text);
  return digests.flatMap((kin, at) => (at % 2 === 1 ? [{ fingerprint: digests[at - 1] ?? '', kin }] : []));
}

/** Digests of 16 hexadecimal digits each; what is left over is dropped. */
function digestsIn(text: string): string[] {
  return Buffer.from(text, 'base64url').toString('hex').match(/.{16}/g) ?? [];
}

/** Hidden in a review's body: says which commit was reviewed. */
export function reviewMarker(headSha: string): string {
  return `<!-- plimsoll:review sha=${headSha} -->`;
}

const SUMMARY = '<!-- plimsoll:summary -->';

export function summaryMarker(): string {
  return SUMMARY;
}

/** Whether a comment of Plimsoll's own is the summary of a pull request. */
export function isSummary(body: string): boolean {
  return withoutQuotes(body).split('\n').includes(SUMMARY);
}

/** Findings of a rule that somebody with write access asked to leave alone. */
export interface Ignored {
  readonly rule: string;
  /** The login of the person who asked. */
  readonly by: string;
  readonly reason: string;
  readonly findings: readonly Known[];
}

const IGNORED = /^<!-- plimsoll:ignored ([\w-]+) -->$/gm;

/** Encoded, so that nothing that people write can end the comment that it is hidden in. */
export function ignoredMarker({ rule, by, reason, findings }: Ignored): string {
  const text = JSON.stringify({ rule, by, reason, findings: packed(findings) });
  return `<!-- plimsoll:ignored ${Buffer.from(text).toString('base64url')} -->`;
}

/** What a summary of Plimsoll's own records as ignored. Markers that can't be read (somebody edited the comment) are left out. */
export function ignoredIn(body: string): Ignored[] {
  return [...withoutQuotes(body).matchAll(IGNORED)].flatMap((match) => {
    const value = parse(Buffer.from(match[1] ?? '', 'base64url').toString('utf8'));
    return isIgnored(value) ? [{ ...value, findings: unpacked(value.findings) }] : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isIgnored(value: unknown): value is Record<'rule' | 'by' | 'reason' | 'findings', string> {
  if (typeof value !== 'object' || value === null) return false;
  return ['rule', 'by', 'reason', 'findings'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  );
}

/** Hidden in the answer to a comment that commands: a job that is done again must not say it twice. */
export function answerMarker(comment: number, done: boolean): string {
  return `<!-- plimsoll:answer to=${comment} ${done ? 'done' : 'not-done'} -->`;
}

/** Whether what a comment asked for was done, by an answer of Plimsoll's own; undefined for what is no answer to it. */
export function answeredIn(body: string, comment: number): boolean | undefined {
  const lines = withoutQuotes(body).split('\n');
  return [true, false].find((done) => lines.includes(answerMarker(comment, done)));
}
