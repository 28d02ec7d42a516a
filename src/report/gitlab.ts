import type { Finding } from '../review/types.ts';
import type { Severity } from '../rules/rule.ts';
import { visible } from './escape.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  style: 'info',
};

/**
 * Findings as GitLab's Code Quality report, which GitLab shows on merge requests.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabCodeQuality(findings: readonly Finding[]): unknown {
  return findings.map(({ rule, severity, message, path, line, endLine, fingerprint }) => ({
    description: visible(message),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path, lines: { begin: line, end: endLine } },
  }));
}
