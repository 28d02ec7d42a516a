import type { Plan } from '../plan/model.ts';
import { nextStep } from '../plan/plan.ts';
import { diffOf } from './plan-text.ts';

/** The plan as plain data; other programs rely on the names. */
export function planJson(plan: Plan): unknown {
  const { graph, verdicts, steps, thresholds, situation } = plan;
  return {
    situation,
    nextStep: nextStep(plan) ?? null,
    scripts: verdicts.map(({ script, verdict, reasons }) => ({
      path: script.path,
      verdict,
      reasons,
      uses: script.uses.map(({ by, line, when, kind, inImage }) => ({ by, line, when, kind, inImage })),
      language: script.language,
      measures: script.measures,
      copiedBy: script.copiedBy,
    })),
    unresolved: graph.unresolved,
    phases: (['now', 'next', 'then'] as const).map((name) => ({
      name,
      steps: steps
        .filter(({ phase }) => phase === name)
        .map(({ phase: _, patch, changes, ...step }) => ({
          ...step,
          patch: patch ?? null,
          diff: changes.length === 0 ? null : diffOf({ changes }),
        })),
    })),
    thresholds,
  };
}
