/**
 * Where a rule is explained. ShellCheck's codes keep ShellCheck's own pages.
 * @param pages the address of Plimsoll's pages, without a slash at the end
 */
export function rulePage(rule: string, pages: string): string {
  return /^SC\d+$/.test(rule) ? `https://www.shellcheck.net/wiki/${rule}` : `${pages}/${rule}.md`;
}
