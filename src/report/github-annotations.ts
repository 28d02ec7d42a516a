import type { Finding } from '../review/types.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice', style: 'notice' } as const;

/**
 * Findings as workflow commands, which GitHub Actions turns into annotations.
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(findings: readonly Finding[]): string {
  return findings
    .map(({ path, line, column, endLine, severity, message, rule }) => {
      const place = `file=${property(path)},line=${line},endLine=${endLine},col=${column},title=${property(rule)}`;
      return `::${LEVELS[severity]} ${place}::${data(message)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
