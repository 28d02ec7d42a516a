/** The new-side line ranges (from 1, both ends included) of a unified diff's hunks; hunks that only delete have none. */
export function parseHunks(patch: string): { readonly start: number; readonly end: number }[] {
  return [...patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)].flatMap((match) => {
    const start = Number(match[1]);
    const count = match[2] === undefined ? 1 : Number(match[2]);
    return count === 0 ? [] : [{ start, end: start + count - 1 }];
  });
}
