import { scriptGraph } from '../../src/repository/scripts/graph.ts';
import { memorySnapshot } from '../../src/repository/snapshot.ts';

/** The uses of a script as `by:line when kind`, those in an image with a star. */
export function scriptUses(files: Record<string, string>, path: string): string[] {
  const script = scriptGraph(memorySnapshot(files)).scripts.find((each) => each.path === path);
  return (script?.uses ?? []).map(
    ({ by, line, when, kind, inImage }) => `${by}:${line} ${when} ${kind}${inImage ? ' *' : ''}`,
  );
}
