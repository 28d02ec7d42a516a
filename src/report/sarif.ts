import type { Finding, Notice } from '../review/types.ts';
import { findRule } from '../rules/registry.ts';
import type { Fix, Severity } from '../rules/rule.ts';
import { type LineIndex, lineIndex, positionAt } from '../text/lines.ts';
import { visible } from './escape.ts';
import { PAGES_URL, PROJECT_URL, rulePage } from './rule-page.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', style: 'note' };

export interface SarifOptions {
  /** Gives the text of a file that has findings. */
  readonly read: (path: string) => string | undefined;
  /** Of Plimsoll, as in package.json. */
  readonly version: string;
}

/**
 * Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read. Columns count UTF-16 units from 1.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(findings: readonly Finding[], notices: readonly Notice[], options: SarifOptions): unknown {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const lines = new Map<string, LineIndex>();
  const linesOf = (path: string): LineIndex => {
    const known = lines.get(path) ?? lineIndex(options.read(path) ?? '');
    lines.set(path, known);
    return known;
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plimsoll',
            informationUri: PROJECT_URL,
            semanticVersion: options.version,
            rules: ids.map(describe),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notices.map(notification) }],
        results: findings.map((finding) => result(finding, ids.indexOf(finding.rule), linesOf)),
      },
    ],
  };
}

function describe(id: string): unknown {
  const rule = findRule(id);
  const page = rulePage(id, PAGES_URL);
  const why = rule?.why ?? `ShellCheck explains ${id} on its own page.`;
  return {
    id,
    shortDescription: { text: rule?.summary ?? id },
    fullDescription: { text: why },
    helpUri: page,
    // GitHub shows this beside an alert, and the address above nowhere.
    help: { text: `${why} ${page}`, markdown: `${why} [${id}](${page})` },
    ...(rule === undefined
      ? {}
      : {
          defaultConfiguration: { level: LEVELS[rule.severity] },
          properties: { tags: [rule.group, ...rule.aliases].slice(0, MAX_TAGS) },
        }),
  };
}

/** GitHub takes so many tags of a rule. */
const MAX_TAGS = 20;

function result(finding: Finding, ruleIndex: number, linesOf: (path: string) => LineIndex): unknown {
  const { rule, severity, path, line, column, endLine, endColumn, fingerprint, related, fix } = finding;
  const artifactLocation = location(path);
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: message(finding.message),
    locations: [
      { physicalLocation: { artifactLocation, region: { startLine: line, startColumn: column, endLine, endColumn } } },
    ],
    relatedLocations: related.map((item) => ({
      message: message(item.message),
      physicalLocation: { artifactLocation, region: { startLine: item.line } },
    })),
    partialFingerprints: { 'plimsoll/v1': fingerprint },
    ...(fix === undefined ? {} : { fixes: [fixOf(fix, path, linesOf)] }),
  };
}

function fixOf({ title, safety, edits, files = [] }: Fix, path: string, linesOf: (path: string) => LineIndex): unknown {
  const change = (changed: string, replacements: readonly unknown[]): unknown => ({
    artifactLocation: location(changed),
    replacements,
  });
  const replacement = (changed: string, start: number, end: number, text: string): unknown => ({
    deletedRegion: region(linesOf(changed), start, end),
    insertedContent: { text },
  });
  const own = edits.map(({ range, text }) => replacement(path, range.start, range.end, text));
  return {
    description: message(safety === 'safe' ? title : `${title} (may change what the image does)`),
    artifactChanges: [
      ...(own.length === 0 ? [] : [change(path, own)]),
      ...files.map((file) => change(file.path, [replacement(file.path, 0, linesOf(file.path).text.length, file.text)])),
    ],
  };
}

function region(lines: LineIndex, from: number, to: number): unknown {
  const start = positionAt(lines, from);
  const end = positionAt(lines, to);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Plain text in which nothing becomes a link: `[text](target)` would. */
function message(text: string): { readonly text: string } {
  return { text: visible(text).replace(/\](?=\()/g, '\\]') };
}

function location(path: string): { readonly uri: string } {
  return { uri: path.split('/').map(encodeURIComponent).join('/') };
}

function notification({ path, line, column, message: text }: Notice): unknown {
  if (path === undefined || path === '') return { level: 'note', message: message(text) };
  const place = line === undefined ? {} : { region: { startLine: line, ...(column ? { startColumn: column } : {}) } };
  return {
    level: 'warning',
    message: message(text),
    locations: [{ physicalLocation: { artifactLocation: location(path), ...place } }],
  };
}
