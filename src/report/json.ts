import type { Finding } from '../review/types.ts';
import { type LineIndex, lineIndex, positionAt } from '../text/lines.ts';

/** A finding of the JSON contract: lines and columns from 1, the end exclusive, columns in UTF-16 units. */
export interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly aliases: readonly string[];
  readonly fix: null | JsonFix;
}

interface JsonFix {
  readonly safety: string;
  readonly title: string;
  readonly edits: readonly JsonEdit[];
  /** Whole files that belong to the fix, such as a `.dockerignore`: to be made, or replaced. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

interface JsonEdit {
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** Findings as plain data. @param read gives the text of a file that has findings */
export function jsonFindings(findings: readonly Finding[], read: (path: string) => string | undefined): JsonFinding[] {
  const indexes = new Map<string, LineIndex>();
  return findings.map((finding) => {
    const { rule, severity, message, path, line, column, endLine, endColumn, aliases, fix } = finding;
    const index = fix ? (indexes.get(path) ?? lineIndex(read(path) ?? '')) : undefined;
    if (index) indexes.set(path, index);
    const edits = (fix?.edits ?? []).map(({ range, text }) => {
      const start = index ? positionAt(index, range.start) : { line, column };
      const end = index ? positionAt(index, range.end) : { line: endLine, column: endColumn };
      return { path, startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column, text };
    });
    return {
      rule,
      severity,
      message,
      path,
      line,
      column,
      endLine,
      endColumn,
      aliases,
      fix: fix ? { safety: fix.safety, title: fix.title, edits, files: fix.files ?? [] } : null,
    };
  });
}
