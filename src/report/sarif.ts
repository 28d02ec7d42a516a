import type { Finding, Notice } from '../review/types.ts';
import { findRule } from '../rules/registry.ts';
import type { Severity } from '../rules/rule.ts';
import { rulePage } from './rule-page.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', style: 'note' };

/**
 * Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read. Columns count UTF-16 units from 1.
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(findings: readonly Finding[], notices: readonly Notice[], pages = 'docs/rules'): unknown {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plimsoll', rules: ids.map((id) => describe(id, pages)) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: notices.map((notice) => notification(notice)) },
        ],
        results: findings.map((finding) => result(finding, ids.indexOf(finding.rule))),
      },
    ],
  };
}

function describe(id: string, pages: string): unknown {
  const rule = findRule(id);
  const page = rulePage(id, pages);
  return {
    id,
    shortDescription: { text: rule?.summary ?? id },
    ...(rule === undefined ? {} : { fullDescription: { text: rule.why } }),
    // A relative address is no URI for a help page.
    ...(page.startsWith('https:') ? { helpUri: page } : {}),
  };
}

function result(finding: Finding, ruleIndex: number): unknown {
  const { rule, severity, message, path, line, column, endLine, endColumn, fingerprint, related } = finding;
  const artifactLocation = { uri: path.split('/').map(encodeURIComponent).join('/') };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation, region: { startLine: line, startColumn: column, endLine, endColumn } } },
    ],
    relatedLocations: related.map((item) => ({
      message: { text: item.message },
      physicalLocation: { artifactLocation, region: { startLine: item.line } },
    })),
    partialFingerprints: { 'plimsoll/v1': fingerprint },
  };
}

function notification({ path, line, column, message }: Notice): unknown {
  if (path === undefined || path === '') return { level: 'note', message: { text: message } };
  const region = line === undefined ? {} : { region: { startLine: line, ...(column ? { startColumn: column } : {}) } };
  return {
    level: 'warning',
    message: { text: message },
    locations: [
      { physicalLocation: { artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') }, ...region } },
    ],
  };
}
