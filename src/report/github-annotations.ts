import type { Finding } from '../review/types.ts';
import { visible } from './escape.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'notice', style: 'notice' } as const;

/**
 * Findings as workflow commands, which GitHub Actions turns into annotations.
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubAnnotations(findings: readonly Finding[]): string {
  return findings
    .map(({ path, line, column, endLine, endColumn, severity, message, rule }) => {
      // The runner takes the last column only within one line; it is the last one marked, ours the first one after.
      const last = line === endLine ? Math.max(column, endColumn - 1) : undefined;
      return workflowCommand(
        LEVELS[severity],
        { file: path, line, endLine, col: column, endColumn: last, title: rule },
        message,
      );
    })
    .join('');
}

/** One command as a line. Nothing in a value can end the line, or begin another property or the message. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${data(visible(message))}\n`;
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
