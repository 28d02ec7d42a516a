import type { Range } from './range.ts';

/** One id in a suppression comment's list. */
export interface SuppressedName {
  /** Lower-cased, in the form in which rules carry it as id or alias; undefined for all rules of the tool. */
  readonly name: string | undefined;
  /** As written. */
  readonly text: string;
  /** In the file. */
  readonly range: Range;
}

/** A comment that switches rules off: ours, or one that another linter reads. */
export interface SuppressionComment {
  readonly tool:
    | 'plimsoll'
    | 'hadolint'
    | 'buildkit'
    | 'trivy'
    | 'checkov'
    | 'kics'
    | 'semgrep'
    | 'shellcheck'
    | 'tally';
  /** `next`: the next instruction; `line`: the next line; `block`: the next instruction, and with a FROM its stage; `file`: all. */
  readonly reach: 'next' | 'line' | 'block' | 'file';
  readonly names: readonly SuppressedName[];
  /** What is written behind the list for people. */
  readonly reason: string | undefined;
  /** From `#` to the end. */
  readonly range: Range;
}

interface Form {
  readonly tool: SuppressionComment['tool'];
  readonly reach: SuppressionComment['reach'];
  /** Its first group is the list; without one all rules of the tool are meant. Its second, a reason. */
  readonly pattern: RegExp;
  readonly separator?: RegExp;
}

