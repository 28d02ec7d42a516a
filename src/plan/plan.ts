import { parseDockerfile } from '../dockerfile/parse.ts';
import { isDockerfilePath } from '../repository/dockerfile-paths.ts';
import { scriptGraph } from '../repository/scripts/graph.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../repository/scripts/thresholds.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import type { Plan } from './model.ts';
import { stepsOf } from './steps.ts';
import { verdictOf } from './verdict.ts';

/** The refactoring plan of a repository: a verdict for each script, and steps in three phases. The shell grammar must be loaded. */
export function planOf(snapshot: Snapshot, thresholds: Partial<Thresholds> = {}): Plan {
  const graph = scriptGraph(snapshot);
  const limits = { ...DEFAULT_THRESHOLDS, ...thresholds };
  const verdicts = graph.scripts.map((script) => verdictOf(script, limits));
  const dockerfiles = snapshot
    .list()
    .filter(isDockerfilePath)
    .flatMap((path) => {
      const text = snapshot.read(path);
      return text === undefined ? [] : [parseDockerfile(path, text)];
    });
  return { graph, verdicts, steps: stepsOf(dockerfiles, verdicts, limits), thresholds: limits };
}
