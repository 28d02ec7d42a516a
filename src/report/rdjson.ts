import type { Finding } from '../review/types.ts';
import type { Severity } from '../rules/rule.ts';
import { jsonFindings } from './json.ts';
import { rulePage } from './rule-page.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  style: 'INFO',
};

/**
 * Findings as reviewdog reads them. Columns count UTF-8 bytes from 1.
 * Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 * @param read gives the text of a file that has findings
 */
export function rdjson(findings: readonly Finding[], read: (path: string) => string | undefined): unknown {
  const lines = new Map<string, readonly string[]>();
  const position = (path: string, line: number, column: number): { line: number; column: number } => {
    const known = lines.get(path) ?? (read(path) ?? '').split('\n');
    lines.set(path, known);
    return { line, column: Buffer.byteLength((known[line - 1] ?? '').slice(0, column - 1)) + 1 };
  };
  return {
    source: { name: 'plimsoll' },
    diagnostics: jsonFindings(findings, read).map(
      ({ rule, severity, message, path, line, column, endLine, endColumn, fix }) => ({
        message,
        location: {
          path,
          range: { start: position(path, line, column), end: position(path, endLine, endColumn) },
        },
        severity: SEVERITIES[severity as Severity],
        code: { value: rule, ...(rulePage(rule, '').startsWith('https:') ? { url: rulePage(rule, '') } : {}) },
        suggestions: (fix?.edits ?? [])
          .filter((edit) => edit.path === path)
          .map((edit) => ({
            range: {
              start: position(path, edit.startLine, edit.startColumn),
              end: position(path, edit.endLine, edit.endColumn),
            },
            text: edit.text,
          })),
      }),
    ),
  };
}
