import type { Plan } from '../plan/model.ts';

/** The plan as plain data; other programs rely on the names. */
export function planJson({ graph, verdicts, steps, thresholds }: Plan): unknown {
  return {
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
        .map(({ phase: _, patch, ...step }) => ({ ...step, patch: patch ?? null })),
    })),
    thresholds,
  };
}
