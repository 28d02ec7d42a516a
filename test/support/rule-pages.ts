import { readFileSync } from 'node:fs';

export const RULE_PAGES = new URL('../../docs/rules/', import.meta.url);

const pages = new Map<string, string>();

/** The text of a rule's page. */
export function rulePage(id: string): string {
  const known = pages.get(id);
  if (known !== undefined) return known;
  const page = readFileSync(new URL(`${id}.md`, RULE_PAGES), 'utf8');
  pages.set(id, page);
  return page;
}
