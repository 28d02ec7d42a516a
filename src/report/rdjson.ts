import type { Finding } from '../review/types.ts';
import type { Severity } from '../rules/rule.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';
import { type LineIndex, lineIndex, positionAt } from '../text/lines.ts';
import { visible } from './escape.ts';
import { PAGES_URL, PROJECT_URL, rulePage } from './rule-page.ts';

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
  const indexes = new Map<string, LineIndex>();
  return {
    source: { name: 'plimsoll', url: PROJECT_URL },
    diagnostics: findings.map(({ rule, severity, message, path, range, related, fix }) => {
      const index = indexes.get(path) ?? lineIndex(read(path) ?? '');
      indexes.set(path, index);
      return {
        message: visible(message),
        location: { path, range: rangeOf(index, range.start, range.end) },
        severity: SEVERITIES[severity],
        code: { value: rule, url: rulePage(rule, PAGES_URL) },
        suggestions: fix && fix.edits.length > 0 ? [suggestion(index, fix.edits)] : [],
        related_locations: related.map((item) => ({
          message: visible(item.message),
          location: { path, range: rangeOf(index, item.range.start, item.range.end) },
        })),
      };
    }),
  };
}

/** Each suggestion is a way of its own to mend the finding, so the edits of a fix have to become one replacement. */
function suggestion(index: LineIndex, edits: readonly TextEdit[]): unknown {
  const start = Math.min(...edits.map(({ range }) => range.start));
  const end = Math.max(...edits.map(({ range }) => range.end));
  const after = applyEdits(index.text, edits);
  return { range: rangeOf(index, start, end), text: after.slice(start, after.length - (index.text.length - end)) };
}

function rangeOf(index: LineIndex, from: number, to: number): unknown {
  return { start: position(index, from), end: position(index, to) };
}

function position(index: LineIndex, offset: number): unknown {
  const { line, column } = positionAt(index, offset);
  const start = offset - column + 1;
  return { line, column: Buffer.byteLength(index.text.slice(start, offset)) + 1 };
}
