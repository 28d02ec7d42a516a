/**
 * What joins two commands of a chain over two lines, as a RUN does it already: which indentation, and the operator in front or behind.
 * @param text a RUN of one line or of several; `\n` ends lines in the result whatever ends them there
 */
export function breakOf(text: string): string {
  const front = /\\\r?\n([ \t]*)&&[ \t]/.exec(text)?.[1];
  if (front !== undefined) return ` \\\n${front}&& `;
  const behind = /&&[ \t]*\\\r?\n([ \t]*)(?=\S)/.exec(text)?.[1];
  if (behind !== undefined) return ` && \\\n${behind}`;
  return ` \\\n${/\\\r?\n([ \t]+)\S/.exec(text)?.[1] ?? '    '}&& `;
}
