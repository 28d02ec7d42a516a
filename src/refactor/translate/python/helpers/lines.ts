/** The lines of a helper that the program needs: what isn't text is left out. */
export function lines(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join('\n');
}