/** What may stand in a list of ours: where there is more, the comment says something else. */
const OWN_LIST = /^[\w.,:/* \t-]*$/;

/**
 * Sources: https://github.com/hadolint/hadolint#inline-ignores, https://docs.docker.com/reference/dockerfile/#check,
 * https://trivy.dev/latest/docs/scanner/misconfiguration/, https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html,
 * https://docs.kics.io/latest/running-kics/, https://semgrep.dev/docs/ignoring-files-folders-code,
 * https://www.shellcheck.net/wiki/Directive
 */
const FORMS: readonly Form[] = [
  { tool: 'plimsoll', reach: 'file', pattern: /^#\s*plimsoll\s+global\s+ignore\s*=(.*)$/di },
  { tool: 'plimsoll', reach: 'next', pattern: /^#\s*plimsoll\s+ignore\s*=(.*)$/di },
  { tool: 'hadolint', reach: 'file', pattern: /^#\s*hadolint\s+global\s+ignore\s*=\s*([\w, \t]*)/di },
  { tool: 'hadolint', reach: 'next', pattern: /^#\s*hadolint\s+ignore\s*=\s*([\w, \t]*)/di },
  {
    tool: 'tally',
    reach: 'file',
    pattern: /^#\s*tally\s+global\s+ignore\s*=\s*([\w,/ \t-]*)(?:;\s*reason\s*=(.*))?/di,
  },
  { tool: 'tally', reach: 'next', pattern: /^#\s*tally\s+ignore\s*=\s*([\w,/ \t-]*)(?:;\s*reason\s*=(.*))?/di },
  { tool: 'buildkit', reach: 'file', pattern: /^#\s*check\s*=(?:[^;]*;)*?\s*skip\s*=\s*([\w, \t]*)/di },
  { tool: 'checkov', reach: 'file', pattern: /^#\s*(?:checkov|bridgecrew):skip=([\w, \t]*)(?::(.*))?/di },
  { tool: 'kics', reach: 'file', pattern: /^#\s*kics-scan\s+disable\s*=(.*)/di },
  { tool: 'kics', reach: 'line', pattern: /^#\s*kics-scan\s+ignore-line\b/di },
  { tool: 'kics', reach: 'block', pattern: /^#\s*kics-scan\s+ignore-block\b/di },
  { tool: 'kics', reach: 'file', pattern: /^#\s*kics-scan\s+ignore\s*$/di },
  { tool: 'shellcheck', reach: 'next', pattern: /^#\s*shellcheck\s+(?:[\w-]+=\S+\s+)*disable=([\w,]+)/di },
  { tool: 'semgrep', reach: 'next', pattern: /^#\s*nosemgrep\s*:\s*([\w.,\s-]*)/di, separator: /[,\s]+/ },
  { tool: 'semgrep', reach: 'next', pattern: /^#\s*nosem(?:grep)?\s*$/di },
];

/** Several of Trivy's may stand in one comment; what follows the id (`:exp:2026-01-01`, `:ws:x`) is not looked at: there is no clock. */
const TRIVY = /\b(?:trivy|tfsec):ignore:([\w*-]+)/dgi;
const TRIVY_START = /^#\s*(?:trivy|tfsec):ignore:/i;

/** A comment longer than this is no list of ids. */
const MAX_LENGTH = 4000;

/**
 * What a comment switches off; undefined for any other comment.
 * @param raw the comment from its `#` to the end of the line
 * @param start its offset in the file
 */
export function suppressionComment(raw: string, start: number): SuppressionComment | undefined {
  if (raw.length > MAX_LENGTH || !/ignore|skip|nosem|kics-scan|shellcheck/i.test(raw)) return undefined;
  const range = { start, end: start + raw.length };
  if (TRIVY_START.test(raw)) {
    const names = [...raw.matchAll(TRIVY)].map((match) =>
      named('trivy', match[1] ?? '', start + (match.indices?.[1]?.[0] ?? 0)),
    );
    return { tool: 'trivy', reach: 'next', names, reason: undefined, range };
  }
  for (const { tool, reach, pattern, separator = /,/ } of FORMS) {
    const match = pattern.exec(raw);
    if (!match) continue;
    const { list, reason } = tool === 'plimsoll' ? ownParts(match[1] ?? '') : { list: match[1], reason: match[2] };
    if (tool === 'plimsoll' && !OWN_LIST.test(list ?? '')) continue;
    const from = match.indices?.[1]?.[0] ?? 0;
    const names =
      list === undefined ? [{ name: undefined, text: raw, range }] : split(tool, list, start + from, separator);
    return names.length === 0 ? undefined : { tool, reach, names, reason: reason?.trim() || undefined, range };
  }
  return undefined;
}

/** The list and the reason behind the first ` -- `. Not by one expression with both, whose time grows with the square of the blanks. */
function ownParts(text: string): { readonly list: string; readonly reason: string | undefined } {
  const sign = /\s--(?=\s|$)/.exec(text);
  if (!sign) return { list: text, reason: undefined };
  return { list: text.slice(0, sign.index), reason: text.slice(sign.index + sign[0].length) };
}

function split(tool: SuppressionComment['tool'], list: string, start: number, separator: RegExp): SuppressedName[] {
  const names: SuppressedName[] = [];
  let at = 0;
  for (const part of list.split(separator)) {
    const found = list.indexOf(part, at);
    at = found + part.length;
    const text = part.trim();
    if (text !== '') names.push(named(tool, text, start + found + part.indexOf(text)));
  }
  return names;
}

function named(tool: SuppressionComment['tool'], text: string, start: number): SuppressedName {
  const lower = text.toLowerCase();
  const all = (tool === 'buildkit' && lower === 'all') || (tool === 'trivy' && lower === '*');
  return { name: all ? undefined : normalise(tool, lower), text, range: { start, end: start + text.length } };
}

function normalise(tool: SuppressionComment['tool'], name: string): string {
  // Older ids of the same checks: `DS002`, `AVD-DS-0002`.
  if (tool === 'trivy')
    return name
      .replace(/^avd-/, '')
      .replace(/^ds-?0*(0|[1-9]\d*)$/, (_, digits: string) => `ds-${digits.padStart(4, '0')}`);
  // Of its own rules some leave the prefix out; those of others have one that they don't have here.
  if (tool === 'tally') return name.replace(/^(hadolint|buildkit|shellcheck)\//, '');
  // Semgrep's full ids begin with the path of the rule's file.
  if (tool === 'semgrep') return name.split('.').at(-1) ?? name;
  return name;
}

const ALIASES: Readonly<Partial<Record<SuppressionComment['tool'], RegExp>>> = {
  buildkit: /^[A-Z](?=[A-Za-z]*$)[A-Za-z]*[a-z][A-Z]/,
  trivy: /^DS-\d/,
  kics: /^[A-Z].* /,
  semgrep: /^[a-z]+(-[a-z]+)+$/,
};

/** Whether one of a rule's aliases is an id of the tool. */
export function isOfTool(tool: SuppressionComment['tool'], aliases: readonly string[]): boolean {
  return aliases.some((alias) => ALIASES[tool]?.test(alias) ?? false);
}
