export const PROJECT_URL = 'https://github.com/plimsoll-app/plimsoll';
/** Where the rules' pages are read when nothing else is set. */
export const PAGES_URL = `${PROJECT_URL}/blob/main/docs/rules`;

/**
 * Where a rule is explained. ShellCheck's codes keep ShellCheck's own pages.
 * @param pages the address of Plimsoll's pages, without a slash at the end
 */
export function rulePage(rule: string, pages: string): string {
  return /^SC\d+$/.test(rule) ? `https://www.shellcheck.net/wiki/${rule}` : `${pages}/${rule}.md`;
}
