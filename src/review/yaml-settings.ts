import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import type { Notice } from './types.ts';

/** Notes a mistake at a node of the file. */
export type Report = (node: unknown, message: string) => void;

export interface SettingsFile {
  /** Empty where the file could not be read. */
  readonly items: YAMLMap['items'];
  readonly notices: Notice[];
  readonly report: Report;
}

/** Reads a YAML file that has to be a mapping. Mistakes become notices with line and column (from 1). */
export function readSettingsFile(text: string, path: string): SettingsFile {
  const notices: Notice[] = [];
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const report: Report = (node, message) => {
    const offset = (node as Node | null)?.range?.[0];
    const at = offset === undefined ? undefined : counter.linePos(offset);
    notices.push({ path, line: at?.line, column: at?.col, message });
  };
  for (const error of document.errors) {
    const at = error.linePos?.[0];
    notices.push({ path, line: at?.line, column: at?.col, message: error.message.split('\n')[0] ?? error.message });
  }
  const nothing = { items: [], notices, report };
  if (document.errors.length > 0 || document.contents === null) return nothing;
  if (isMap(document.contents)) return { ...nothing, items: document.contents.items };
  report(document.contents, 'The configuration has to be a mapping of keys to values.');
  return nothing;
}

export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

/** A node as plain data. */
export function plain(node: unknown): unknown {
  return node === null || node === undefined ? null : (node as Node).toJSON();
}

export const LEVELS: readonly string[] = SEVERITIES;

export function isLevel(value: unknown): value is Severity {
  return typeof value === 'string' && LEVELS.includes(value);
}

export function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
