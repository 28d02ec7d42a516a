import type { ComposeFile } from '../compose/model.ts';
import { parseCompose } from '../compose/parse.ts';
import type { Dockerfile } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { fileKind } from '../repository/file-kinds.ts';
import { scriptGraph } from '../repository/scripts/graph.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../repository/scripts/thresholds.ts';
import type { Snapshot } from '../repository/snapshot.ts';
import type { WorkflowFile } from '../workflow/model.ts';
import { parseWorkflow } from '../workflow/parse.ts';
import type { Plan } from './model.ts';
import { monoliths } from './services/find.ts';
import { situationOf } from './situation.ts';
import { stepsOf } from './steps/steps.ts';
import { verdictOf } from './verdict.ts';

/** The refactoring plan of a repository: a verdict for each script, and steps in three phases. The shell grammar must be loaded. */
export function planOf(snapshot: Snapshot, thresholds: Partial<Thresholds> = {}): Plan {
  const graph = scriptGraph(snapshot);
  const limits = { ...DEFAULT_THRESHOLDS, ...thresholds };
  const verdicts = graph.scripts.map((script) => verdictOf(script, limits));
  const dockerfiles: Dockerfile[] = [];
  const composes: ComposeFile[] = [];
  const workflows: WorkflowFile[] = [];
  for (const path of snapshot.list()) {
    const kind = fileKind(path);
    const text = kind === undefined ? undefined : snapshot.read(path);
    if (text === undefined) continue;
    if (kind === 'dockerfile') dockerfiles.push(parseDockerfile(path, text));
    else if (kind === 'compose') composes.push(parseCompose(path, text));
    else workflows.push(parseWorkflow(path, text));
  }
  const found = monoliths(snapshot, dockerfiles, verdicts, limits.backgroundJobs);
  const input = { snapshot, dockerfiles, composes, workflows, verdicts, monoliths: found, thresholds: limits };
  return { graph, verdicts, steps: stepsOf(input), situation: situationOf(input), thresholds: limits };
}

/** The sentence that says what to do first; undefined when there is nothing to do. */
export function nextStep({ steps }: Plan): string | undefined {
  const [first, ...others] = steps;
  if (!first) return undefined;
  const place = first.places[0];
  const at = place === undefined || first.title.includes(place.path) ? '' : ` (\`${place.path}\`)`;
  const more =
    others.length === 0 ? '' : `; ${others.length === 1 ? '1 step follows' : `${others.length} steps follow`}`;
  return `Next step: ${first.title}${at}${more}.`;
}
